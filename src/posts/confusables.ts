/**
 * Signs that a reader takes for a letter, by that letter, as they stand once compatibility forms and marks are taken apart: the
 * pairs are facts of Unicode's confusables (UTS 39), narrowed to what looks like a small or capital letter of the Latin alphabet.
 * `l` stands with `i`: in many fonts these are one stroke.
 */
const lookAlikes: Readonly<Record<string, string>> = {
  a: "ɑαаᴀᎪᗅꓮ⍺Λᗩ",
  b: "ЬвВʙᏏᖯꓐβΒƄßɓ",
  c: "ϲсСᴄⲥⲤᏟꓚ¢©ɕ",
  d: "ԁɗᏧᑯꓒժđðᴅᗞꓓ",
  e: "еЕєҽɛεΕᴇꓰᎬ⋿əɘэ℮",
  f: "ϝғƒſꞙքꓝᖴ",
  g: "ɡցɢԌᏀꓖǥɠ",
  h: "һհʜНΗнᏂꓧⲎħ",
  i: "іІıιΙɩɪӀӏꙇᛁ׀ǀꞁاוlłɫʟᒪꓡꓲᏞᏆ∣",
  j: "јЈʝյꓙ",
  k: "кКκΚᴋꓗҟⲕ",
  m: "мМΜᴍꓟɱⲙᎷ",
  n: "ոռɴηΝпиꓠɲŋ",
  o: "оОοΟօσᴏꓳøөⲟס٥०০ᴑ◯",
  p: "рРρΡᴘꓑþƿϸᏢ",
  q: "ԛգզ",
  r: "гᴦʀᎡꓣɾⲅяᖇ",
  s: "ѕЅʂꜱꓢ§ƨՏᏚ",
  t: "тТτΤᴛꓔŧⲧᎢ†",
  u: "υսᴜцꞟʋ∪ꓴՍμ",
  v: "νѵᴠꓦ∨",
  w: "ԝѡᴡшωꓪաᎳ",
  x: "хХχΧ×ꓫⲭ",
  y: "уУγΥʏꓬүɣ¥",
  z: "ᴢʐƶꓜΖᏃ",
};

/** Digits and signs that people type for a letter. */
const typedFor: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "6": "g",
  "7": "t",
  "8": "b",
  "9": "g",
  "@": "a",
  $: "s",
  "€": "e",
  "!": "i",
  "|": "i",
  "+": "t",
};

const letters = new Map(
  Object.entries(lookAlikes).flatMap(([letter, signs]) => [...signs].map((sign) => [sign, letter] as const)),
);

/** Letters in a box or a circle that have no plain form in Unicode, and letters of flags: from here on in alphabetical order. */
const alphabets = [0x1f150, 0x1f170, 0x1f1e6];

const boxed = (sign: string): string | undefined => {
  const code = sign.codePointAt(0) ?? 0;
  const start = alphabets.find((first) => code >= first && code < first + 26);
  return start === undefined ? undefined : String.fromCharCode(0x61 + code - start);
};

/** Marks above and below letters, and whatever shows nothing. */
const unseen = /[\p{M}\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}]/gu;

const letterFor = (sign: string): string => {
  const small = boxed(sign) ?? sign.toLowerCase();
  return letters.get(sign) ?? letters.get(small) ?? small;
};

/** Two letters that look like one. */
const joined = (text: string): string => text.replaceAll("rn", "m").replaceAll("vv", "w");

/**
 * What a reader sees in a text: every sign as the letter of `a` to `z` that it looks like, in lower case; what looks like none
 * stays. With `typed` also digits and signs that stand for a letter, a `!`, `|` or `+` only within a word.
 */
export const asSeen = (text: string, { typed }: { readonly typed: boolean }): string => {
  const plain = text.normalize("NFKD").replace(unseen, "");
  const readable = typed ? plain.replace(/(?<![\p{L}\p{N}])[!|+]|[!|+](?![\p{L}\p{N}])/gu, " ") : plain;
  const signs = [...readable].map((sign) => letterFor((typed ? typedFor[sign] : undefined) ?? sign));
  return joined(signs.join(""));
};
