import type { Page, Person } from "./person.ts";

/** What an administrator chooses about a source that says everything. */
export const sourceForm = { kind: "gemeente", only: "all", hashtag: "" } as const;

/** Looks an address up on the page of official sources; gives what was found, as its form sends it along. */
export const lookUpSource = async (
  administrator: Person,
  address: string,
): Promise<Page & { readonly uri: string }> => {
  const page = await administrator.post("/beheer/officiele-bronnen", { address });
  return { ...page, uri: /name="uri" value="([^"]+)"/.exec(page.html)?.[1] ?? "" };
};

/** Names whoever is found at an address as an official source, through both forms. */
export const nameSource = async (
  administrator: Person,
  address: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<Page> => {
  const found = await lookUpSource(administrator, address);
  if (found.uri === "") throw new Error(`Nobody was found at ${address}: ${found.status} ${found.html}`);
  const page = await administrator.post("/beheer/officiele-bronnen/ja", { ...sourceForm, uri: found.uri, ...fields });
  if (page.status !== 200 || !page.url.endsWith("/beheer/officiele-bronnen"))
    throw new Error(`Naming ${address} answered ${page.status}: ${page.html}`);
  return page;
};
