const birds =
  "merel mees mus roodborst winterkoning zwaluw spreeuw vink putter kauw ekster specht ooievaar kievit grutto scholekster lijster koolmees boomklever sijs tureluur wulp fuut meerkoet reiger ijsvogel uil buizerd valk duif gaai nachtegaal".split(
    " ",
  );

const manners =
  "stille vrolijke vroege late rustige wakkere vrije dappere milde frisse gele bonte rode blauwe groene paarse verre nieuwe gouden zilveren zachte gestreepte gespikkelde warme koele zonnige winterse zomerse heldere kalme dromerige nieuwsgierige".split(
    " ",
  );

const places = [
  "in de linde",
  "in de beuk",
  "in de eik",
  "in de wilg",
  "in de berk",
  "in de vlier",
  "in de haag",
  "in de heg",
  "in de klimop",
  "in het riet",
  "in het gras",
  "in het park",
  "in de tuin",
  "in de goot",
  "in de regen",
  "in de mist",
  "in de zon",
  "op het dak",
  "op het hek",
  "op de brug",
  "op de kade",
  "op de dijk",
  "op de paal",
  "op de lantaarn",
  "op de schoorsteen",
  "op het balkon",
  "op het water",
  "op het plein",
  "bij de vijver",
  "bij de molen",
  "bij de kerk",
  "bij de sloot",
];

/** One of `choices`, each as likely. */
export const oneOf = <T>(choices: readonly T[]): T => {
  const fair = 2 ** 32 - (2 ** 32 % choices.length);
  for (;;) {
    const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
    if (drawn < fair) return choices[drawn % choices.length] as T;
  }
};

/** A name that tells nothing about whoever gets it: `stille merel in de linde`, one of 32,768, drawn at random. */
export const drawPseudonym = (): string => `${oneOf(manners)} ${oneOf(birds)} ${oneOf(places)}`;

/** The bird in a pseudonym, for where one word must do. */
export const birdIn = (pseudonym: string): string => pseudonym.split(" ")[1] ?? "";

const drawnAtMost = 200;

/** A pseudonym that `isTaken` does not know yet. Throws when there is hardly one left. */
export const drawFreePseudonym = async (isTaken: (pseudonym: string) => Promise<boolean>): Promise<string> => {
  for (let drawn = 0; drawn < drawnAtMost; drawn++) {
    const pseudonym = drawPseudonym();
    if (!(await isTaken(pseudonym))) return pseudonym;
  }
  throw new Error("Nearly every pseudonym was used.");
};
