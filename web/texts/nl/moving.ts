/** Moving a handle to another place, earlier accounts, and the list of whom to follow. */
export const moving = {
  "me.moving": "Verhuizen",
  "me.moving.lead": "Ga je ergens anders schrijven, of had je eerder een ander adres? Regel het hier.",
  "me.moving.go": "Verhuizen regelen",

  "moving.title": "Verhuizen",
  "moving.lead": "Neem je adres buiten de wijk mee, of neem mee wat je volgt.",
  "moving.no-handle": "Je hebt nog geen eigen adres buiten de wijk. Er is dus niets om te verhuizen.",
  "moving.no-handle.choose": "Kies eerst een adres",

  "moving.out": "Verhuis naar een andere plek",
  "moving.out.lead": "Jouw adres hier is {handle}. Heb je ergens anders een nieuw adres?",
  "moving.out.what": "Wie iets van dit adres heeft, hoort dat je verhuisd bent. Wat je hier schreef, blijft staan.",
  "moving.out.after": "Daarna schrijf je hier niet meer met dit adres. Niemand anders krijgt het ooit.",
  "moving.out.first": "Doe dit eerst op je nieuwe plek",
  "moving.out.first.how": "Zeg daar dat {handle} ook van jou is. Zo kan niemand jou wegsturen.",
  "moving.out.first.mastodon": "Bij Mastodon: Voorkeuren, dan Account. Maak daar een alias met dit adres.",
  "moving.out.address": "Jouw nieuwe adres",
  "moving.out.address.hint": "Bijvoorbeeld @marja@elders.example",
  "moving.out.go": "Zoek dit adres",
  "moving.out.wait": "Je verhuisde kort geleden. Vanaf {date} kan het weer.",

  "moving.moved": "Je bent verhuisd",
  "moving.moved.to": "Sinds {date} woont {handle} hier:",
  "moving.moved.what": "Je schrijft hier nog wel als iemand uit de wijk. Je buren zien gewoon je naam.",
  "moving.back": "Toch terug?",
  "moving.back.lead": "Je gebruikt je adres dan weer hier. Wie van de verhuizing hoorde, hoort dit ook.",
  "moving.back.wait": "Opnieuw verhuizen kan pas 7 dagen na de vorige keer.",
  "moving.back.go": "Haal mijn adres terug",

  "moving.confirm.title": "Is dit je nieuwe adres?",
  "moving.confirm.same": "Dit adres zegt zelf dat {handle} er ook bij hoort.",
  "moving.confirm.tell": "We vertellen de verhuizing één keer aan iedereen die iets van {handle} heeft.",
  "moving.confirm.after": "Daarna schrijf je hier niet meer met dit adres. Wat er staat, blijft staan.",
  "moving.confirm.go": "Ja, verhuis mijn adres",

  "moving.earlier": "Had je eerder een ander adres?",
  "moving.earlier.lead": "Noem het hier. Dan kun je vanaf die plek verhuizen naar {handle}.",
  "moving.earlier.visible": "Iedereen kan zien dat deze adressen bij elkaar horen.",
  "moving.earlier.address": "Een adres van vroeger",
  "moving.earlier.address.hint": "Bijvoorbeeld @marja@vroeger.example",
  "moving.earlier.go": "Adres toevoegen",
  "moving.earlier.list": "Deze adressen noem je",
  "moving.earlier.remove": "Weghalen",
  "moving.earlier.remove.which": "{handle} weghalen",

  "moving.follows": "Neem mee wat je volgt",
  "moving.follows.lead": "Deze lijst heeft het adres van onze wijk en van de buurwijken.",
  "moving.follows.how":
    "Bij Mastodon: Voorkeuren, dan Importeren en exporteren. Kies daar de lijst ‘Gevolgde accounts’.",
  "moving.follows.why": "Dan lees je daar de vragen die voor iedereen zijn.",
  "moving.follows.go": "Lijst downloaden",

  "handle-page.title": "Vragen van {name}",
  "handle-page.lead": "Dit schreef {handle} voor iedereen.",
  "handle-page.moved": "{name} is verhuisd naar:",
  "handle-page.none": "Hier staat nu geen vraag van dit adres.",
} as const;
