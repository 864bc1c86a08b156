import type { DoneTask } from "./tasks.ts";

/** The steps of a task as they stand in the report. */
export const stepsInReport = ({ steps }: Pick<DoneTask, "steps">): string =>
  steps.map((step, index) => `${index + 1}. ${step}`).join("\n");

/** The page docs/three-tasks.md. */
export const reportOf = (done: readonly DoneTask[]): string => `# Three tasks of residents

\`npm run tasks\` writes this page. In a wijk on this machine somebody does each task on a phone as Chromium emulates it: 390 pixels wide,
four times slower than this machine, on a slow mobile network (150 ms for each answer, 1.6 Mbit/s). Every tap and every text counts as a step. The
seconds are those of waiting for pages; how long somebody reads and types is theirs. A test does the same tasks and fails when they take
other steps than these.

| task | steps | pages | seconds of waiting |
|---|---|---|---|
${done.map(({ name, steps, pages, waited }) => `| ${name} | ${steps.length} | ${pages} | ${(waited / 1_000).toFixed(1)} |`).join("\n")}

${done.map((task) => `## ${task.name}\n\n${stepsInReport(task)}\n`).join("\n")}`;
