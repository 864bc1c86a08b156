import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest, longest first: begun last, one of these would keep a single core busy at the end of a run. */
const long = [
  "flows/access-matrix",
  "web/every-page",
  "hostile/stateful",
  "hostile/access-under-attack",
  "platform/command-line",
  "platform/seed-demo",
  "web/without-a-name",
  "web/themes-and-closing",
  "platform/embedded-postgres",
];

const rank = ({ moduleId }: TestSpecification): number => {
  const place = long.findIndex((name) => moduleId.endsWith(`/tests/${name}.test.ts`));
  return place < 0 ? long.length : place;
};

/** The order that vitest gives, with the long files in front of the others that run beside them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}
