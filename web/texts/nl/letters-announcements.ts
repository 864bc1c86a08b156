/** Letters about announcements of the wijk. */
export const lettersAnnouncements = {
  "letter.stop.urgent": "Geen post meer bij dringend nieuws",

  "letter.urgent.subject": "Dringend: {title}",
  "letter.urgent.by": "Van de wijk {wijk}, {date}",
  "letter.urgent.until": "Dit geldt tot en met {date}.",
  "letter.urgent.go": "Bekijk de mededeling",
  "letter.urgent.corrected.subject": "Verbeterd: {title}",
  "letter.urgent.corrected": "Verbeterd: {correction}",
  "letter.urgent.withdrawn.subject": "Ingetrokken: het dringende nieuws van {date}",
  "letter.urgent.withdrawn.heading": "Het nieuws van {date} is ingetrokken",
  "letter.urgent.all": "Bekijk alle mededelingen",

  "letter.digest.announcements": "Van de wijk zelf",
  "letter.digest.announcements.subject": "Nieuws van {wijk} zelf",
  "letter.digest.announced": "Mededeling van {date}",
  "letter.digest.announced.until": "Mededeling van {date}. Geldt tot en met {until}",
  "letter.digest.corrected": "Verbeterd: {correction}",
  "letter.digest.corrected.source": "De tekst is verbeterd",
  "letter.digest.board.subject": "Nieuw op het prikbord van {wijk}",
  "letter.digest.sources": "Van officiële bronnen",
  "letter.digest.source": "Van {name}",
  "letter.digest.withdrawn.source": "{name} heeft dit bericht ingetrokken.",
  "letter.digest.withdrawn": "De mededeling van {date} is ingetrokken",
} as const;
