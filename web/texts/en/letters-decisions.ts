import type { lettersDecisions as dutch } from "../nl/letters-decisions.ts";

export const lettersDecisions: Record<keyof typeof dutch, string> = {
  "letter.decision.rule": "It is about this house rule: {rule}.",
  "letter.decision.rule.friendly": "be friendly",
  "letter.decision.rule.private": "leave others in peace",
  "letter.decision.rule.honest": "help honestly",
  "letter.decision.rule.law": "what the law does not allow is not allowed here either",
  "letter.decision.by": "A moderator wrote why",
  "letter.decision.appeal": "Do you disagree? This page says what you can do.",
  "letter.decision.go": "Look at the decision",
  "letter.decision.human": "A person decided this, not a computer.",
  "letter.decision.court": "You can always go to court too.",
  "letter.suspended.subject": "You are suspended in {wijk}",
  "letter.suspended.open": "You cannot sign in any more, until a moderator ends this.",
  "letter.suspended.until": "You cannot sign in until {date}.",
  "letter.suspended.means":
    "You are signed out everywhere. What you wrote stays. You cannot write without your name either.",
  "letter.suspension-ended.subject": "You can take part in {wijk} again",
  "letter.suspension-ended.text": "Your suspension is over. You can sign in again. You have your roles back.",
  "letter.suspension-ended.go": "Sign in",
  "letter.removed.subject": "You no longer take part in {wijk}",
  "letter.removed.text": "An administrator removed you. What was yours is out of view.",
  "letter.removed.by": "The administrator wrote why",
  "letter.removed.again": "We no longer know your email address. Do you disagree? Ask again to join.",
};
