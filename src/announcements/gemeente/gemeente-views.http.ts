import type { GemeenteAnnouncementView } from "../../../web/pages/gemeente-announcement.ts";
import type { PreviewView } from "../../../web/pages/gemeente-write.ts";
import type { AnswersView } from "../../../web/parts/answers.ts";
import type { SheetView } from "../../../web/parts/board.ts";
import type { AtWijkView, ReachView } from "../../../web/parts/reach.ts";
import type { WijkChoiceView } from "../../../web/parts/wijk-choice.ts";
import { calendarDay, dayInWords, minuteInWords, momentInWords } from "../../../web/texts/moments.ts";
import { type Actor, fullHandle } from "../../posts/actor.ts";
import type { Area } from "../../wijk/areas.ts";
import { isOver } from "../announcement.ts";
import type { AnnouncementRead } from "../announcement-reads.ts";
import { type AnnouncementViewing, announcementView, sheetOf } from "../announcement-views.http.ts";
import { type Choice, chosenFrom, type FollowingWijk, type Reach } from "./gemeente.ts";
import { adviceOn } from "./plain-words.ts";
import type { AtWijk } from "./reach-reads.ts";

/** An announcement as it hangs on a board: with the plate of the gemeente on it. */
export const sheetOfGemeente = (read: AnnouncementRead, gemeente: Actor, viewing: AnnouncementViewing): SheetView => ({
  ...sheetOf(read, viewing),
  from: { name: gemeente.name, handle: fullHandle(gemeente), official: "gemeente" },
});

/** What can be ticked, and what is. */
export const choiceView = (
  known: { readonly wijken: readonly FollowingWijk[]; readonly areas: readonly Area[]; readonly others: number },
  choice: Choice,
): WijkChoiceView => ({
  wijken: known.wijken.map(({ actor, people }) => ({
    id: actor.id,
    name: actor.name,
    people,
    chosen: choice.wijken.includes(actor.id),
  })),
  areas: known.areas.map(({ id, name }) => ({
    id,
    name,
    count: known.wijken.filter(({ areas }) => areas.includes(id)).length,
    chosen: choice.areas.includes(id),
  })),
  everyone: choice.everyone,
  others: known.others,
});

/** What a form comes to when it is sent as it is. */
export const previewOf = (
  typed: { readonly title: string; readonly text: string; readonly lastDay: string; readonly urgent: boolean },
  choice: Choice,
  known: { readonly wijken: readonly FollowingWijk[]; readonly others: number; readonly gemeente: Actor },
  { lang, now }: Pick<AnnouncementViewing, "lang" | "now">,
): PreviewView => {
  const chosen = chosenFrom(known.wijken, choice);
  const counted = chosen.flatMap(({ people }) => (people === null ? [] : [people]));
  return {
    sheet: {
      href: "#voorbeeld",
      title: typed.title,
      from: { name: known.gemeente.name, handle: fullHandle(known.gemeente), official: "gemeente" },
      excerpt: typed.text,
      when: momentInWords(lang, now, now),
      until: /^\d{4}-\d{2}-\d{2}$/.test(typed.lastDay) ? calendarDay(lang, typed.lastDay, now) : null,
      urgent: typed.urgent,
      pinned: false,
      corrected: null,
      hidden: false,
    },
    wijken: chosen.length,
    people: counted.length === 0 ? null : counted.reduce((sum, people) => sum + people, 0),
    everyone: choice.everyone,
    others: known.others,
    advice: adviceOn(`${typed.title}\n${typed.text}`),
  };
};

const standingOf = ({
  arrivedAt,
  isGivenUp,
  reason,
}: NonNullable<AtWijk["delivery"]>): "arrived" | "given-up" | "late" | "underway" => {
  if (arrivedAt !== null) return "arrived";
  if (isGivenUp) return "given-up";
  return reason === null ? "underway" : "late";
};

const atWijkView = (
  { name, wasSent, delivery, shownAt, answers }: AtWijk,
  lang: AnnouncementViewing["lang"],
): AtWijkView => {
  return {
    name,
    standing: delivery === null ? (wasSent ? "not-sent" : "underway") : standingOf(delivery),
    arrived: delivery?.arrivedAt ? minuteInWords(lang, delivery.arrivedAt) : null,
    reason: delivery?.reason ?? "",
    until: delivery === null ? "" : dayInWords(lang, delivery.giveUpAt),
    shown: shownAt !== null,
    answers,
  };
};

/** How it fares, wijk by wijk. `answers`: how many came in all. */
export const reachView = (
  sentAt: Date,
  given: { readonly reach: Reach; readonly atWijken: readonly AtWijk[]; readonly answers: number },
  lang: AnnouncementViewing["lang"],
): ReachView => ({
  sent: minuteInWords(lang, sentAt),
  everyone: given.reach.everyone,
  wijken: given.atWijken.map((one) => atWijkView(one, lang)),
  answersElsewhere: given.answers - given.atWijken.reduce((sum, { answers }) => sum + answers, 0),
});

/** One announcement for one reader; `team` is for officers alone. */
export const gemeenteAnnouncementView = (
  read: AnnouncementRead,
  given: {
    readonly reach: Reach;
    readonly answers: AnswersView;
    readonly team: GemeenteAnnouncementView["team"];
  },
  viewing: AnnouncementViewing,
): Omit<GemeenteAnnouncementView, "shell"> => {
  const { id, title, bodyHtml, photos, when, edited, correction, until, urgent, pinned, objectUri } = announcementView(
    read,
    viewing,
  );
  return {
    id,
    title,
    bodyHtml,
    photos,
    when,
    edited,
    correction,
    until,
    over: isOver(read.announcement, viewing.now),
    urgent,
    pinned,
    objectUri,
    reached: { everyone: given.reach.everyone, names: given.reach.wijken.map(({ name }) => name) },
    answers: given.answers,
    team: given.team,
  };
};
