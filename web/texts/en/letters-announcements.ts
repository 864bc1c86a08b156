import type { lettersAnnouncements as nl } from "../nl/letters-announcements.ts";
import type { Translated } from "../translate.ts";

/** Letters about announcements of the wijk. */
export const lettersAnnouncements: Translated<typeof nl> = {
  "letter.stop.urgent": "No more emails about urgent news",

  "letter.urgent.subject": "Urgent: {title}",
  "letter.urgent.by": "From {wijk}, {date}",
  "letter.urgent.until": "This applies up to and including {date}.",
  "letter.urgent.go": "View the announcement",
  "letter.urgent.corrected.subject": "Corrected: {title}",
  "letter.urgent.corrected": "Corrected: {correction}",
  "letter.urgent.withdrawn.subject": "Withdrawn: the urgent news of {date}",
  "letter.urgent.withdrawn.heading": "The news of {date} has been withdrawn",
  "letter.urgent.all": "View all announcements",

  "letter.digest.announcements": "From the wijk itself",
  "letter.digest.announcements.subject": "News from {wijk} itself",
  "letter.digest.announced": "Announced on {date}",
  "letter.digest.announced.until": "Announced on {date}. Applies until {until}",
  "letter.digest.corrected": "Corrected: {correction}",
  "letter.digest.corrected.source": "The text has been corrected",
  "letter.digest.board.subject": "New on the noticeboard of {wijk}",
  "letter.digest.sources": "From official sources",
  "letter.digest.source": "From {name}",
  "letter.digest.withdrawn.source": "{name} has withdrawn this.",
  "letter.digest.withdrawn": "The announcement of {date} has been withdrawn",
};
