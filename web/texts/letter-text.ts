import { letters as en } from "./en/letters.ts";
import { lettersAgenda as enAgenda } from "./en/letters-agenda.ts";
import { lettersAnnouncements as enAnnouncements } from "./en/letters-announcements.ts";
import { lettersDecisions as enDecisions } from "./en/letters-decisions.ts";
import { lettersJoining as enJoining } from "./en/letters-joining.ts";
import { lettersNameless as enNameless } from "./en/letters-nameless.ts";
import { lettersReports as enReports } from "./en/letters-reports.ts";
import { letters as nl } from "./nl/letters.ts";
import { lettersAgenda as nlAgenda } from "./nl/letters-agenda.ts";
import { lettersAnnouncements as nlAnnouncements } from "./nl/letters-announcements.ts";
import { lettersDecisions as nlDecisions } from "./nl/letters-decisions.ts";
import { lettersJoining as nlJoining } from "./nl/letters-joining.ts";
import { lettersNameless as nlNameless } from "./nl/letters-nameless.ts";
import { lettersReports as nlReports } from "./nl/letters-reports.ts";
import { translator } from "./translate.ts";

/** Texts of the letters. */
export const letterText = translator(
  { ...nl, ...nlAgenda, ...nlAnnouncements, ...nlDecisions, ...nlJoining, ...nlNameless, ...nlReports },
  { ...en, ...enAgenda, ...enAnnouncements, ...enDecisions, ...enJoining, ...enNameless, ...enReports },
);
