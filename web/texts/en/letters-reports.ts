import type { lettersReports as source } from "../nl/letters-reports.ts";
import type { Translated } from "../translate.ts";

export const lettersReports: Translated<typeof source> = {
  "letter.report.closed.subject": "{desk} has dealt with your report: {title}",
  "letter.report.closed.heading": "{desk} has dealt with your report",
  "letter.report.closed.text": "Is everything all right now? Then close your question. If not, send a new report.",
  "letter.report.refused.subject": "Your report did not reach {desk}: {title}",
  "letter.report.refused.heading": "{desk} did not accept your report",
  "letter.report.refused.text":
    "On the page of your question you can change the report and send it again. Or call {desk}.",
  "letter.report.unsure.subject": "Did your report reach {desk}? {title}",
  "letter.report.unsure.heading": "We don't know whether your report arrived",
  "letter.report.unsure.text":
    "Something went wrong while we were sending it to {desk}. You can send it again on the page of your question.",
  "letter.report.about": "Your question: {title}",
  "letter.report.words": "{desk} writes: {words}",
  "letter.report.number": "Report number: {number}",
  "letter.report.go": "View your question",
};
