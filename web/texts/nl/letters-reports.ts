/** Letters about reports to the gemeente. */
export const lettersReports = {
  "letter.report.closed.subject": "{desk} is klaar met je melding: {title}",
  "letter.report.closed.heading": "{desk} is klaar met je melding",
  "letter.report.closed.text": "Is het nu in orde? Rond dan je vraag af. Zo niet? Stuur dan een nieuwe melding.",
  "letter.report.refused.subject": "Je melding kwam niet aan bij {desk}: {title}",
  "letter.report.refused.heading": "{desk} nam je melding niet aan",
  "letter.report.refused.text": "Bij je vraag kun je de melding veranderen en opnieuw sturen. Of bel {desk}.",
  "letter.report.unsure.subject": "Kwam je melding aan bij {desk}? {title}",
  "letter.report.unsure.heading": "We weten niet of je melding aankwam",
  "letter.report.unsure.text": "Er ging iets mis tijdens het sturen naar {desk}. Bij je vraag kun je opnieuw sturen.",
  "letter.report.about": "Jouw vraag: {title}",
  "letter.report.words": "{desk} schrijft: {words}",
  "letter.report.number": "Nummer van de melding: {number}",
  "letter.report.go": "Bekijk je vraag",
} as const;
