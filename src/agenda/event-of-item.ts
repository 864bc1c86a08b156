import type { AgendaItem } from "./agenda-item.ts";
import type { CalendarEvent } from "./calendar.ts";

/** Where an activity of ours stands for people. */
export const pageOfItem = ({ post }: Pick<AgendaItem, "post">, origin: string): string => `${origin}/agenda/${post.id}`;

/** Where its calendar file stands. */
export const calendarFileOf = (item: Pick<AgendaItem, "post">, origin: string): string =>
  `${pageOfItem(item, origin)}/activiteit.ics`;

/** An activity as it stands in a calendar. What it costs and why it does not go on stand in the words: a calendar has no place for it. */
export const eventOfItem = (item: AgendaItem, { origin }: { readonly origin: string }): CalendarEvent => {
  const { post, costs, cancelled } = item;
  const page = pageOfItem(item, origin);
  const words = [
    ...(cancelled === null ? [] : [`Afgelast: ${cancelled.why}`]),
    post.body,
    ...(costs === "" ? [] : [`Kosten: ${costs}`]),
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
