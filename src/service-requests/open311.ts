import {
  type DeskHttp,
  type DeskSettings,
  DeskTrouble,
  handIn,
  jsonIn,
  lookUp,
  refusalIn,
  type ServiceDesk,
  textIn,
} from "./service-desk.ts";

const accept = { accept: "application/json" };
/** Of so many services we look up which questions they ask; what comes after is not offered. */
const mostServices = 100;

/** A report that waits for its number is known by what the desk gave for it, with this before it. */
const byToken = "token:";

/**
 * Open311 GeoReport v2, in JSON: `services`, `requests` and, where a desk numbers its requests later, `tokens`. Services
 * that ask questions of their own are not offered: we could not answer them.
 */
export const open311 = (
  { address, jurisdiction, apiKey }: Pick<DeskSettings, "address" | "jurisdiction" | "apiKey">,
  http: DeskHttp,
): ServiceDesk => {
  const common = { ...(jurisdiction === null ? {} : { jurisdiction_id: jurisdiction }) };
  const at = (path: string): string => {
    const query = new URLSearchParams(common).toString();
    return `${address}/${path}.json${query === "" ? "" : `?${query}`}`;
  };
  /** The first of the list in which everything comes. */
  const firstIn = (found: unknown): unknown => (Array.isArray(found) ? found[0] : found);

  const asksQuestions = async (code: string): Promise<boolean> => {
    const answer = await http.get(at(`services/${encodeURIComponent(code)}`), accept);
    if (answer.status !== 200) return true;
    const { attributes } = (firstIn(jsonIn(answer)) ?? {}) as { attributes?: unknown };
    return Array.isArray(attributes) && attributes.some((attribute) => isTrue(attribute, "required"));
  };

  return {
    categories: async () => {
      const answer = await http.get(at("services"), accept);
      if (answer.status !== 200) throw new DeskTrouble("no-answer", `The list of services: status ${answer.status}`);
      const services = jsonIn(answer);
      if (!Array.isArray(services)) throw new DeskTrouble("not-readable", "There is no list of services.");
      const offered = [];
      for (const service of services.slice(0, mostServices)) {
        const code = textIn(service, "service_code");
        const name = textIn(service, "service_name", 120);
        if (code === null || name === null) continue;
        if (isTrue(service, "metadata") && (await asksQuestions(code))) continue;
        offered.push({ code, name, group: textIn(service, "group", 120) });
      }
      return offered;
    },

    submit: ({ category, description, place, point }) =>
      handIn(async () => {
        const form = new URLSearchParams({
          ...common,
          ...(apiKey === null ? {} : { api_key: apiKey }),
          service_code: category.code,
          lat: String(point.latitude),
          long: String(point.longitude),
          ...(place === "" ? {} : { address_string: place }),
          description,
        });
        const answer = await http.post(
          `${address}/requests.json`,
          { ...accept, "content-type": "application/x-www-form-urlencoded; charset=utf-8" },
          form.toString(),
        );
        const refused = refusalIn(answer);
        if (refused !== null) return refused;
        const taken = firstIn(jsonIn(answer));
        const id = textIn(taken, "service_request_id");
        const token = textIn(taken, "token");
        return { kind: "taken", reference: id ?? (token === null ? null : byToken + token), number: id };
      }),

    look: (reference) =>
      lookUp(async () => {
        let id: string | null = reference;
        if (reference.startsWith(byToken)) {
          const token = reference.slice(byToken.length);
          const answer = await http.get(at(`tokens/${encodeURIComponent(token)}`), accept);
          if (answer.status !== 200) return { kind: "silent" };
          id = textIn(firstIn(jsonIn(answer)), "service_request_id");
          // It has no number yet: it was taken, and that is all there is to tell.
          if (id === null) return { kind: "open", words: null, number: null };
        }
        const answer = await http.get(at(`requests/${encodeURIComponent(id)}`), accept);
        if (answer.status === 404 || answer.status === 410) return { kind: "gone" };
        if (answer.status !== 200) return { kind: "silent" };
        const found = firstIn(jsonIn(answer));
        const state = textIn(found, "status")?.toLowerCase();
        if (state !== "open" && state !== "closed") return { kind: "silent" };
        return { kind: state, words: textIn(found, "status_notes", 1_000), number: id };
      }),
  };
};

/** Desks write `true` as a word and as a sign. */
const isTrue = (value: unknown, name: string): boolean => {
  const found = (value as Record<string, unknown> | null)?.[name];
  return found === true || found === "true";
};
