/** Texts of the letters about questions without a name. No subject says what a question is about. */
export const lettersNameless = {
  "letter.own-page.subject": "Jouw eigen pagina in {wijk}",
  "letter.own-page.what": "Hier lees je de antwoorden, zeg je iets terug en trek je iets in.",
  "letter.own-page.go": "Naar je eigen pagina",
  "letter.own-page.secret": "Wie deze link heeft, kan dat ook. Geef hem dus niet door.",

  "letter.nameless-answer.subject": "Er is een antwoord voor je in {wijk}",
  "letter.nameless-answer.heading": "Er is een antwoord voor je",
  "letter.nameless-answer.by": "{author} antwoordt",
  "letter.nameless-answer.go": "Lees verder of zeg iets terug",

  "letter.nameless-choose.subject": "Jij kiest hoe het verdergaat in {wijk}",
  "letter.nameless-choose.heading": "Wat wil je met je vraag?",
  "letter.nameless-choose.what":
    "Er is nog geen antwoord dat helpt. Wil je verder vragen, wachten of afronden? Er gaat niets weg zonder jouw ja.",
  "letter.nameless-choose.go": "Kies op je eigen pagina",

  "letter.nameless-ended.subject": "Je vraag in {wijk} is afgerond",
  "letter.nameless-ended.heading": "Je vraag is afgerond",
  "letter.nameless-ended.what": "We hoorden niets meer van je. Daarom hebben we je vraag afgerond.",
  "letter.nameless-ended.go": "Toch nog nodig? Open je vraag weer",

  "letter.nameless-closing.subject": "Is je vraag in {wijk} klaar?",
  "letter.nameless-closing.heading": "Zullen jullie je vraag afronden?",
  "letter.nameless-closing.what":
    "Een wijkwijzer keek naar je vraag. Is je vraag zo beantwoord? Dan ronden jullie hem samen af. Kies je niets? Op je eigen pagina lees je wat er dan gebeurt.",
  "letter.nameless-closing.go": "Kies: afronden, of nog niet",

  "letter.nameless-helped.subject": "Is het gelukt in {wijk}?",
  "letter.nameless-helped.later": "Wat je zegt, komt binnen een uur bij je vraag. Zo ziet niemand wanneer je hier was.",

  "letter.entrusted.subject": "Iemand in {wijk} vertrouwt je een vraag toe",
  "letter.entrusted.what": "Een buur stelde een vraag zonder naam en koos jou als wijkwijzer.",
  "letter.entrusted.go": "Kijk wie het is",
  "letter.entrusted.only": "Alleen jij kunt dat zien. Houd het voor je.",

  "letter.unseal-request.subject": "Een verzoek om mee te beslissen in {wijk}",
  "letter.unseal-request.what": "{name} wil zien wie een vraag zonder naam stelde.",
  "letter.unseal-request.by": "{name} schrijft waarom",
  "letter.unseal-request.how": "Dat kan alleen als een tweede het ermee eens is, binnen zeven dagen.",
  "letter.unseal-request.go": "Bekijk het verzoek",

  "letter.unsealed.subject": "Je naam is bekeken in {wijk}",
  "letter.unsealed.what": "Je stelde een vraag zonder naam. Twee mensen hebben besloten om je naam te bekijken.",
  "letter.unsealed.only": "Alleen zij zien je naam. Ben je het er niet mee eens? Spreek een van beiden aan.",
} as const;
