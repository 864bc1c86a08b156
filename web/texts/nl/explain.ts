/** What went wrong with a whole page, and the pages that explain the wijk. */
export const explain = {
  "problem.400.title": "Dit konden we niet lezen",
  "problem.400.what": "Er kwam iets binnen dat we niet begrijpen.",
  "problem.400.do": "Ga terug en probeer het nog eens.",
  "problem.401.title": "Log eerst in",
  "problem.401.what": "Deze bladzijde is voor bewoners die meedoen.",
  "problem.401.do": "Log in. Was je aan het typen? Ga dan eerst terug en bewaar je tekst.",
  "problem.403.title": "Dit mag je niet doen",
  "problem.403.what": "Je bent ingelogd, maar dit hoort niet bij jouw taken. Of je stuurde iets vanaf een andere site.",
  "problem.403.do": "Ga terug. Klopt het niet? Vraag het de beheerder van je wijk.",
  "problem.404.title": "Hier staat niets",
  "problem.404.what": "Deze bladzijde bestaat niet, is ingetrokken, of is niet voor jou bedoeld.",
  "problem.404.do": "Kijk of het adres klopt, of ga naar de vragen. Log in als je meedoet.",
  "problem.409.title": "Dit kan nu niet meer",
  "problem.409.what": "Intussen is er iets veranderd.",
  "problem.409.do": "Ga terug en kijk hoe het er nu voor staat.",
  "problem.413.title": "Dit is te groot",
  "problem.413.what": "Wat je stuurde, is groter dan we aannemen.",
  "problem.413.do": "Ga terug en maak je tekst korter. Meestal staat er nog wat je typte.",
  "problem.422.title": "Er klopt nog iets niet",
  "problem.422.what": "We konden niet alles gebruiken wat je invulde.",
  "problem.422.do": "Ga terug en kijk het nog eens na.",
  "problem.429.title": "Even wachten",
  "problem.429.what": "Dit is in korte tijd te vaak geprobeerd.",
  "problem.429.do": "Wacht een paar minuten en probeer het dan nog eens.",
  "problem.429.do.minutes": {
    one: "Wacht 1 minuut en probeer het dan nog eens.",
    other: "Wacht {count} minuten en probeer het dan nog eens.",
  },
  "problem.500.title": "Er ging bij ons iets mis",
  "problem.500.what": "Dat ligt niet aan jou. De beheerder kan zien wat er gebeurde.",
  "problem.500.do": "Ga terug en probeer het nog eens. Meestal staat er nog wat je typte.",
  "problem.503.title": "We zijn er even niet",
  "problem.503.what": "Er wordt iets hersteld of het is heel druk.",
  "problem.503.do": "Wacht een minuut en laad de bladzijde dan opnieuw.",
  "problem.plain": "Er ging iets mis. Probeer het over een minuut nog eens.",
  "problem.late": "Het duurt te lang. Probeer het over een minuut nog eens.",
  "problem.start": "Naar de start",
  "problem.sign-in": "Inloggen",
  "problem.questions": "Naar de vragen",

  "rules.title": "Huisregels",
  "rules.lead": "Zo houden we het hier fijn.",
  "rules.1": "Vraag gerust",
  "rules.1.text": "Geen vraag is te klein. Niemand lacht je uit.",
  "rules.2": "Wees vriendelijk",
  "rules.2.text": "Schrijf zoals je aan de deur zou praten. Schelden en bedreigen mag niet.",
  "rules.3": "Laat een ander met rust",
  "rules.3.text": "Schrijf geen namen, adressen of telefoonnummers van anderen op.",
  "rules.4": "Help eerlijk",
  "rules.4.text": "Weet je iets niet zeker? Zeg dat erbij. Reclame hoort hier niet.",
  "rules.moderation": "Als het misgaat",
  "rules.moderation.text":
    "Klopt er iets niet? Geef het door, ook zonder account. Van nieuwe buren leest een moderator de eerste teksten voor anderen ze zien. Een moderator kan een tekst verbergen, en noemt dan een huisregel of de wet.",
  "rules.decision": "Een besluit over jou",
  "rules.decision.text":
    "Je krijgt altijd een brief: wat er besloten is, waarom, en om welke regel het gaat. Een mens beslist, geen computer. Ben je het er niet mee eens? Dan kijkt iemand anders opnieuw. Dat kan ook een moderator van een buurwijk zijn.",
  "rules.danger": "Is er gevaar? Bel 112.",

  "who.title": "Wie ziet wat?",
  "who.lead":
    "In het kort: wat je in de wijk schrijft, blijft in de wijk. Tenzij je zelf voor de kring of voor iedereen kiest.",
  "who.spoken": "Vragen per telefoon",
  "who.spoken.text":
    "Een wijkwijzer kan een vraag opschrijven voor iemand die belt of langskomt. Wie dat is, staat nergens op de site. Een geheugensteun ziet alleen die wijkwijzer zelf. We wissen hem als de vraag klaar is, en altijd na 13 weken.",
  "who.wijk": "Alleen onze wijk",
  "who.wijk.text":
    "Alleen bewoners die meedoen en ingelogd zijn, lezen je vraag en de antwoorden. Zo'n vraag gaat niet naar andere sites.",
  "who.ring": "De kring",
  "who.ring.text":
    "Een wijk kan met andere wijken een kring vormen. Beide beheerders zeggen daar ja op. Kies je de kring? Dan lezen ook bewoners van die wijken je vraag. Je ziet vooraf welke dat zijn. Verder leest niemand mee: geen volgers, andere sites of zoekmachines. Een wijk die later bij de kring komt, leest je vraag niet. Stopt een wijk? Dan vragen we haar alles te wissen.",
  "who.everyone": "Iedereen",
  "who.everyone.text":
    "Iedereen kan de vraag en de antwoorden lezen, ook zonder mee te doen. We sturen ze ook naar wie de wijk volgt: op Mastodon of in een buurwijk. Zij kunnen ze delen. Andere sites kunnen ze laten zien. Intrekken helpt, maar een kopie elders kunnen we niet dwingen weg te gaan.",
  "who.name": "Je naam",
  "who.name.text":
    "Buren zien je naam in de wijk. Buiten de wijk sta je als iemand uit {wijk}, met elke keer een nieuwe naam. Kies en gebruik je een eigen adres? Dan zien mensen van elders wie je bent.",
  "who.me-too": '"Ik heb dit ook"',
  "who.me-too.text":
    "Zeg je dit bij een vraag? Dan staat er hoeveel buren dit ook hebben, nooit wie. Ook de vrager en de beheerders zien het niet. Alleen jij kunt het terugnemen.",
  "who.nameless": "Vragen zonder naam",
  "who.nameless.text":
    "Bij zo'n vraag staat een verzonnen naam. Wie hem stelde, ligt versleuteld in een eigen kast. Alleen de wijkwijzer die de vrager koos, kan het zien, of niemand. Twee moderatoren of beheerders kunnen samen het zegel openen, met een reden. De vrager krijgt daar een brief over.",
  "who.email": "Je e-mailadres",
  "who.email.text":
    "Geen bewoner ziet je e-mailadres. Het ligt versleuteld in een eigen kast. We gebruiken het alleen om je te laten inloggen en te schrijven.",
  "who.language": "Je taal",
  "who.language.text":
    "Kies je een taal? Dan bewaren we dat bij je naam, om je zo te schrijven. Lees je zonder in te loggen? Dan bewaart alleen je eigen apparaat het, een jaar lang. Niemand anders ziet je keuze.",
  "who.messages": "Een gesprek van twee",
  "who.messages.text":
    "Een bericht lezen alleen jij en de ander. De ander krijgt het ook per e-mail. Klopt een bericht niet? Dan kan wie het kreeg het doorgeven. Moderatoren zien dan alleen dat bericht en hoogstens vier eromheen.",
  "who.board": "Mededelingen",
  "who.board.text":
    "Een mededeling is van de wijk. Een moderator schrijft hem, zonder eigen naam. Wie dat was, zien alleen moderatoren en beheerders.",
  "who.people": "De lijst van buren",
  "who.people.text":
    "Je staat er alleen in als je dat zelf kiest. Dan zien buren je naam, sinds wanneer je meedoet en wat je over jezelf invulde. Ook zien ze wat je onder je naam vroeg en antwoordde. Bezoekers, organisaties en mensen van elders zien dit niet. Neem je het terug? Dan ziet meteen niemand het meer. Een moderator kan het met een reden weghalen.",
  "who.search": "Zoeken",
  "who.search.text":
    "Je vindt alleen wat je ook mag lezen. Een gesprek van twee doorzoeken we niet. Wat je typt, bewaren we nergens. Bezoekers vinden geen vragen over een gevoelig onderwerp.",
  "who.staff": "Moderatoren en beheerders",
  "who.staff.text":
    "Moderatoren lezen ook verborgen antwoorden. Ook lezen ze wat nieuwe buren schrijven, voor het geplaatst is. Wat moderatoren en beheerders doen, staat in een logboek. Beheerders zien welke bewoners meedoen, met naam, taken en de maand waarin ze begonnen. Ingetrokken teksten toont geen enkele bladzijde meer.",
  "who.machine": "Wie deze computer beheert",
  "who.machine.text":
    "Wie de computer van de wijk beheert, kan bij alles wat erop staat. Kies dus iemand die je vertrouwt.",
  "who.data": "Wat we van jou bewaren",
  "who.data.text":
    "Bij Mijn gegevens lees je wat we van je bewaren en hoe lang. Ook zie je wie ernaar keek. Daar neem je ook alles mee.",
  "who.cookies": "Cookies en volgen",
  "who.cookies.text":
    "We gebruiken één cookie om je ingelogd te houden, en kort één tijdens het inloggen. Kies je zonder in te loggen een taal? Dan komt er één bij. Je browser bewaart een tekst waar je nog aan schrijft, alleen op jouw apparaat. We meten niets over je en laden niets van andere sites.",

  "accessibility.title": "Toegankelijkheid",
  "accessibility.lead": "Iedereen moet hier mee kunnen doen.",
  "accessibility.built": "Zo is het gemaakt",
  "accessibility.built.text":
    "We bouwen naar WCAG 2.2, niveau AA. Alles werkt met een toetsenbord, zonder muis en zonder JavaScript. Knoppen zijn minstens 48 pixels hoog. De kleuren volgen je apparaat: licht, donker of hoog contrast. Onderaan elke bladzijde kies je zelf kleuren en grotere letters. Vragen en mededelingen kun je laten voorlezen.",
  "accessibility.checked": "Zo is het nagekeken",
  "accessibility.checked.text":
    "Een programma kijkt elke bladzijde na voordat er iets verandert. Mensen die een schermlezer of ander hulpmiddel gebruiken, hebben het nog niet getest.",
  "accessibility.missing": "Wat er nog niet is",
  "accessibility.missing.text":
    "Voorlezen lukt alleen als je apparaat een stem heeft. Teksten die bewoners schrijven, kunnen moeilijk zijn.",
  "accessibility.help": "Loop je vast?",
  "accessibility.help.text": "Vertel het een buur of de beheerder van je wijk. Dan kan het beter worden.",
} as const;
