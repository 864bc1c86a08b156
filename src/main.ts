import { execFile } from "node:child_process";
import { runCommand } from "./cli/commands.ts";
import { createProcessFigures } from "./platform/process-figures.ts";

// Whoever reads our output may stop early, as in `wijk map | head`; that is no error of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

process.exitCode = await runCommand(process.argv.slice(2), {
  environment: process.env,
  asRoot: process.getuid?.() === 0,
  measureProcess: createProcessFigures(process),
  print: (text) => void process.stdout.write(`${text}\n`),
  complain: (text) => void process.stderr.write(`${text}\n`),
  runApart: (command) =>
    new Promise((resolve) => {
      execFile(process.execPath, [process.argv[1] ?? "", command], (error, _printed, complaints) =>
        resolve(error === null ? null : complaints || error.message),
      );
    }),
  /** Resolves when the operator wants us to stop. A second Ctrl-C ends at once. */
  untilToldToStop: () =>
    new Promise((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
        process.once(signal, () => {
          process.once(signal, () => process.exit(130));
          resolve(signal);
        });
      }
    }),
});
