/**
 * What software and other sites read of a wijk, by place: feeds, quotes of everything there is (`ids`, whoever it is for),
 * and the list for frames.
 */
export const readElsewhere = async (
  origin: string,
  ids: readonly string[],
): Promise<readonly (readonly [place: string, text: string])[]> => {
  const read = async (paths: readonly string[]): Promise<string> => {
    const texts: string[] = [];
    for (const path of paths) {
      const response = await fetch(origin + path, { headers: { "x-forwarded-for": "203.0.113.7" } });
      texts.push([...response.headers].join("\n"), await response.text());
    }
    return texts.join("\n");
  };
  const quoteOf = (id: string) => `/oembed?${new URLSearchParams({ url: `${origin}/vragen/${id}` })}`;
  const ofThreads = ids.flatMap((id) => ["atom", "json"].map((form) => `/vragen/${id}/antwoorden.${form}`));
  return [
    ["feeds", await read(["/plein.atom", "/plein.json", ...ofThreads])],
    ["quotes", await read(ids.map(quoteOf))],
    ["frames", await read(["/insluiten?aantal=20"])],
  ];
};
