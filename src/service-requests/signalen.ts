import {
  type DeskHttp,
  type DeskSettings,
  DeskTrouble,
  handIn,
  jsonIn,
  lookUp,
  type Report,
  refusalIn,
  type ServiceCategory,
  type ServiceDesk,
  textIn,
} from "./service-desk.ts";

const accept = { accept: "application/json" };
const mostPages = 10;

/** Where the API begins, from the address of any part of it. */
export const signalenAddress = (address: string): string =>
  address.replace(/\/+$/, "").replace(/\/signals(\/v1(\/public(\/.*)?)?)?$/, "");

/** The words of a report in the one field that everybody at the desk reads: what it is, and where. */
const wordsOf = ({ description, place }: Report): string =>
  place === "" ? description : `${description}\n\nWaar: ${place}`;

/**
 * The public API of Signalen, version 1, which asks for no account: what is handed in there is anonymous, and only whether
 * it is open or closed is told about it.
 */
export const signalen = ({ address }: Pick<DeskSettings, "address">, http: DeskHttp): ServiceDesk => {
  const api = `${address}/signals/v1/public`;
  const { origin } = new URL(address);

  const categoriesAt = async (url: string): Promise<{ found: ServiceCategory[]; next: string | null }> => {
    const answer = await http.get(url, accept);
    if (answer.status !== 200) throw new DeskTrouble("no-answer", `The list of categories: status ${answer.status}`);
    const page = jsonIn(answer) as { results?: unknown; _links?: { next?: { href?: unknown } } };
    if (!Array.isArray(page.results)) throw new DeskTrouble("not-readable", "There is no list of categories.");
    const next = page._links?.next?.href;
    return {
      found: page.results.flatMap((main) => subCategories(main)),
      next: typeof next === "string" && next.startsWith(`${origin}/`) ? next : null,
    };
  };

  return {
    categories: async () => {
      const all: ServiceCategory[] = [];
      let url: string | null = `${api}/terms/categories/`;
      for (let page = 0; url !== null && page < mostPages; page++) {
        const { found, next } = await categoriesAt(url);
        all.push(...found);
        url = next;
      }
      return all;
    },

    submit: (report) =>
      handIn(async () => {
        const { category, point, at } = report;
        const answer = await http.post(
          `${api}/signals/`,
          { ...accept, "content-type": "application/json" },
          JSON.stringify({
            text: wordsOf(report),
            location: { geometrie: { type: "Point", coordinates: [point.longitude, point.latitude] } },
            category: { sub_category: `${address}${category.code}` },
            reporter: { sharing_allowed: false },
            incident_date_start: at.toISOString(),
          }),
        );
        const refused = refusalIn(answer);
        if (refused !== null) return refused;
        const taken = jsonIn(answer);
        return { kind: "taken", reference: textIn(taken, "signal_id"), number: numberIn(taken) };
      }),

    look: (reference) =>
      lookUp(async () => {
        const answer = await http.get(`${api}/signals/${encodeURIComponent(reference)}`, accept);
        if (answer.status === 404 || answer.status === 410) return { kind: "gone" };
        if (answer.status !== 200) return { kind: "silent" };
        const found = jsonIn(answer);
        const state = textIn((found as { status?: unknown } | null)?.status, "state");
        if (state !== "OPEN" && state !== "CLOSED") return { kind: "silent" };
        return { kind: state === "OPEN" ? "open" : "closed", words: null, number: numberIn(found) };
      }),
  };
};

const numberIn = (signal: unknown): string | null => textIn(signal, "id_display", 60) ?? textIn(signal, "_display", 60);

const nameIn = (category: unknown): string | null =>
  textIn(category, "public_name", 120) ?? textIn(category, "name", 120);

/** The categories in which something can be reported; a category is known by the path of its address. */
const subCategories = (main: unknown): ServiceCategory[] => {
  const below = (main as { sub_categories?: unknown } | null)?.sub_categories;
  if (!Array.isArray(below)) return [];
  return below.flatMap((category) => {
    const href = textIn((category as { _links?: { self?: unknown } } | null)?._links?.self, "href", 500);
    const name = nameIn(category);
    const isActive = (category as { is_active?: unknown } | null)?.is_active !== false;
    if (href === null || name === null || !isActive || !URL.canParse(href)) return [];
    return [{ code: new URL(href).pathname, name, group: nameIn(main) }];
  });
};
