/** The official source that these names are like; the others are like an authority. */
export const realName = "Gemeente Veldermeer";

/** Names that a reader would take for that source or for an authority, by the way in which they are made. */
export const lookAlikeNames: Readonly<Record<string, readonly string[]>> = {
  "written as it is": [
    "Gemeente Veldermeer",
    "gemeente veldermeer",
    "GEMEENTE VELDERMEER",
    "Politie",
    "Brandweer Holtveen",
  ],
  "Cyrillic letters": ["Gеmeente Veldermeer", "Роlitie", "Gеmееntе", "Рolіtіе", "Brаndwееr"],
  "Greek letters": ["Gεmεεntε", "Pοlitiε", "ΡΟLΙΤΙΕ", "Gemεente Veldermeer", "Burgεmεεster"],
  "letters of other scripts": ["Ꮐemeente", "Ꮲolitie", "GemeenᎢe", "Pօlitie", "ꓟunicipality"],
  "letters that look like one another": ["Poiitie", "PoIitie", "Po|itie", "Gerneente", "Wijkagenτ"],
  "full width, small capitals, letters in circles and styled letters": [
    "Ｇｅｍｅｅｎｔｅ",
    "ɢᴇᴍᴇᴇɴᴛᴇ",
    "Ⓟⓞⓛⓘⓣⓘⓔ",
    "🅿🅾🅻🅸🆃🅸🅴",
    "𝐆𝐞𝐦𝐞𝐞𝐧𝐭𝐞",
    "𝓟𝓸𝓵𝓲𝓽𝓲𝓮",
    "🇵🇴🇱🇮🇹🇮🇪",
  ],
  "what shows nothing": [
    "Gem\u200beente",
    "Po\u00adlitie",
    "G\u2060emeente Veldermeer",
    "Poli\u{e0061}tie",
    "Ge\ufeffmeente",
  ],
  "marks on letters": ["Gémeënte", "Pólitìe", "G̶e̶m̶e̶e̶n̶t̶e̶", "Politıe̊"],
  "turned direction": ["\u202eeitilop", "\u2067etneemeG", "\u202eremredlev etneemeG"],
  "digits and signs for letters": ["G3m33nt3", "P0l1t1e", "P0LIT!E", "8randweer", "Gemeente V3lderm33r"],
  "other spaces and punctuation": [
    "G e m e e n t e",
    "P.o.l.i.t.i.e",
    "Ge-meente",
    "Gemeente\u00a0Veldermeer",
    "GemeenteVeldermeer",
    "gemeente_veldermeer",
    "Poli tie",
  ],
  "letters twice": ["Gemeeente", "Polittie", "Gemmeente Veldermeer"],
  "words around it": [
    "Gemeente Veldermeer (echt)",
    "De Politie van Veldermeer",
    "Klantenservice gemeente",
    "Info · Gemeente",
  ],
  "what a badge says": ["O f f i c i e e l", "Of ficieel"],
};

/** Names with something that could be taken for our badge, and what is left of each. */
export const namesWithBadges: readonly (readonly [name: string, left: string])[] = [
  ["Sanne ✓", "Sanne"],
  ["✔ Sanne", "Sanne"],
  ["Sanne ☑️", "Sanne"],
  ["Sanne ✅ officieel", "Sanne"],
  ["Sanne 🛡️", "Sanne"],
  ["🏛️ Sanne", "Sanne"],
  ["Sanne 👮", "Sanne"],
  ["Sanne :verified:", "Sanne"],
  ["Sanne :gemeente_logo:", "Sanne"],
  ["Sanne (officieel)", "Sanne"],
  ["[Official] Sanne", "Sanne"],
  ["Sanne • geverifieerd", "Sanne"],
  ["Sanne 0fficieel", "Sanne"],
  ["Sanne ®", "Sanne"],
  ["Officiële bron", "bron"],
];

/** Names of people who are called so, and that stay as they are. */
export const innocentNames: readonly string[] = [
  ...["Mirjam Gemeentes", "Polit Ie", "Jan Politiek", "Piet Brandweerman", "Agnes Overheide", "Wim Provinciaal"],
  ...["Ria", "Sanne de Vries", "Anne-Marie van 't Hof", "Fatıma Öztürk", "Łukasz Nowak", "Ольга Иванова", "Γιάννης"],
  ...["محمد علي", "李小龍", "Žofia", "Ngọc Ánh", "Ibrahima Diallo", "J.P. Bakker", "B0b", "Wim 3", "Ø. Hansen"],
  ...["Ria 🌷", "👩‍🌾 Joke", "Opa & oma Jansen", "de buurvrouw van 12", "G. Meent", "Poli", "Offie", "Ed Verifi"],
];
