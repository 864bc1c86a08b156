/** Letters about what moderators decide about members. */
export const lettersDecisions = {
  "letter.decision.rule": "Het gaat om deze huisregel: {rule}.",
  "letter.decision.rule.friendly": "wees vriendelijk",
  "letter.decision.rule.private": "laat een ander met rust",
  "letter.decision.rule.honest": "help eerlijk",
  "letter.decision.rule.law": "wat van de wet niet mag, mag hier ook niet",
  "letter.decision.by": "Een moderator schreef waarom",
  "letter.decision.appeal": "Ben je het er niet mee eens? Op deze pagina staat wat je kunt doen.",
  "letter.decision.go": "Bekijk het besluit",
  "letter.decision.human": "Een mens besloot dit, geen computer.",
  "letter.decision.court": "Je kunt ook altijd naar de rechter.",
  "letter.suspended.subject": "Je bent geschorst in {wijk}",
  "letter.suspended.open": "Je kunt niet meer inloggen, tot een moderator dit opheft.",
  "letter.suspended.until": "Je kunt niet inloggen tot {date}.",
  "letter.suspended.means":
    "Je bent overal uitgelogd. Wat je schreef, blijft staan. Ook zonder naam schrijf je nu niets.",
  "letter.suspension-ended.subject": "Je kunt weer meedoen in {wijk}",
  "letter.suspension-ended.text": "Je schorsing is voorbij. Je kunt weer inloggen. Je taken heb je terug.",
  "letter.suspension-ended.go": "Log in",
  "letter.removed.subject": "Je doet niet meer mee in {wijk}",
  "letter.removed.text": "Een beheerder heeft je verwijderd. Wat van jou was, is uit het zicht.",
  "letter.removed.by": "De beheerder schreef waarom",
  "letter.removed.again":
    "Je e-mailadres kennen we niet meer. Ben je het er niet mee eens? Vraag opnieuw om mee te doen.",
} as const;
