import type { AgendaItem } from "./agenda-item.ts";
import type { CalendarEvent } from "./calendar.ts";

/** Where an activity of ours stands for people. */
export const pageOfItem = ({ post }: Pick<AgendaItem, "post">, origin: string): string => `${origin}/agenda/${post.id}`;

/** Where its calendar file stands. */
export const calendarFileOf = (item: Pick<AgendaItem, "post">, origin: string): string =>
  `${pageOfItem(item, origin)}/activiteit.ics`;

/** What a calendar has no place for, in the words of a language. */
export type CalendarWords = { readonly cancelled: (why: string) => string; readonly costs: (costs: string) => string };

/** An activity as it stands in a calendar. What it costs and why it does not go on stand in the words. */
export const eventOfItem = (
  item: AgendaItem,
  { origin, say }: { readonly origin: string; readonly say: CalendarWords },
): CalendarEvent => {
  const { post, costs, cancelled } = item;
  const page = pageOfItem(item, origin);
  const words = [
    ...(cancelled === null ? [] : [say.cancelled(cancelled.why)]),
    post.body,
    ...(costs === "" ? [] : [say.costs(costs)]),
    page,
  ];
  return {
    uid: `${post.id}@${new URL(origin).host}`,
    title: post.title ?? "",
    description: words.filter((part) => part !== "").join("\n\n"),
    place: item.place,
    page,
    startsAt: item.startsAt,
    endsAt: item.endsAt,
    madeAt: post.publishedAt,
    changedAt: post.editedAt ?? post.publishedAt,
    sequence: item.sequence,
    isCancelled: cancelled !== null,
  };
};
