import type { lettersReports as source } from "../nl/letters-reports.ts";
import type { Translated } from "../translate.ts";

export const lettersReports: Translated<typeof source> = {
  "letter.report.closed.subject": "{desk} is done with your report: {title}",
  "letter.report.closed.heading": "{desk} is done with your report",
  "letter.report.closed.text": "Is it all right now? Then round off your question. If not? Then send a new report.",
  "letter.report.refused.subject": "Your report did not arrive at {desk}: {title}",
  "letter.report.refused.heading": "{desk} did not take your report",
  "letter.report.refused.text": "At your question you can change the report and send it again. Or call {desk}.",
  "letter.report.unsure.subject": "Did your report arrive at {desk}? {title}",
  "letter.report.unsure.heading": "We do not know whether your report arrived",
  "letter.report.unsure.text":
    "Something went wrong while it was sent to {desk}. At your question you can send it again.",
  "letter.report.about": "Your question: {title}",
  "letter.report.words": "{desk} writes: {words}",
  "letter.report.number": "Number of the report: {number}",
  "letter.report.go": "See your question",
};
