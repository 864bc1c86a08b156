/** Choosing colours and the size of letters. */
export const appearance = {
  "appearance.link": "Letters en kleuren",
  "appearance.title": "Letters en kleuren",
  "appearance.lead": "Kies hoe jij het fijnst leest.",
  "appearance.stays":
    "Je keuze blijft op dit toestel staan. Wij bewaren hem niet. Kom je een jaar niet, dan is hij weg.",
  "appearance.back": "Terug naar waar je was",
  "appearance.back.start": "Naar de start",

  "appearance.colours": "Welke kleuren wil je?",
  "appearance.colours.device": "Zoals mijn toestel",
  "appearance.colours.device.hint": "Staat je toestel op donker? Dan is dit het ook.",
  "appearance.colours.light": "Licht",
  "appearance.colours.light.hint": "Donkere letters op een lichte bladzijde.",
  "appearance.colours.dark": "Donker",
  "appearance.colours.dark.hint": "Lichte letters op een donkere bladzijde.",
  "appearance.colours.contrast": "Hoog contrast, licht",
  "appearance.colours.contrast.hint": "Zwart op wit. Alles heeft een scherpe rand.",
  "appearance.colours.contrast-dark": "Hoog contrast, donker",
  "appearance.colours.contrast-dark.hint": "Wit en geel op zwart. Alles heeft een scherpe rand.",
  "appearance.forced": "Je toestel kiest nu zelf alle kleuren. Dat gaat voor.",

  "appearance.text": "Hoe groot wil je de letters?",
  "appearance.text.gewoon": "Gewoon",
  "appearance.text.gewoon.hint": "Zo groot als je toestel ze maakt.",
  "appearance.text.groot": "Groot",
  "appearance.text.groot.hint": "Bijna een vijfde groter.",
  "appearance.text.extra-groot": "Extra groot",
  "appearance.text.extra-groot.hint": "Meer dan een derde groter. Het menu staat dan bovenaan.",

  "appearance.sample": "Zo ziet het eruit",
  "appearance.sample.title": "Wie heeft een ladder te leen?",
  "appearance.sample.words": "Ik wil zaterdag mijn dakgoot schoonmaken. Hij moet 4 meter hoog zijn.",
  "appearance.sample.link": "Hier staat meer over goed kunnen lezen",
  "appearance.save": "Bewaar mijn keuze",

  "me.appearance": "Letters en kleuren",
  "me.appearance.lead": "Kies grotere letters, donker of hoog contrast. Dat geldt op dit toestel.",
  "me.appearance.go": "Kies letters en kleuren",
} as const;
