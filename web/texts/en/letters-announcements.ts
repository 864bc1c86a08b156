import type { lettersAnnouncements as nl } from "../nl/letters-announcements.ts";
import type { Translated } from "../translate.ts";

/** Letters about announcements of the wijk. */
export const lettersAnnouncements: Translated<typeof nl> = {
  "letter.stop.urgent": "No more letters with urgent news",

  "letter.urgent.subject": "Urgent: {title}",
  "letter.urgent.by": "From the wijk {wijk}, {date}",
  "letter.urgent.until": "This holds until {date}.",
  "letter.urgent.go": "Look at the announcement",
  "letter.urgent.corrected.subject": "Corrected: {title}",
  "letter.urgent.corrected": "Corrected: {correction}",
  "letter.urgent.withdrawn.subject": "Withdrawn: the urgent news of {date}",
  "letter.urgent.withdrawn.heading": "The news of {date} was withdrawn",
  "letter.urgent.all": "Look at all announcements",

  "letter.digest.announcements": "From the wijk itself",
  "letter.digest.announcements.subject": "News of {wijk} itself",
  "letter.digest.announced": "Announcement of {date}",
  "letter.digest.announced.until": "Announcement of {date}. Holds until {until}",
  "letter.digest.corrected": "Corrected: {correction}",
  "letter.digest.corrected.source": "The text was corrected",
  "letter.digest.board.subject": "New on the board of {wijk}",
  "letter.digest.sources": "From official sources",
  "letter.digest.source": "From {name}",
  "letter.digest.withdrawn.source": "{name} took this back.",
  "letter.digest.withdrawn": "The announcement of {date} was withdrawn",
};
