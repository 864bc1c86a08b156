import { describe, expect, test } from "vitest";
import { gather, gatherReads } from "../../src/platform/gather.ts";

/** A question that remembers with which keys it was asked. */
const remembering = () => {
  const asked: (readonly string[])[] = [];
  const load = async (keys: readonly string[]): Promise<readonly string[]> => {
    asked.push(keys);
    return keys.map((key) => `the answer to ${key}`);
  };
  return { asked, load };
};

describe("what is asked at the same moment", () => {
  test("is asked together, repeats included", async () => {
    const { asked, load } = remembering();
    const ask = gather(load);
    expect(await Promise.all(["a", "b", "a"].map(ask))).toEqual([
      "the answer to a",
      "the answer to b",
      "the answer to a",
    ]);
    expect(asked).toEqual([["a", "b", "a"]]);
  });

  test("is asked once for each key when it is only read", async () => {
    const { asked, load } = remembering();
    const ask = gatherReads(load);
    expect(await Promise.all(["a", "b", "a"].map(ask))).toEqual([
      "the answer to a",
      "the answer to b",
      "the answer to a",
    ]);
    expect(asked).toEqual([["a", "b"]]);
  });

  test("is asked anew at another moment: nothing is remembered", async () => {
    const { asked, load } = remembering();
    const ask = gatherReads(load);
    await ask("a");
    await ask("a");
    expect(asked).toEqual([["a"], ["a"]]);
  });

  test("fails for everyone who asked", async () => {
    const ask = gatherReads(async () => {
      throw new Error("no database");
    });
    const answers = await Promise.allSettled(["a", "b"].map(ask));
    expect(answers.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });
});
