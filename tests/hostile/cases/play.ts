import { expect } from "vitest";
import type { HostileCase } from "./case.ts";
import { changedBetween, type Fingerprint } from "./fingerprints.ts";
import { canary, type Stage } from "./stage.ts";

/** All that the gate may ever answer. */
export const gateAnswers = [202, 400, 401, 403, 404, 405, 408, 410, 413, 415, 421, 429];
/** Processor time that one case may cost, in milliseconds, together with all that the test itself does for it. */
const processorTime = 1_000;
const requestsAtMost = 5;

/** What we asked of others; what we bring them for our followers is no answer to what they sent. */
export const requestsSoFar = (stage: Stage): number =>
  [stage.home, stage.evil, stage.far].flatMap(({ requests }) => requests.filter((each) => each.startsWith("GET ")))
    .length;

const serverOf = (stage: Stage, id: string | null): string =>
  [stage.home, stage.far].find(({ url }) => id?.startsWith(url))?.url ?? stage.evil.url;

/**
 * Plays cases and holds each against what holds for all of them: an answer that the gate may give, nothing changed but what the
 * sender's own server may change, no request to where none may go and few to elsewhere, no canary told, little processor time, and a
 * genuine activity that comes right behind it is handled.
 */
export const createPlay = (stage: Stage) => {
  /** What stood in the wijk when it was last looked at; nothing may have changed since but by a case that may. */
  let last: Fingerprint | null = null;
  const genuine: string[] = [];

  /** Somebody honest says something; that it is about nothing that we have leaves no trace. */
  const sayGenuine = async (): Promise<void> => {
    const like = stage.about(stage.sanne, "Like", `${stage.sanne.id}/statuses/absent`);
    expect((await stage.say(stage.sanne, like)).status).toBe(202);
    genuine.push(String(like.id));
  };

  const settle = async (): Promise<void> => {
    await stage.wijk.settle();
    expect(await stage.outcomesOf(genuine.splice(0))).toEqual(["not a post of ours"]);
  };

  const expectUnchanged = async (): Promise<void> => {
    const now = await stage.fingerprint();
    if (last !== null) expect(changedBetween(last, now)).toEqual([]);
    last = now;
  };

  const play = async (hostile: HostileCase): Promise<void> => {
    const mayChange = hostile.effect !== "nothing";
    if (mayChange) await expectUnchanged();
    const requests = requestsSoFar(stage);
    const stored = await stage.countStored();
    const begun = process.cpuUsage();
    const sent = await hostile.send(stage);
    const { answer, id } = sent;
    const owner = sent.owner ?? serverOf(stage, id);

    expect(gateAnswers).toContain(answer.status);
    const problem = answer.text === "" ? [] : [String((JSON.parse(answer.text) as { error?: unknown }).error)];
    expect([answer.status, ...problem]).toEqual([...hostile.answer]);
    expect(answer.text).not.toContain(canary);
    if (hostile.outcome === undefined) {
      expect(await stage.countStored()).toBe(stored);
      await sayGenuine();
    } else {
      const ofOthers = mayChange ? await stage.ofOthersThan(owner) : null;
      await sayGenuine();
      await settle();
      if (id !== null) expect(String(await stage.outcomeOf(id)).split(":")[0]).toBe(hostile.outcome);
      if (mayChange) expect(await stage.ofOthersThan(owner)).toBe(ofOthers);
      else await expectUnchanged();
      if (mayChange) last = null;
    }
    expect(stage.trap.requests).toEqual([]);
    expect(requestsSoFar(stage) - requests).toBeLessThanOrEqual(hostile.requests ?? requestsAtMost);
    const { user, system } = process.cpuUsage(begun);
    expect((user + system) / 1_000).toBeLessThan(processorTime);
    await hostile.after?.(stage);
  };

  return {
    play,
    /** What must hold once all were played. */
    end: async (): Promise<void> => {
      await sayGenuine();
      await settle();
      await expectUnchanged();
    },
  };
};
