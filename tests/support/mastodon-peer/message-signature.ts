import { createHash, type KeyObject, sign } from "node:crypto";

/** The headers of a POST signed by RFC 9421, as Mastodon 4.7 falls back to (federation.md 2.7). */
export const messageSignature = (
  address: string,
  body: string,
  signer: { readonly keyId: string; readonly privateKey: KeyObject },
  now: Date,
): Record<string, string> => {
  const contentDigest = `sha-256=:${createHash("sha256").update(body).digest("base64")}:`;
  const created = Math.floor(now.getTime() / 1000);
  const parameters = `("@method" "@target-uri" "content-digest");created=${created};keyid="${signer.keyId}";alg="rsa-v1_5-sha256"`;
  const base = [
    `"@method": POST`,
    `"@target-uri": ${address}`,
    `"content-digest": ${contentDigest}`,
    `"@signature-params": ${parameters}`,
  ].join("\n");
  return {
    "content-digest": contentDigest,
    "signature-input": `sig1=${parameters}`,
    signature: `sig1=:${sign("sha256", Buffer.from(base), signer.privateKey).toString("base64")}:`,
  };
};
