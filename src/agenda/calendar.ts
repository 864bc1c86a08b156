/** One thing in a calendar. */
export type CalendarEvent = {
  /** The same for good, whatever changes (RFC 5545, section 3.8.4.7). */
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly place: string;
  readonly page: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly madeAt: Date;
  /** When what stands here was last changed. */
  readonly changedAt: Date;
  readonly sequence: number;
  readonly isCancelled: boolean;
};

const octets = new TextEncoder();
const longestLine = 75;

/**
 * A line in pieces of at most 75 octets, the next ones after a space (RFC 5545, section 3.1). No character is cut in two: some
 * software puts the pieces together only after it read them as text.
 */
const folded = (line: string): string => {
  const pieces: string[] = [];
  let piece = "";
  let length = 0;
  for (const character of line) {
    const size = octets.encode(character).length;
    if (length + size > longestLine) {
      pieces.push(piece);
      piece = " ";
      length = 1;
    }
    piece += character;
    length += size;
  }
  return [...pieces, piece].join("\r\n");
};

/** Text as a value (section 3.3.11); what cannot stand in a calendar at all is left out. */
const text = (value: string): string =>
  value
    .toWellFormed()
    .replaceAll(/\r\n?/g, "\n")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is left out (section 3.1, CONTROL).
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "")
    .replaceAll("\\", "\\\\")
    .replaceAll(";", "\\;")
    .replaceAll(",", "\\,")
    .replaceAll("\n", "\\n");

/** A moment in UTC (section 3.3.5, form 2): what happens once needs no time zone of its own. */
const moment = (at: Date): string => `${at.toISOString().replaceAll(/[-:]/g, "").slice(0, 15)}Z`;

const linesOf = (event: CalendarEvent): readonly string[] => [
  "BEGIN:VEVENT",
  `UID:${text(event.uid)}`,
  `DTSTAMP:${moment(event.changedAt)}`,
  `CREATED:${moment(event.madeAt)}`,
  `LAST-MODIFIED:${moment(event.changedAt)}`,
  `SEQUENCE:${event.sequence}`,
  `DTSTART:${moment(event.startsAt)}`,
  `DTEND:${moment(event.endsAt)}`,
  `STATUS:${event.isCancelled ? "CANCELLED" : "CONFIRMED"}`,
  `SUMMARY:${text(event.title)}`,
  ...(event.description === "" ? [] : [`DESCRIPTION:${text(event.description)}`]),
  ...(event.place === "" ? [] : [`LOCATION:${text(event.place)}`]),
  `URL:${event.page}`,
  "END:VEVENT",
];

/** The media type of a calendar (section 8.1). */
export const calendarType = "text/calendar; charset=utf-8";

/**
 * A calendar in iCalendar (RFC 5545; its name and how often to look again by RFC 7986), to be read and not answered (`PUBLISH`, RFC
 * 5546). `name` is left out where a calendar is one event that goes along with a letter.
 */
export const calendarOf = (
  events: readonly CalendarEvent[],
  calendar: { readonly name: string; readonly source: string } | null,
): string =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Wijksgewijs//Agenda//NL",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...(calendar === null
      ? []
      : [
          `NAME:${text(calendar.name)}`,
          `X-WR-CALNAME:${text(calendar.name)}`,
          `SOURCE;VALUE=URI:${calendar.source}`,
          "REFRESH-INTERVAL;VALUE=DURATION:PT4H",
        ]),
    ...events.flatMap(linesOf),
    "END:VCALENDAR",
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join("");
