/** Texts of the letters about coming in, about roles and about what waits for a moderator. */
export const lettersJoining = {
  "letter.received.subject": "Je wilt meedoen in {wijk}",
  "letter.received.heading": "We vragen het na",
  "letter.received.what": "Fijn dat je mee wilt doen in {wijk}. Zodra iemand ja zegt, krijg je weer een brief.",
  "letter.received.lasts": "Dat duurt meestal een paar dagen, en nooit langer dan 30 dagen.",
  "letter.received.not-you": "Deed je dit niet zelf? Dan hoef je niets te doen.",

  "letter.vouch.subject": "Ken je {name}?",
  "letter.vouch.what": "{name} wil meedoen in {wijk} en zegt dat jij {name} kent.",
  "letter.vouch.by": "{name} schrijft erbij",
  "letter.vouch.how": "Ken je {name}, en woont {name} in de wijk? Zeg dan ja. Ken je {name} niet? Zeg dan nee.",
  "letter.vouch.go": "Zeg ja of nee",
  "letter.vouch.private": "{name} krijgt niet te horen wat jij zegt.",
  "letter.vouch.once": "De link werkt één keer.",

  "letter.join-request.subject": "Er wil iemand meedoen in {wijk}",
  "letter.join-request.heading": "Er wil iemand meedoen",
  "letter.join-request.what":
    "Iemand zonder code wil meedoen in {wijk}. Er is geen buur die het voor jou beslist. Jij zegt ja of nee.",
  "letter.join-request.go": "Bekijk de aanvraag",
  "letter.join-request.lasts": "Na 30 dagen vervalt de aanvraag.",

  "letter.team.subject": "U zit in het team van {wijk}",
  "letter.team.heading": "Welkom in het team",
  "letter.team.what": "{by} heeft u in het team van {wijk} gezet.",
  "letter.team.why": "U schrijft daar namens de gemeente aan de wijken.",
  "letter.team.how": "Log in met dit e-mailadres. Een wachtwoord hebt u niet nodig.",
  "letter.admitted.subject": "Welkom in {wijk}",
  "letter.admitted.heading": "Je mag meedoen",
  "letter.admitted.what": "Log in met dit e-mailadres. Een wachtwoord heb je niet nodig.",
  "letter.admitted.go": "Inloggen",

  "letter.declined.subject": "Je vraag om mee te doen in {wijk}",
  "letter.declined.heading": "Meedoen kan nu niet",
  "letter.declined.what":
    "Je wilde meedoen in {wijk}. Dat kan nu niet. Het plein is voor wie er woont. We weten niet zeker of jij er woont.",
  "letter.declined.by": "De beheerder schrijft erbij",
  "letter.declined.on":
    "Woon je er wel? Vraag dan een buur om een uitnodiging. Vragen voor iedereen kun je altijd lezen.",
  "letter.declined.gone": "Je aanvraag hebben we weggehaald.",

  "letter.join-expired.subject": "Je vraag om mee te doen in {wijk}",
  "letter.join-expired.heading": "Niemand heeft geantwoord",
  "letter.join-expired.what":
    "Je wilde meedoen in {wijk}. In 30 dagen heeft niemand geantwoord. Dat spijt ons. We hebben je aanvraag weggehaald.",
  "letter.join-expired.again": "Wil je nog meedoen? Vraag het dan opnieuw.",
  "letter.join-expired.go": "Opnieuw vragen",

  "letter.already-in.subject": "Je doet al mee in {wijk}",
  "letter.already-in.heading": "Je doet al mee",
  "letter.already-in.what":
    "Iemand vulde dit e-mailadres in om mee te doen in {wijk}. Maar je doet al mee. Je kunt gewoon inloggen.",
  "letter.already-in.not-you": "Was jij dit niet? Dan hoef je niets te doen.",

  "letter.passkey.subject": "Je hebt een nieuwe passkey in {wijk}",
  "letter.passkey.heading": "Er is een passkey bij gekomen",
  "letter.passkey.what": "Met deze passkey kun je nu inloggen in {wijk}: {passkey}.",
  "letter.passkey.not-you": "Deed je dit niet zelf? Haal hem dan weg, en log overal uit. Dat doe je hier.",
  "letter.passkey.go": "Bekijk je passkeys",

  "letter.role.wijkwijzer": "wijkwijzer",
  "letter.role.moderator": "moderator",
  "letter.role.administrator": "beheerder",
  "letter.role-ends.subject": "Je taak als {role} loopt af",
  "letter.role-ends.what": "Je bent {role} in {wijk} tot en met {date}. Daarna stopt het vanzelf.",
  "letter.role-ends.thanks": "Dank je wel voor wat je deed.",
  "letter.role-ends.longer": "Wil je langer blijven? Vraag het de beheerder. Of draag je taak over aan een buur.",
  "letter.role-ends.go": "Bekijk je taken",

  "letter.post-refused.question.subject": "Je vraag is niet geplaatst",
  "letter.post-refused.answer.subject": "Je antwoord is niet geplaatst",
  "letter.post-refused.poll.subject": "Je peiling is niet geplaatst",
  "letter.post-refused.activity.subject": "Je activiteit is niet geplaatst",
  "letter.post-refused.offer.subject": "Je aanbod is niet geplaatst",
  "letter.post-refused.announcement.subject": "Je mededeling is niet geplaatst",
  "letter.post-refused.by": "Een moderator schreef waarom",
  "letter.post-refused.yours": "Dit had je geschreven",
  "letter.post-refused.again":
    "Je mag het opnieuw proberen, met andere woorden. Je tekst staat er nog, alleen voor jou.",
  "letter.leaving.subject": "Je gaat weg uit {wijk}",
  "letter.leaving.heading": "Je gaat weg op {date}",
  "letter.leaving.what": "Je zei dat je weggaat uit {wijk}. Op {date} halen we weg wat van jou is.",
  "letter.leaving.stay": "Tot dan verandert er niets. Wil je toch blijven? Zeg het op deze pagina.",
  "letter.leaving.go": "Ik wil toch blijven",
  "letter.leaving.not-you": "Zei je dit niet zelf? Open dan deze pagina en kies dat je blijft. Log daarna overal uit.",
  "letter.left.subject": "Je bent weg uit {wijk}",
  "letter.left.heading": "Je bent weg. Dank dat je meedeed.",
  "letter.left.view":
    "Niemand in de wijk ziet nog iets van jou. Alleen wat je liet staan, staat er nog, zonder je naam.",
  "letter.left.tables": "Binnen 30 dagen is het ook gewist waar we het bewaren.",
  "letter.left.again": "Je e-mailadres kennen we niet meer. Wil je later weer meedoen? Dan begin je opnieuw.",
  "letter.left.last": "Dit is onze laatste brief aan jou.",
} as const;
