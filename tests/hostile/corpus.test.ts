import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { envelope } from "./cases/a-envelope.ts";
import { identity } from "./cases/b-identity.ts";
import { signature } from "./cases/c-signature.ts";
import { jsonLd } from "./cases/d-json-ld.ts";
import { addressing } from "./cases/e-addressing.ts";
import { lifecycle } from "./cases/f-lifecycle.ts";
import { addresses } from "./cases/h-addresses.ts";
import { resources } from "./cases/i-resources.ts";
import { documents } from "./cases/j-documents.ts";
import { vocabulary } from "./cases/k-vocabulary.ts";
import { createPlay } from "./cases/play.ts";
import { openStage, type Stage } from "./cases/stage.ts";

let stage: Stage;
let player: ReturnType<typeof createPlay>;

beforeAll(async () => {
  stage = await openStage();
  player = createPlay(stage);
});
afterAll(async () => {
  await player.end();
  await stage.close();
});

const categories = {
  "A, the envelope": { cases: envelope, atLeast: 40 },
  "B, who says it": { cases: identity, atLeast: 45 },
  "C, the signature": { cases: signature, atLeast: 40 },
  "D, JSON-LD": { cases: jsonLd, atLeast: 25 },
  "E, for whom": { cases: addressing, atLeast: 30 },
  "F, before and after": { cases: lifecycle, atLeast: 25 },
  "H, addresses": { cases: addresses, atLeast: 40 },
  "I, what costs": { cases: resources, atLeast: 20 },
  "J, what is fetched": { cases: documents, atLeast: 20 },
  "K, other words": { cases: vocabulary, atLeast: 15 },
};

/** Each case in a sentence of its own, and enough of them in every category: 300 at least. */
test("The corpus holds what it is said to hold, and no case twice", () => {
  for (const [name, { cases, atLeast }] of Object.entries(categories)) {
    expect(cases.length, name).toBeGreaterThanOrEqual(atLeast);
    expect(new Set(cases.map((hostile) => hostile.name)).size, name).toBe(cases.length);
  }
  expect(Object.values(categories).reduce((sum, { atLeast }) => sum + atLeast, 0)).toBe(300);
});

for (const [name, { cases }] of Object.entries(categories)) {
  describe(name, () => {
    for (const hostile of cases) test(hostile.name, () => player.play(hostile));
  });
}
