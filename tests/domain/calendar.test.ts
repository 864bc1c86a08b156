import { expect, test } from "vitest";
import { type CalendarEvent, calendarOf } from "../../src/agenda/calendar.ts";
import { momentOf } from "../../src/kernel/dutch-time.ts";

const event = (over: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: "0f0e0d0c-0b0a-4908-8706-050403020100@holtveen.example",
  title: "Samen soep koken",
  description: "Neem een schort mee.",
  place: "Buurthuis",
  page: "https://holtveen.example/agenda/0f0e0d0c-0b0a-4908-8706-050403020100",
  startsAt: new Date("2026-12-05T13:00:00Z"),
  endsAt: new Date("2026-12-05T15:00:00Z"),
  madeAt: new Date("2026-11-23T09:00:00Z"),
  changedAt: new Date("2026-11-24T09:00:00Z"),
  sequence: 2,
  isCancelled: false,
  ...over,
});

/** The lines put back together (RFC 5545, section 3.1). */
const unfolded = (calendar: string): readonly string[] =>
  calendar.replaceAll("\r\n ", "").replace(/\r\n$/, "").split("\r\n");
const valueIn = (calendar: string, name: string): string =>
  unfolded(calendar)
    .find((line) => line.startsWith(`${name}:`))
    ?.slice(name.length + 1) ?? "";

test("A calendar has what RFC 5545 demands of one and of its events, in lines that end with CRLF", () => {
  const calendar = calendarOf([event()], {
    name: "Agenda van Holtveen",
    source: "https://holtveen.example/agenda.ics",
  });
  expect(calendar).not.toMatch(/(?<!\r)\n|\r(?!\n)/);
  expect(unfolded(calendar)).toEqual([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Wijksgewijs//Agenda//NL",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "NAME:Agenda van Holtveen",
    "X-WR-CALNAME:Agenda van Holtveen",
    "SOURCE;VALUE=URI:https://holtveen.example/agenda.ics",
    "REFRESH-INTERVAL;VALUE=DURATION:PT4H",
    "BEGIN:VEVENT",
    "UID:0f0e0d0c-0b0a-4908-8706-050403020100@holtveen.example",
    "DTSTAMP:20261124T090000Z",
    "CREATED:20261123T090000Z",
    "LAST-MODIFIED:20261124T090000Z",
    "SEQUENCE:2",
    "DTSTART:20261205T130000Z",
    "DTEND:20261205T150000Z",
    "STATUS:CONFIRMED",
    "SUMMARY:Samen soep koken",
    "DESCRIPTION:Neem een schort mee.",
    "LOCATION:Buurthuis",
    "URL:https://holtveen.example/agenda/0f0e0d0c-0b0a-4908-8706-050403020100",
    "END:VEVENT",
    "END:VCALENDAR",
  ]);
});

test("No line is longer than 75 octets, no character is cut in two, and put together it says what it said", () => {
  const description = "Één café met kroketten, 🎉 en çay; ".repeat(40).trim();
  const calendar = calendarOf([event({ description, title: "x".repeat(160) })], null);
  const lines = calendar.split("\r\n");
  expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
  expect(lines.some((line) => Buffer.byteLength(line) > 70)).toBe(true);
  expect(calendar).not.toContain("\ufffd");
  expect(lines.filter((line) => /^ ?[\udc00-\udfff]/.test(line))).toEqual([]);
  const read = valueIn(calendar, "DESCRIPTION").replaceAll("\\,", ",").replaceAll("\\;", ";");
  expect(read).toBe(description);
});

test("What is typed cannot begin a line or a property of its own", () => {
  const title = "Soep; brood, en \\ meer\r\nDTSTART:20200101T000000Z\nEND:VEVENT\u0007\u2028";
  const calendar = calendarOf([event({ title, place: "Zaal 1,\nachterin" })], null);
  expect(valueIn(calendar, "SUMMARY")).toBe(
    "Soep\\; brood\\, en \\\\ meer\\nDTSTART:20200101T000000Z\\nEND:VEVENT\u2028",
  );
  expect(valueIn(calendar, "LOCATION")).toBe("Zaal 1\\,\\nachterin");
  expect(unfolded(calendar).filter((line) => line.startsWith("DTSTART"))).toEqual(["DTSTART:20261205T130000Z"]);
  expect(unfolded(calendar).filter((line) => line === "END:VEVENT")).toHaveLength(1);
});

test("What does not go on says so, and what is empty is left out", () => {
  const calendar = calendarOf([event({ isCancelled: true, description: "", place: "" })], null);
  expect(valueIn(calendar, "STATUS")).toBe("CANCELLED");
  expect(calendar).not.toMatch(/DESCRIPTION|LOCATION|NAME|SOURCE/);
});

test("Two in the afternoon in Amsterdam is another moment in summer than in winter", () => {
  const starts = (day: string) =>
    valueIn(calendarOf([event({ startsAt: momentOf(day, "14:00"), endsAt: momentOf(day, "16:00") })], null), "DTSTART");
  expect([starts("2026-12-05"), starts("2027-06-05"), starts("2027-03-28"), starts("2026-10-25")]).toEqual([
    "20261205T130000Z",
    "20270605T120000Z",
    "20270328T120000Z",
    "20261025T130000Z",
  ]);
});
