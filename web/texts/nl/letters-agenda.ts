/** Letters about activities: to residents and to people without an account. */
export const lettersAgenda = {
  "letter.activity.file.cancelled": "Afgelast: {why}",
  "letter.activity.file.costs": "Kosten: {costs}",
  "letter.activity.file": "activiteit.ics",
  "letter.stop.activity-reminder": "Geen herinnering meer aan activiteiten",

  "letter.activity.when": "Wanneer: {when}",
  "letter.activity.where": "Waar: {place}",
  "letter.activity.costs": "Kosten: {costs}",
  "letter.activity.go": "Bekijk de activiteit",
  "letter.activity.leave": "Kom je toch niet? Meld je af",
  "letter.activity.leave.resident": "Kom je toch niet? Meld je dan af bij de activiteit.",
  "letter.activity.erased": "Een week na de activiteit wissen we je naam en je e-mailadres.",

  "letter.registration.subject": "Kom je? {title}",
  "letter.registration.heading": "Zeg ja, dan heb je een plek",
  "letter.registration.what": "Iemand vulde dit e-mailadres in bij een activiteit in {wijk}. Was jij dat?",
  "letter.registration.go": "Ja, ik kom",
  "letter.registration.lasts": "De link werkt twee dagen. Zeg je niets? Dan wissen we je gegevens.",
  "letter.registration.already.subject": "Je stond al op de lijst: {title}",
  "letter.registration.already.coming": "Je hebt al een plek. Je hoeft niets te doen.",
  "letter.registration.already.waiting": "Je staat al op de wachtlijst. Je hoeft niets te doen.",
  "letter.registration.see": "Bekijk je aanmelding",

  "letter.registered.subject": "Je staat op de lijst: {title}",
  "letter.registered.heading": "Je hebt een plek",
  "letter.registered.calendar": "Bij deze mail zit een bestand voor je agenda.",
  "letter.registered.waiting.subject": "Je staat op de wachtlijst: {title}",
  "letter.registered.waiting.heading": "Je staat op de wachtlijst",
  "letter.registered.waiting": "Alle plekken zijn bezet. Komt er een vrij? Dan krijg je een mail.",

  "letter.moved-up.subject": "Er is een plek voor je: {title}",
  "letter.moved-up.heading": "Er is een plek voor je",
  "letter.moved-up.what": "Je stond op de wachtlijst. Nu kun je komen.",

  "letter.activity-changed.subject": "Veranderd: {title}",
  "letter.activity-changed.heading": "De tijd of de plek is veranderd",
  "letter.activity-changed.what": "Zo is het nu:",

  "letter.activity-cancelled.subject": "Gaat niet door: {title}",
  "letter.activity-cancelled.subject.withdrawn": "Gaat niet door: de activiteit van {date}",
  "letter.activity-cancelled.heading": "Dit gaat niet door",
  "letter.activity-cancelled.what": "Je zou komen op {date}. Dat gaat niet door.",
  "letter.activity-cancelled.agenda": "Bekijk de agenda",

  "letter.activity-reminder.subject": "Morgen: {title}",
  "letter.activity-reminder.subject.today": "Vandaag: {title}",
  "letter.activity-reminder.heading": "Tot morgen!",
  "letter.activity-reminder.heading.today": "Tot straks!",
} as const;
