import { deskPage } from "../../web/pages/desk.ts";
import { type DeskSettingsView, days, deskSettingsPage } from "../../web/pages/desk-settings.ts";
import { passOnPage } from "../../web/pages/pass-on.ts";
import { wijkwijzersPage } from "../../web/pages/wijkwijzers.ts";
import type { OfferRowView } from "../../web/parts/offer-rows.ts";
import type { SpokenDeskView } from "../../web/parts/spoken-desk.ts";
import { momentInWords } from "../../web/texts/moments.ts";
import { themeView, themeViews } from "../../web/texts/themes.ts";
import type { Language } from "../../web/texts/translate.ts";
import type { ProblemView } from "../../web/views.ts";
import { type Clock, day, later } from "../kernel/clock.ts";
import { type PostId, parseId, type ResidentId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import type { Result } from "../kernel/result.ts";
import { type Form, firstValue } from "../platform/http/form.ts";
import { type Live, markOf } from "../platform/http/live.ts";
import type { Notice } from "../platform/http/notices.ts";
import { openings } from "../platform/http/openings.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { stands } from "../posts/post.ts";
import { inLanguageOfWijk } from "../posts/written-in.ts";
import type { Question } from "../questions/question.ts";
import { choosable, type ListedTheme } from "../questions/themes.ts";
import type { Desk } from "./desk.ts";
import type { DeskReads } from "./desk-reads.ts";
import type { SaveWijkwijzer } from "./save-wijkwijzer.ts";
import { newWijkwijzer, type Wijkwijzer, type WijkwijzerRead } from "./wijkwijzer.ts";
import { awayInWords, hoursInWords } from "./wijkwijzer-views.http.ts";

type Resident = Reader & { kind: "resident" };

/** How much of a question stands on the desk. */
const beginning = 240;
const mostOffers = 6;
/** How long a wijkwijzer sees that something helped. */
const gladFor = 14 * day;

const shortened = (text: string): string => {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= beginning ? line : `${line.slice(0, line.lastIndexOf(" ", beginning))} …`;
};

/** The desk of a wijkwijzer, and the page about all of them. */
export const deskRoutes = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly live: Live;
  readonly desk: Desk;
  readonly reads: DeskReads;
  readonly save: SaveWijkwijzer;
  readonly wijkwijzer: (id: ResidentId) => Promise<Wijkwijzer | null>;
  readonly wijkwijzers: () => Promise<readonly WijkwijzerRead[]>;
  readonly question: (id: PostId) => Promise<Question | null>;
  /** What this wijkwijzer wrote down for people who are not online. */
  readonly spoken: (lang: Language, reader: ResidentId) => Promise<SpokenDeskView>;
  /** The themes of the wijk, at this moment. */
  readonly themes: () => Promise<readonly ListedTheme[]>;
  /** What is offered about some of them. */
  readonly offersAbout: (
    viewing: {
      readonly lang: Language;
      readonly reader: Reader;
      readonly now: Date;
      readonly themes: readonly ListedTheme[];
    },
    themes: readonly string[],
    limit: number,
  ) => Promise<readonly OfferRowView[]>;
}): readonly Route[] => {
  const { pages, desk, clock } = parts;
  const { posted } = openings(pages);
  const absent = (context: WijkContext) => pages.refuse(context, { kind: "absent" });

  const mine = async (reader: Resident): Promise<Wijkwijzer> =>
    (await parts.wijkwijzer(reader.id)) ?? newWijkwijzer(reader.id);

  /** What lies on a desk now. */
  const lyingFor = async (reader: Resident, lang: Language) => {
    const me = await mine(reader);
    const [waiting, inHand, spoken] = await Promise.all([
      parts.reads.waiting(reader, me.themes),
      parts.reads.inHand(reader.id, later(clock(), -gladFor)),
      parts.spoken(lang, reader.id),
    ]);
    const mark = markOf([
      waiting.map(({ id, answers, offered }) => [id, answers, offered]),
      inHand.map(({ id, state, closing }) => [id, state, closing]),
      Object.values(spoken).map((all) => all.map(({ id }) => id)),
    ]);
    return { me, waiting, inHand, spoken, mark };
  };

  const follow = (context: WijkContext): Response | Promise<Response> => {
    const [reader, lang] = [context.get("reader"), context.get("lang")];
    if (reader.kind !== "resident") return absent(context);
    return parts.live(context, [{ event: "tafel", tell: async () => (await lyingFor(reader, lang)).mark }]);
  };

  const showDesk = async (context: WijkContext): Promise<Response> => {
    const reader = context.get("reader");
    if (reader.kind !== "resident") return absent(context);
    const [now, lang] = [clock(), context.get("lang")];
    const { me, waiting, inHand, spoken, mark } = await lyingFor(reader, lang);
    const themes = await parts.themes();
    const mayHelp = await parts.offersAbout({ lang, reader, now, themes }, me.themes, mostOffers);
    return pages.show(context, (shell) =>
      deskPage({
        shell,
        mark,
        mayHelp,
        hasThemes: me.themes.length > 0,
        spoken,
        themes: themeViews(shell.lang, choosable(themes)),
        waiting: waiting.map((one) => ({
          id: one.id,
          title: one.title,
          ...inLanguageOfWijk(lang),
          text: shortened(one.text),
          theme: themeView(shell.lang, one.theme, themes),
          days: Math.floor((now.getTime() - one.askedAt.getTime()) / day),
          answers: one.answers,
          offered: one.offered,
        })),
        inHand: inHand.map((one) => ({
          id: one.id,
          title: one.title,
          ...inLanguageOfWijk(lang),
          state: one.state === "taken" ? "looked-at" : "answered",
          closing: one.closing,
          since: momentInWords(shell.lang, one.since, now),
        })),
        capacity: me.capacity,
        hours: hoursInWords(shell.lang, me.hours),
        awayUntil: awayInWords(shell.lang, me.awayUntil, now),
      }),
    );
  };

  const deed = (notice: Notice, act: (id: PostId, by: ResidentId) => Promise<Result<null>>) =>
    posted<PostId>(async ({ context, reader, id }) => {
      const done = await act(id, reader.id);
      if (done.ok) return pages.seeOther(context, "/mijn-tafel", notice);
      if (done.refusal.kind !== "conflict") return pages.refuse(context, done.refusal);
      return pages.seeOther(context, "/mijn-tafel", done.refusal.reason as Notice);
    });

  const passOnForm = async (
    context: WijkContext,
    chosen: string,
    problems: readonly ProblemView[],
    status = 200,
  ): Promise<Response> => {
    const reader = context.get("reader");
    const id = parseId<PostId>(context.req.param("id") ?? "");
    const question = id === null ? null : await parts.question(id);
    const here = question !== null && stands(question.post) && question.post.homeWijkId === null;
    if (reader.kind !== "resident" || !here) return absent(context);
    const { author } = question.post;
    const others = (await parts.wijkwijzers())
      .filter(({ residentId }) => residentId !== reader.id)
      .filter(({ residentId }) => author.kind !== "resident" || author.residentId !== residentId)
      .sort((one, other) => Number(knows(other, question)) - Number(knows(one, question)));
    const listed = await parts.themes();
    return pages.show(
      context,
      (shell) =>
        passOnPage({
          shell,
          id: question.post.id,
          title: question.post.title ?? "",
          others: others.map(({ residentId, name, themes }) => ({
            id: residentId,
            name,
            themes: themes.map((theme) => themeView(shell.lang, theme, listed).name),
          })),
          chosen,
          problems,
        }),
      { status },
    );
  };

  const passOn = posted<PostId>(async ({ context, reader, id, form }) => {
    const to = firstValue(form, "to");
    const done = await desk.passOn(id, reader.id, (parseId<ResidentId>(to) ?? "") as ResidentId);
    if (done.ok) return pages.seeOther(context, "/mijn-tafel", "passed-on");
    if (done.refusal.kind === "invalid") return passOnForm(context, to, done.refusal.problems, 422);
    return done.refusal.kind === "conflict"
      ? pages.seeOther(context, "/mijn-tafel", done.refusal.reason as Notice)
      : pages.refuse(context, done.refusal);
  });

  const settingsForm = async (
    context: WijkContext,
    me: Wijkwijzer,
    values: DeskSettingsView["values"],
    problems: readonly ProblemView[],
    status = 200,
  ) => {
    const themes = choosable(await parts.themes(), me.themes);
    return pages.show(
      context,
      (shell) => deskSettingsPage({ shell, themes: themeViews(shell.lang, themes), values, problems }),
      { status },
    );
  };

  const showSettings = async (context: WijkContext): Promise<Response> => {
    const reader = context.get("reader");
    if (reader.kind !== "resident") return absent(context);
    const me = await mine(reader);
    const hours = Object.fromEntries(me.hours.map(({ day: on, from, until }) => [on, { from, until }]));
    const values = { ...me, capacity: String(me.capacity), awayUntil: me.awayUntil ?? "", hours };
    return settingsForm(context, me, values, []);
  };

  const saveSettings = pages.withForm(async (context, form) => {
    const reader = context.get("reader");
    if (reader.kind !== "resident") return absent(context);
    const values = settingsIn(form);
    const filledIn = days.flatMap((on) => {
      const { from = "", until = "" } = values.hours[on] ?? {};
      return from === "" && until === "" ? [] : [{ day: on, from, until }];
    });
    const done = await parts.save(reader.id, { ...values, hours: filledIn });
    if (done.ok) return pages.seeOther(context, "/mijn-tafel", "desk-saved");
    return done.refusal.kind === "invalid"
      ? settingsForm(context, await mine(reader), values, done.refusal.problems, 422)
      : pages.refuse(context, done.refusal);
  });

  const showAll = async (context: WijkContext): Promise<Response> => {
    const reader = context.get("reader");
    const now = clock();
    const themes = choosable(await parts.themes());
    const all = (await parts.wijkwijzers()).filter((one) => one.themes.length > 0);
    const shown = reader.kind === "visitor" ? all.filter(({ shownOutside }) => shownOutside) : all;
    return pages.show(context, (shell) =>
      wijkwijzersPage({
        shell,
        hidden: all.length - shown.length,
        wijkwijzers: shown.map((one) => ({
          name: one.name,
          organisation: one.organisation,
          about: one.about,
          reachable: one.reachable,
          themes: themeViews(shell.lang, themes).filter(({ key }) => one.themes.includes(key)),
          hours: hoursInWords(shell.lang, one.hours),
          awayUntil: awayInWords(shell.lang, one.awayUntil, now),
        })),
      }),
    );
  };

  return [
    { method: "GET", path: "/wijkwijzers", handle: showAll },
    { method: "GET", path: "/mijn-tafel", handle: showDesk },
    { method: "GET", path: "/mijn-tafel/volgen", handle: follow },
    { method: "GET", path: "/mijn-tafel/instellingen", handle: showSettings },
    { method: "POST", path: "/mijn-tafel/instellingen", handle: saveSettings },
    { method: "POST", path: "/mijn-tafel/vragen/:id/oppakken", handle: deed("taken", desk.take) },
    { method: "POST", path: "/mijn-tafel/vragen/:id/teruggeven", handle: deed("given-back", desk.giveBack) },
    { method: "GET", path: "/mijn-tafel/vragen/:id/doorgeven", handle: (context) => passOnForm(context, "", []) },
    { method: "POST", path: "/mijn-tafel/vragen/:id/doorgeven", handle: passOn },
  ];
};

const knows = ({ themes }: Wijkwijzer, { theme }: Question): boolean => themes.includes(theme);

const settingsIn = (form: Form): DeskSettingsView["values"] => ({
  themes: form.themes ?? [],
  capacity: firstValue(form, "capacity"),
  awayUntil: firstValue(form, "awayUntil"),
  organisation: firstValue(form, "organisation"),
  about: firstValue(form, "about"),
  reachable: firstValue(form, "reachable"),
  shownOutside: firstValue(form, "shownOutside") === "ja",
  hours: Object.fromEntries(
    days.map((on) => [on, { from: firstValue(form, `from-${on}`), until: firstValue(form, `until-${on}`) }]),
  ),
});
