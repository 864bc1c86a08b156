import type { ComposedWijk } from "../compose.ts";
import { day, systemClock } from "../kernel/clock.ts";
import type { Terminal } from "./commands.ts";
import { CannotStart, configOf, openWijk, withPlainErrors } from "./open-wijk.ts";
import { activityMoments } from "./seed-demo/activities.ts";
import { announcementMoments } from "./seed-demo/announcements.ts";
import { conversationMoments } from "./seed-demo/conversations.ts";
import { decisionMoments } from "./seed-demo/decisions.ts";
import { gemeenteMoments, officersToSignIn } from "./seed-demo/gemeente.ts";
import { introductionMoments } from "./seed-demo/introductions.ts";
import type { Moment } from "./seed-demo/moments.ts";
import { namelessMoments, namelessQuestions } from "./seed-demo/nameless-conversations.ts";
import { neighbourhoodMoments } from "./seed-demo/neighbourhood.ts";
import { newcomerMoments } from "./seed-demo/newcomers.ts";
import { offerMoments } from "./seed-demo/offers.ts";
import { officialSourceMoments } from "./seed-demo/official-sources.ts";
import { createPeople, type People } from "./seed-demo/people.ts";
import { pollMoments } from "./seed-demo/polls.ts";
import { questionsForEveryone } from "./seed-demo/questions-for-everyone.ts";
import { questionsForTheWijk } from "./seed-demo/questions-for-the-wijk.ts";
import { deskMoments } from "./seed-demo/reports.ts";
import { signInAs } from "./seed-demo/residents.ts";
import { ringMoments } from "./seed-demo/ring.ts";
import { spokenQuestionMoments } from "./seed-demo/spoken-questions.ts";
import { momentOf } from "./seed-demo/times.ts";

const linksLast = 30 * day;

/**
 * `wijk seed demo`: fills an empty data directory with a wijk of the last six weeks, through the use cases and with a
 * clock that is moved along. Prints the address and a link for each role that signs in once, in any browser, within 30
 * days; with `json` as one object `{ origin, signIn: { resident, wijkwijzer, moderator, administrator } }` and nothing
 * else. With `gemeente` it is a gemeente, and the roles are `officer` and `administrator`. Gives the exit code: 1, with a plain
 * sentence, for a directory with a wijk in it or one that sends real mail.
 */
export const seedDemo = (
  terminal: Terminal,
  options: { readonly json: boolean; readonly gemeente?: boolean },
): Promise<number> =>
  withPlainErrors(terminal, async () => {
    if (configOf(terminal).smtp !== null) {
      throw new CannotStart(
        "The demonstration would send letters to people who do not exist. Leave SMTP_URL out, and use an ORIGIN on this machine.",
      );
    }
    const end = systemClock();
    let now = end;
    const { wijk, config, close } = await openWijk(terminal, { clock: () => now, needsNoData: true });
    try {
      const people = createPeople(wijk);
      const told = options.gemeente
        ? gemeenteMoments(wijk, people, () => now)
        : momentsOfWijk(wijk, people, { end, clock: () => now });
      const moments = told.map(({ when, happen }) => ({ at: momentOf(when, end), happen }));
      for (const moment of moments.sort((one, other) => one.at.getTime() - other.at.getTime())) {
        now = moment.at;
        await moment.happen();
        // The wijken of the demonstration are nowhere: what goes to them stays on its way until somebody starts it.
        if (!options.gemeente) await wijk.settle();
      }
      now = end;
      const named = options.gemeente ? officersToSignIn : signInAs;
      const signIn = await signInLinks(wijk, people, named);
      terminal.print(
        options.json
          ? JSON.stringify({ origin: config.origin, signIn })
          : readable(config.origin, options.gemeente ? "The gemeente Veldermeer" : "The wijk Holtveen", named, signIn),
      );
    } finally {
      await close();
    }
    return 0;
  });

const momentsOfWijk = (
  wijk: ComposedWijk,
  people: People,
  { end, clock }: { readonly end: Date; readonly clock: () => Date },
): readonly Moment[] => [
  ...neighbourhoodMoments(wijk, people),
  ...introductionMoments(wijk, people),
  ...deskMoments(wijk, clock),
  ...newcomerMoments(wijk, people, clock),
  ...spokenQuestionMoments(wijk, people),
  ...pollMoments(wijk, people),
  ...activityMoments(wijk, people, end),
  ...offerMoments(wijk, people),
  ...announcementMoments(wijk, people, end),
  ...officialSourceMoments(wijk, people, clock),
  ...[...questionsForTheWijk, ...questionsForEveryone].flatMap((each) =>
    conversationMoments(wijk, people, each, clock),
  ),
  ...decisionMoments(wijk, people),
  ...ringMoments(wijk, clock),
  ...namelessQuestions.flatMap((each) => namelessMoments(wijk, people, each)),
];

/** Roles, each with who has it. */
type Named = Readonly<Record<string, string>>;

const signInLinks = async (wijk: Pick<ComposedWijk, "signInLink">, people: People, named: Named): Promise<Named> => {
  const links: Record<string, string> = {};
  for (const [role, name] of Object.entries(named))
    links[role] = await wijk.signInLink(await people.idOf(name), linksLast);
  return links;
};

const readable = (origin: string, what: string, named: Named, signIn: Named): string =>
  [
    `${what} is ready. Start it with the same DATA_DIR (npm start) and open ${origin}/`,
    "Sign in with one of these links. Each works once, in any browser, for 30 days:",
    ...Object.entries(signIn).map(([role, link]) => `  ${`${role} (${named[role]})`.padEnd(24)}${link}`),
  ].join("\n");
