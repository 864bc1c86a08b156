import { audiences, kindOf, thingsOf } from "../../flows/access-matrix/audiences.ts";
import { type Call, type Role, roles } from "../../flows/access-matrix/callers.ts";
import { callOf } from "../../flows/access-matrix/calls.ts";
import { expected } from "../../flows/access-matrix/expected.ts";
import { cellsOf, forNothing } from "../../flows/access-matrix/refusals.ts";
import type { Scene } from "../../flows/access-matrix/scene.ts";
import { isNightly } from "./dose.ts";

/** A cell that says 404 about something that is there. */
export type Denied = { readonly route: string; readonly given: string; readonly role: Role };

const deniedOf = (route: string, given: string, turn: number): Denied | null => {
  const [cells, absent] = [expected[route]?.[given], expected[route]?.absent].map((row) => cellsOf(row ?? ""));
  const denied = roles.filter((_, column) => cells?.[column] === "404" && absent?.[column] === "404");
  const role = denied[turn % denied.length];
  return role === undefined ? null : { route, given, role };
};

/**
 * What is denied, by the kind of thing, for whom it is meant and whether it is read or acted upon, each by another role in turn: one of
 * each in the test command, every route by night.
 */
export const deniedCells = (): readonly Denied[] => {
  const found = new Map<string, Denied>();
  for (const route of Object.keys(expected)) {
    const kind = kindOf(route);
    for (const audience of kind === null ? [] : audiences) {
      const things = thingsOf[kind as string]?.[audience] ?? [];
      if ("none" in things) continue;
      const given = things.find((thing) => expected[route]?.[thing] !== undefined);
      const cell = given === undefined ? null : deniedOf(route, given, found.size);
      const name = `${kind} ${audience} ${isNightly ? route : route.split(" ")[0]}`;
      if (cell !== null && !found.has(name)) found.set(name, cell);
    }
  }
  return [...found.values()];
};

/** The middle one of some figures. */
const median = (figures: readonly number[]): number =>
  figures.toSorted((one, other) => one - other)[figures.length >> 1] ?? 0;

const mostTries = 50;
/** So much closer than what is allowed that more tries would say the same. */
const surely = { tries: 7, milliseconds: 6 };

/**
 * By how many milliseconds something that is denied takes longer than something that never existed: the median of the differences
 * between calls that follow each other, so that whatever else the machine does falls on both.
 */
export const extraTimeOf = async (scene: Scene, { route, given, role }: Denied): Promise<number> => {
  const [method = ""] = route.split(" ");
  const call = await callOf(scene, route, given, false);
  const timeOf = async (asked: Call): Promise<number> => {
    const begun = performance.now();
    await scene.send(role, method, asked);
    return performance.now() - begun;
  };
  const timeOfNothing = (): Promise<number> => timeOf(forNothing(call, "404") as Call);
  await timeOf(call);
  await timeOfNothing();
  const differences: number[] = [];
  while (differences.length < mostTries) {
    const first = differences.length % 2 === 0;
    const before = first ? await timeOf(call) : await timeOfNothing();
    const after = first ? await timeOfNothing() : await timeOf(call);
    differences.push(first ? before - after : after - before);
    const isSure = differences.length >= surely.tries && Math.abs(median(differences)) < surely.milliseconds;
    if (isSure && !isNightly) break;
  }
  return median(differences);
};
