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

/** All that a visitor finds of any of these words, alone and as how a longer word begins, in the time that is given for each. */
export const searchFor = async (origin: string, words: readonly string[], pause: () => void): Promise<string> => {
  const found: string[] = [];
  for (const word of words.flatMap((each) => [each, each.slice(0, 9)])) {
    pause();
    const response = await fetch(`${origin}/zoeken?${new URLSearchParams({ wat: word })}`);
    const html = await response.text();
    if (response.status !== 200) throw new Error(`Searching answered ${response.status}`);
    // What was typed stands on the page as well: only what was found counts.
    found.push(...[...html.matchAll(/<ul class="rows hits">.*?<\/ul>/gs)].map(([rows]) => rows));
  }
  return found.join("\n").replaceAll(/<[/]?mark>|<!--.*?-->/g, "");
};
