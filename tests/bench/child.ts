import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** A process beside the bench that plays other servers, so that its processor time is not the wijk's. */
export type Child<Order, Report extends { readonly kind: string }> = {
  readonly pid: number;
  order(order: Order): void;
  /** The next report of this kind; throws when the process ends first or takes longer than `patience` milliseconds. */
  report<Kind extends Report["kind"]>(kind: Kind, patience: number): Promise<Extract<Report, { kind: Kind }>>;
  end(): Promise<void>;
};

/** Starts `file` (beside this one) as a process of its own. */
export const startChild = <Order extends object, Report extends { readonly kind: string }>(
  file: string,
): Child<Order, Report> => {
  const child: ChildProcess = fork(fileURLToPath(new URL(file, import.meta.url)), { stdio: ["ignore", 2, 2, "ipc"] });
  const exited = once(child, "exit").then(([code, signal]) => `${file} ended with ${code ?? signal}`);
  return {
    pid: child.pid ?? 0,
    order: (order) => void child.send(order),
    report: (kind, patience) => {
      const report = new Promise<Extract<Report, { kind: typeof kind }>>((resolve, reject) => {
        const done = () => {
          clearTimeout(timer);
          child.off("message", look);
        };
        const look = (message: unknown) => {
          const report = message as Report;
          if (report.kind !== kind) return;
          done();
          resolve(report as Extract<Report, { kind: typeof kind }>);
        };
        const timer = setTimeout(() => {
          done();
          reject(new Error(`${file} did not report "${kind}" within ${patience} ms`));
        }, patience);
        child.on("message", look);
        void exited.then((how) => {
          done();
          reject(new Error(how));
        });
      });
      // Whoever waits hears of it; when nobody does yet, that must not end the bench before it has cleared up.
      report.catch(() => {});
      return report;
    },
    end: async () => {
      child.kill("SIGKILL");
      await exited;
    },
  };
};

/** In such a process: hears orders, and ends with the bench. */
export const hearOrders = <Order, Report>(
  hear: (order: Order, report: (report: Report) => void) => Promise<void> | void,
): void => {
  // The bench may be killed: nobody would end this process then.
  process.on("disconnect", () => process.exit(0));
  // Ctrl-C reaches the whole group, and it is the bench that clears up.
  process.on("SIGINT", () => {});
  process.on("message", (order) => {
    Promise.resolve(hear(order as Order, (report) => void process.send?.(report))).catch((error: unknown) => {
      console.error(error);
      process.exit(1);
    });
  });
};

/** Microseconds of a clock that all processes of this machine share. */
export const sharedClock = (): number => Number(process.hrtime.bigint() / 1_000n);
