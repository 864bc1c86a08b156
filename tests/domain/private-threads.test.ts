import { describe, expect, test } from "vitest";
import { day, later } from "../../src/kernel/clock.ts";
import { newId, type ResidentId } from "../../src/kernel/ids.ts";
import { seenByModerators } from "../../src/messages/message-report.ts";
import {
  cannotWrite,
  type Message,
  otherSeat,
  ownSeat,
  type PrivateThread,
  readMessage,
  standingAt,
} from "../../src/messages/private-thread.ts";
import { residentSeat, type Seat, sitsAt } from "../../src/messages/seat.ts";

const at = new Date("2026-11-24T09:00:00Z");
const [anneke, daan] = [residentSeat(newId<ResidentId>()), residentSeat(newId<ResidentId>())];
const thread = (state: PrivateThread["state"]): PrivateThread => ({
  id: newId(),
  questionId: null,
  state,
  openedAt: at,
  lastMessageAt: at,
  seats: [anneke, daan],
});

describe("a private thread", () => {
  test("that waits for a yes lapses after 14 days, and nothing else lapses", () => {
    for (const state of ["asked", "open", "refused", "closed"] as const) {
      expect(standingAt(thread(state), later(at, 14 * day - 1))).toBe(state);
      expect(standingAt(thread(state), later(at, 14 * day))).toBe(state === "asked" ? "expired" : state);
    }
  });

  test("can be written in while it is open, and at no other time", () => {
    expect(cannotWrite(thread("open"), at)).toBeNull();
    expect(cannotWrite(thread("asked"), at)).toEqual({ kind: "conflict", reason: "not-agreed-yet" });
    for (const state of ["refused", "closed"] as const)
      expect(cannotWrite(thread(state), at)).toEqual({ kind: "conflict", reason: "conversation-closed" });
    expect(cannotWrite(thread("asked"), later(at, 15 * day))).toMatchObject({ reason: "conversation-closed" });
  });

  test("knows whether a resident sits at it, also behind a link and under another name", () => {
    const id = newId<ResidentId>();
    const hidden: Seat = { key: { kind: "link", secret: "x" }, name: "merel", writeTo: id, page: null };
    expect([sitsAt(hidden, id), sitsAt(residentSeat(id), id), sitsAt(anneke, id)]).toEqual([true, true, false]);
  });

  test("has for each side an own seat and the other's", () => {
    const one = { thread: thread("open"), own: 1, readUpTo: 0 } as const;
    expect([ownSeat(one), otherSeat(one)]).toEqual([anneke, daan]);
    const two = { ...one, own: 2 } as const;
    expect([ownSeat(two), otherSeat(two)]).toEqual([daan, anneke]);
  });
});

test("a message has words, at most 4,000 characters of them, and a request at most 200", () => {
  const reason = (text: string, request = false) => {
    const read = readMessage(text, request);
    return read.ok ? read.value : read.refusal;
  };
  expect(reason("  Hoi \r\n\r\n\r\n\r\nDaan ")).toBe("Hoi \n\nDaan");
  expect(reason(" \n ")).toMatchObject({ problems: [{ field: "text", reason: "message-empty" }] });
  expect(reason("x".repeat(4_000))).toHaveLength(4_000);
  expect(reason("x".repeat(4_001))).toMatchObject({ problems: [{ reason: "message-too-long" }] });
  expect(reason("x".repeat(201), true)).toMatchObject({ problems: [{ reason: "first-line-too-long" }] });
});

describe("moderators see of a thread", () => {
  const messages = [1, 2, 3, 4, 5, 6, 7, 8].map(
    (position): Message => ({
      id: newId(),
      threadId: newId(),
      seat: 1,
      position,
      text: `bericht ${position}`,
      writtenAt: at,
    }),
  );
  const seen = (position: number, upTo: number) => {
    const reported = messages[position - 1];
    return reported === undefined ? [] : seenByModerators(messages, reported, upTo).map((one) => one.position);
  };

  test("the message, two before it and two after it", () => {
    expect(seen(4, 8)).toEqual([2, 3, 4, 5, 6]);
    expect(seen(1, 8)).toEqual([1, 2, 3]);
    expect(seen(8, 8)).toEqual([6, 7, 8]);
  });

  test("nothing that its reader had not seen, whatever a form says", () => {
    expect(seen(4, 5)).toEqual([2, 3, 4, 5]);
    for (const upTo of [0, -1, 4, Number.NaN]) expect(seen(4, upTo)).toEqual([2, 3, 4]);
  });
});
