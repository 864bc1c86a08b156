import { t } from "../../web/texts/text.ts";
import { type Clock, day, later } from "../kernel/clock.ts";
import { type PostId, parseId } from "../kernel/ids.ts";
import { languageOfWijk } from "../kernel/language.ts";
import { visitor } from "../kernel/reader.ts";
import { noPublicFile, publicFile } from "../platform/http/public-file.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import type { AgendaReads } from "./agenda-reads.ts";
import { calendarOf, calendarType } from "./calendar.ts";
import { type CalendarWords, eventOfItem } from "./event-of-item.ts";

const mostInCalendar = 300;
/** A calendar is the same for whoever has its address. */
const calendarWords: CalendarWords = {
  cancelled: (why) => t(languageOfWijk, "agenda.calendar.cancelled", { why }),
  costs: (costs) => t(languageOfWijk, "agenda.calendar.costs", { costs }),
};

/** What is over stays so long: a calendar that is read anew would lose what its owner went to. */
const pastFor = 30 * day;

/** The agenda for calendars: what is for everyone, and each activity by itself for whoever may read it. */
export const calendarRoutes = (parts: {
  readonly origin: string;
  readonly clock: Clock;
  readonly reads: AgendaReads;
  readonly wijkName: () => Promise<string>;
}): readonly Route[] => {
  const { origin, clock, reads } = parts;

  const all = async (context: WijkContext): Promise<Response> => {
    const at = clock();
    // The address goes into calendars of anybody: whoever is signed in here gets what a visitor gets.
    const list = (when: Parameters<AgendaReads["list"]>[1]["when"]) =>
      reads.list(visitor, { at, when, from: "wijk", limit: mostInCalendar });
    const found = [...(await list({ since: later(at, -pastFor) })), ...(await list("ahead"))];
    const events = found.map(({ item }) => eventOfItem(item, { origin, say: calendarWords }));
    const name = t(languageOfWijk, "agenda.calendar-name", { wijk: await parts.wijkName() });
    const body = calendarOf(events, { name, source: `${origin}/agenda.ics` });
    return publicFile(context, { body, type: calendarType });
  };

  const one = async (context: WijkContext): Promise<Response> => {
    const id = parseId<PostId>(context.req.param("id") ?? "");
    const read = id === null ? null : await reads.one(context.get("reader"), id);
    if (read === null || read.home !== null || read.item.post.held !== null) return noPublicFile();
    const body = calendarOf([eventOfItem(read.item, { origin, say: calendarWords })], null);
    if (read.item.post.audience === "everyone" && read.item.post.hidden === null)
      return publicFile(context, { body, type: calendarType });
    return new Response(body, { headers: { "content-type": calendarType, "cache-control": "private, no-store" } });
  };

  return [
    { method: "GET", path: "/agenda.ics", handle: all },
    { method: "GET", path: "/agenda/:id/activiteit.ics", handle: one },
  ];
};
