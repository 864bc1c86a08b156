import { expect, test } from "vitest";
import { type AgendaForm, formOf, readAgendaForm } from "../../src/agenda/agenda-form.ts";
import { type AgendaItem, cancel, change, isElsewhen, isFull, plan, remindAt } from "../../src/agenda/agenda-item.ts";
import type { PostId, ResidentId } from "../../src/kernel/ids.ts";
import type { Result } from "../../src/kernel/result.ts";

const now = new Date("2026-11-23T09:00:00Z");
const form: AgendaForm = {
  title: "Samen soep koken",
  text: "",
  date: "2026-12-05",
  from: "14:00",
  to: "16:00",
  place: "Buurthuis",
  costs: "",
  register: "nee",
  places: "",
  until: "",
  sure: "",
};

const read = (over: Partial<AgendaForm>) => readAgendaForm({ ...form, ...over }, now);
const granted = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};
const problemsOf = (result: Result<unknown>) =>
  result.ok || result.refusal.kind !== "invalid"
    ? []
    : result.refusal.problems.map(({ field, reason }) => `${field} ${reason}`);

const planned = (over: Partial<AgendaForm> = {}): AgendaItem =>
  granted(
    plan(
      "0f0e0d0c-0b0a-4908-8706-050403020100" as PostId,
      {
        form: { ...form, ...over },
        audience: "wijk",
        author: { kind: "resident", residentId: "r" as ResidentId, actorId: null },
        uri: "",
        url: "",
        held: null,
      },
      now,
    ),
  );

test("A day and times in Amsterdam are one moment each, in winter and in summer", () => {
  const at = (date: string) => {
    const { startsAt, endsAt } = granted(read({ date }));
    return [startsAt.toISOString(), endsAt.toISOString()];
  };
  expect(at("2026-12-05")).toEqual(["2026-12-05T13:00:00.000Z", "2026-12-05T15:00:00.000Z"]);
  expect(at("2027-06-05")).toEqual(["2027-06-05T12:00:00.000Z", "2027-06-05T14:00:00.000Z"]);
});

test("In the night in which the clock changes, an activity is as long as it is", () => {
  const hours = (over: Partial<AgendaForm>) => {
    const { startsAt, endsAt } = granted(read(over));
    return (endsAt.getTime() - startsAt.getTime()) / 3_600_000;
  };
  expect(hours({ date: "2027-03-27", from: "23:00", to: "06:00" })).toBe(6);
  expect(hours({ date: "2027-10-30", from: "23:00", to: "06:00" })).toBe(8);
});

test("What ends at an earlier time ends on the next day, and a time may be typed with a dot", () => {
  const { startsAt, endsAt } = granted(read({ from: "20.30", to: "1:00" }));
  expect([startsAt.toISOString(), endsAt.toISOString()]).toEqual([
    "2026-12-05T19:30:00.000Z",
    "2026-12-06T00:00:00.000Z",
  ]);
});

test("Everything that is wrong is told at once, by field", () => {
  const empty = Object.fromEntries(Object.keys(form).map((name) => [name, ""])) as AgendaForm;
  expect(problemsOf(readAgendaForm(empty, now))).toEqual([
    "title activity-title-missing",
    "date activity-day-missing",
    "from time-unclear",
    "to time-unclear",
    "place activity-place-missing",
  ]);
  for (const [over, problem] of [
    [{ date: "2026-06-31" }, "date day-unclear"],
    [{ date: "gisteren" }, "date day-unclear"],
    [{ date: "2026-11-22" }, "date activity-day-past"],
    [{ date: "2027-12-01" }, "date activity-day-too-far"],
    [{ date: "2026-11-23", from: "09:00" }, "from activity-time-past"],
    [{ from: "24:00" }, "from time-unclear"],
    [{ to: "twee uur" }, "to time-unclear"],
    [{ place: "x".repeat(201) }, "place activity-line-too-long"],
    [{ costs: "x".repeat(201) }, "costs activity-line-too-long"],
    [{ register: "ja", places: "0" }, "places places-unclear"],
    [{ register: "ja", places: "1001" }, "places places-unclear"],
    [{ register: "ja", places: "-1" }, "places places-unclear"],
    [{ register: "ja", places: "1e2" }, "places places-unclear"],
    [{ register: "ja", until: "2026-12-06" }, "until until-after-start"],
    [{ register: "ja", until: "2026-11-22" }, "until day-past"],
  ] as const)
    expect(problemsOf(read(over)), JSON.stringify(over)).toEqual([problem]);
});

test("A house number goes in only after a warning, wherever it is typed", () => {
  for (const [over, field] of [
    [{ place: "Kerkstraat 12" }, "place"],
    [{ title: "Koffie op Kerkstraat 12b" }, "title"],
    [{ text: "Bel aan bij 1234 AB nummer 3." }, "text"],
  ] as const) {
    expect(problemsOf(read(over)), JSON.stringify(over)).toEqual([`${field} activity-address`]);
    expect(read({ ...over, sure: "ja" }).ok).toBe(true);
  }
  expect(read({ place: "Buurthuis aan de Kerkstraat", text: "Van 2 tot 12 jaar, om 14 uur." }).ok).toBe(true);
});

test("One registers until the end of the last day, and never after it began", () => {
  const until = (over: Partial<AgendaForm>) =>
    granted(read({ register: "ja", ...over })).registering?.until.toISOString();
  expect(until({})).toBe("2026-12-05T13:00:00.000Z");
  expect(until({ until: "2026-12-03" })).toBe("2026-12-03T23:00:00.000Z");
  expect(until({ until: "2026-12-05" })).toBe("2026-12-05T13:00:00.000Z");
  expect(granted(read({ register: "nee", places: "5" })).registering).toBeNull();
});

test("The form of an activity as it stands gives the same activity again", () => {
  const item = planned({
    register: "ja",
    places: "5",
    until: "2026-12-03",
    costs: "3 euro",
    from: "20:30",
    to: "01:00",
  });
  const again = granted(readAgendaForm(formOf(item), now));
  expect(again).toMatchObject({
    startsAt: item.startsAt,
    endsAt: item.endsAt,
    registering: item.registering,
    costs: "3 euro",
  });
  expect(formOf(planned()).until).toBe("");
});

test("A change counts, keeps whether one registers, and never leaves fewer places than people", () => {
  const item = { ...planned({ register: "ja", places: "5" }), coming: 4 };
  const changed = granted(change(item, { ...formOf(item), place: "Park", register: "nee" }, now));
  expect([changed.sequence, changed.registering?.places, changed.post.editedAt]).toEqual([1, 5, now]);
  expect([isElsewhen(item, changed), isElsewhen(item, { ...item, costs: "niets" })]).toEqual([true, false]);
  expect(problemsOf(change(item, { ...formOf(item), places: "3" }, now))).toEqual(["places places-fewer"]);
  expect(change(item, { ...formOf(item), places: "4" }, now).ok).toBe(true);
});

test("What has begun keeps its beginning and may end later; what is over or called off changes no more", () => {
  const item = planned();
  const during = new Date("2026-12-05T14:00:00Z");
  expect(granted(change(item, { ...formOf(item), to: "17:00" }, during)).endsAt.toISOString()).toBe(
    "2026-12-05T16:00:00.000Z",
  );
  expect(problemsOf(change(item, { ...formOf(item), from: "14:30" }, during))).toEqual(["from activity-time-past"]);
  const off = granted(cancel(item, " De kok\nis ziek ", now));
  expect([off.cancelled?.why, off.sequence]).toEqual(["De kok is ziek", 1]);
  expect(problemsOf(cancel(item, " ", now))).toEqual(["why activity-why-missing"]);
  for (const [result, reason] of [
    [change(off, formOf(item), now), "activity-cancelled"],
    [cancel(off, "Nog eens", now), "activity-cancelled"],
    [cancel(item, "Te laat", item.endsAt), "activity-past"],
  ] as const)
    expect(result).toEqual({ ok: false, refusal: { kind: "conflict", reason } });
});

test("It is full when the places are gone, and as long as somebody waits", () => {
  const item = planned({ register: "ja", places: "2" });
  expect([0, 1, 2].map((coming) => isFull({ ...item, coming }))).toEqual([false, false, true]);
  expect(isFull({ ...item, coming: 1, waiting: 1 })).toBe(true);
  expect(isFull({ ...planned({ register: "ja" }), coming: 900 })).toBe(false);
});

test("One is reminded at six in the evening of the day before, in Dutch time, in summer and in winter", () => {
  const at = (date: string) => remindAt(planned({ date })).toISOString();
  expect([at("2026-12-05"), at("2027-06-05"), at("2027-03-28"), at("2027-03-29")]).toEqual([
    "2026-12-04T17:00:00.000Z",
    "2027-06-04T16:00:00.000Z",
    "2027-03-27T17:00:00.000Z",
    "2027-03-28T16:00:00.000Z",
  ]);
});
