/**
 * Gives documents steady words for what differs from run to run: hosts, ids in order of appearance (or under the names that
 * the test gives them), random handles, keys and signatures.
 */
export const createSteady = (hosts: Readonly<Record<string, string>>) => {
  const names = new Map<string, string>();
  return {
    /** From now on the id at the end of `uri` is called `name`. */
    name: (uri: string, name: string): void => {
      names.set(uri.split("/").at(-1) ?? "", name);
    },
    of: (document: unknown): unknown => {
      let text = JSON.stringify(document, null, 1);
      for (const [host, name] of Object.entries(hosts)) {
        text = text.replaceAll(host, name).replaceAll(`http://${name}`, `https://${name}`);
      }
      return JSON.parse(
        text
          .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) => {
            const known = names.get(id) ?? `id-${names.size + 1}`;
            names.set(id, known);
            return known;
          })
          .replaceAll(/\b[a-z]+_[bcdfghjkmnpqrstvwxz2-9]{8}\b/g, "vogel_xxxxxxxx")
          .replaceAll(/iemand uit Holtveen \([a-z ]+\)/g, "iemand uit Holtveen (vogel)")
          .replaceAll(/"-----BEGIN PUBLIC KEY-----[^"]*"/g, '"(public key)"')
          .replaceAll(/"publicKeyMultibase": "z6Mk[^"]*"/g, '"publicKeyMultibase": "(public key)"')
          .replaceAll(/"proofValue": "z[^"]*"/g, '"proofValue": "(proof)"')
          .replaceAll(/"signatureValue": "[^"]*"/g, '"signatureValue": "(signature)"'),
      );
    },
  };
};
