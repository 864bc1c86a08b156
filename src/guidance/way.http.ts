import { adminWaitsPage, type WaitName, waitNames } from "../../web/pages/admin-waits.ts";
import { askFurtherPage } from "../../web/pages/ask-further.ts";
import type { OutsideView, ProblemView } from "../../web/views.ts";
import { day } from "../kernel/clock.ts";
import { type PostId, parseId, type ResidentId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import type { Result } from "../kernel/result.ts";
import { firstValue } from "../platform/http/form.ts";
import type { Notice } from "../platform/http/notices.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import type { OutsideChoice } from "../posts/stand-in.ts";
import { signedInAs } from "../questions/asker.ts";
import type { ChooseRung } from "./choose-rung.ts";
import type { SetWaits } from "./set-waits.ts";
import type { Choice, Waits } from "./way.ts";

const choices: Readonly<Record<string, Choice>> = { ja: "yes", nee: "no", "nog-niet": "not-yet" };
const noticeOf = { yes: "asked-further", no: "stays-here", "not-yet": "asked-later" } as const satisfies Record<
  Choice,
  Notice
>;

/** What a form says in `wijze` when the gemeente is asked where everybody reads it; every other word asks it alone. */
export const inFrontOfEverybody = "openbaar";

type Values = { title?: string; text?: string; place?: string; outside?: string; newHandle?: string };

/** The asker's choice about the rung ahead, and how long questions wait in this wijk. */
export const wayRoutes = (parts: {
  readonly pages: Pages;
  readonly choosing: ChooseRung;
  readonly outside: (reader: Reader) => Promise<OutsideView>;
  readonly chooseHandle: (resident: ResidentId, handle: string) => Promise<Result<unknown>>;
  readonly answers: (question: PostId) => Promise<number>;
  readonly waits: () => Promise<Waits>;
  readonly setWaits: SetWaits;
}): readonly Route[] => {
  const { pages, choosing } = parts;
  const absent = (context: WijkContext) => pages.refuse(context, { kind: "absent" });

  const form = async (
    context: WijkContext,
    filledIn: {
      readonly values: Values;
      readonly problems: readonly ProblemView[];
      readonly rung: string;
      readonly openly: boolean;
    } | null,
  ): Promise<Response> => {
    const reader = context.get("reader");
    const id = parseId<PostId>(context.req.param("id") ?? "");
    if (reader.kind !== "resident" || id === null) return absent(context);
    const wanted = filledIn?.rung ?? context.req.query("trede");
    const openly = filledIn?.openly ?? context.req.query("wijze") === inFrontOfEverybody;
    const ahead = await choosing.ahead(id, signedInAs(reader.id), { outside: "stand-in", openly }, wanted);
    if (!ahead.ok) return pages.refuse(context, ahead.refusal);
    if (ahead.value === null) return pages.seeOther(context, `/vragen/${id}`, "no-further");
    const { rung, others, preview, question, sensitive } = ahead.value;
    const outside = await parts.outside(reader);
    const hasAnswers = (await parts.answers(id)) > 0;
    const values = filledIn?.values ?? { title: preview.title, text: preview.text, place: "ja" };
    const { wijken, followers, everyone, gemeente } = preview;
    return pages.show(
      context,
      (shell) =>
        askFurtherPage({
          shell,
          page: `/vragen/${id}`,
          rung,
          others,
          everyone,
          gemeente,
          sensitive,
          wijken,
          followers,
          outside,
          speaksAs: rung === "gemeente" && question.post.author.actorId !== null ? preview.from : null,
          hasAnswers,
          onBehalf: question.onBehalf !== null,
          place: preview.place,
          values,
          problems: filledIn?.problems ?? [],
        }),
      { status: filledIn === null ? 200 : 422 },
    );
  };

  const choose = pages.withForm(async (context, sent) => {
    const reader = context.get("reader");
    const id = parseId<PostId>(context.req.param("id") ?? "");
    if (reader.kind !== "resident" || id === null) return absent(context);
    const field = (name: string) => firstValue(sent, name);
    const values = {
      title: field("title"),
      text: field("text"),
      outside: field("outside"),
      newHandle: field("newHandle"),
      place: field("plek"),
    };
    const rung = field("trede");
    const openly = field("wijze") === inFrontOfEverybody;
    const again = (problems: readonly ProblemView[]) => form(context, { values, problems, rung, openly });
    const choice = choices[field("keuze")];
    if (choice === undefined) return again([{ field: "form", reason: "choice-missing" }]);
    const outside: OutsideChoice = values.outside === "handle" ? "handle" : "stand-in";
    if (choice === "yes" && outside === "handle" && values.newHandle !== "") {
      const own = await choosing.ahead(id, signedInAs(reader.id), { outside, openly });
      if (!own.ok) return pages.refuse(context, own.refusal);
      const chosen = await parts.chooseHandle(reader.id, values.newHandle);
      if (!chosen.ok) {
        const found = chosen.refusal.kind === "invalid" ? chosen.refusal.problems : [];
        return found.length === 0
          ? pages.refuse(context, chosen.refusal)
          : again(found.map(({ reason }) => ({ field: "newHandle", reason })));
      }
    }
    const words = { title: values.title, text: values.text, keepPlace: field("plek") === "ja" };
    const given = { rung, choice, outside, openly, words, shownWijken: field("wijken") };
    const done = await choosing.choose(id, signedInAs(reader.id), given);
    if (done.ok) return pages.seeOther(context, `/vragen/${id}`, noticeOf[choice]);
    if (done.refusal.kind === "invalid") return again(done.refusal.problems);
    return done.refusal.kind === "conflict"
      ? pages.seeOther(context, `/vragen/${id}`, "changed-meanwhile")
      : pages.refuse(context, done.refusal);
  });

  const showWaits = (
    context: WijkContext,
    values: Readonly<Record<WaitName, string>>,
    problems: readonly ProblemView[],
    status = 200,
  ) => pages.show(context, (shell) => adminWaitsPage({ shell, values, problems }), { status });

  const waitsForm = async (context: WijkContext): Promise<Response> => {
    const waits = await parts.waits();
    return showWaits(
      context,
      inDays((name) => String(Math.round(waits[name] / day))),
      [],
    );
  };

  const saveWaits = pages.withForm(async (context, sent) => {
    const values = inDays((name) => firstValue(sent, name));
    const done = await parts.setWaits(values);
    if (done.ok) return pages.seeOther(context, "/beheer/wachttijden", "waits-saved");
    return done.refusal.kind === "invalid"
      ? showWaits(context, values, done.refusal.problems, 422)
      : pages.refuse(context, done.refusal);
  });

  return [
    { method: "GET", path: "/vragen/:id/verder", handle: (context) => form(context, null) },
    { method: "POST", path: "/vragen/:id/verder", handle: choose },
    { method: "GET", path: "/beheer/wachttijden", handle: waitsForm },
    { method: "POST", path: "/beheer/wachttijden", handle: saveWaits },
  ];
};

const inDays = (read: (name: WaitName) => string) =>
  Object.fromEntries(waitNames.map((name) => [name, read(name)])) as Record<WaitName, string>;
