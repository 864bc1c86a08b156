import type { Metric } from "./exposition.ts";
import { isStuck, type WorkFigures } from "./queues.ts";
import type { Tally } from "./tally.ts";

/** What a process knows of itself. */
export type ProcessFigures = {
  readonly residentBytes: number;
  readonly cpuSeconds: number;
  /** How long something that was due had to wait for the process at most, since the last time this was asked. */
  readonly longestDelaySeconds: number;
};

/** What this process counted since it began. */
export type Counted = { readonly deliveries: Tally; readonly inboxRequests: Tally };

const gauge = (name: string, help: string, values: Metric["values"]): Metric => ({ name, type: "gauge", help, values });
const counter = (name: string, help: string, values: Metric["values"]): Metric => ({
  name,
  type: "counter",
  help,
  values,
});
const tallied = (tally: Tally, label: string): Metric["values"] =>
  tally.all().map(([word, value]) => ({ labels: { [label]: word }, value }));

const metricsOfWork = ({ queues, heldDeliveries, deadLetters, peersInTrouble }: WorkFigures): readonly Metric[] => {
  const perQueue = (value: (figures: WorkFigures["queues"][number]) => number) =>
    queues.map((figures) => ({ labels: { queue: figures.queue }, value: value(figures) }));
  const perPeer = (value: (peer: WorkFigures["peersInTrouble"][number]) => number) =>
    peersInTrouble.map((peer) => ({ labels: { host: peer.host }, value: value(peer) }));
  return [
    gauge(
      "wijk_queue_depth",
      "What is not done yet.",
      perQueue(({ depth }) => depth),
    ),
    gauge(
      "wijk_queue_oldest_seconds",
      "For how long the oldest that is due has been waiting.",
      perQueue(({ oldestSeconds }) => oldestSeconds),
    ),
    gauge(
      "wijk_queue_alarm",
      "1 when the oldest that is due waits longer than 5 minutes.",
      perQueue((figures) => Number(isStuck(figures))),
    ),
    gauge("wijk_deliveries_held", "Deliveries to servers that are left alone for a while.", [
      { value: heldDeliveries },
    ]),
    gauge(
      "wijk_dead_letters",
      "What is tried no more until an administrator says so.",
      Object.entries(deadLetters).map(([queue, value]) => ({ labels: { queue }, value })),
    ),
    gauge(
      "wijk_peer_failures",
      "Attempts in a row that found a server away; the 100 worst.",
      perPeer(({ failures }) => failures),
    ),
    gauge(
      "wijk_peer_held",
      "1 when a server is left alone for a while; the 100 worst.",
      perPeer(({ isHeld }) => Number(isHeld)),
    ),
  ];
};

/** Everything that `/metrics` tells. `work` is `null` while the database does not answer, `own` where nobody measures the process. */
export const metricsOf = (
  work: WorkFigures | null,
  counted: Counted,
  own: ProcessFigures | null,
): readonly Metric[] => [
  gauge("wijk_database_up", "1 when the database answered in time.", [{ value: Number(work !== null) }]),
  ...(work === null ? [] : metricsOfWork(work)),
  counter(
    "wijk_deliveries_total",
    "Attempts to deliver by this process, by what came of them.",
    tallied(counted.deliveries, "result"),
  ),
  counter(
    "wijk_inbox_requests_total",
    "Requests to an inbox of this process, by how they were answered.",
    tallied(counted.inboxRequests, "status"),
  ),
  ...(own === null ? [] : metricsOfProcess(own)),
];

const metricsOfProcess = (figures: ProcessFigures): readonly Metric[] => [
  gauge("process_resident_memory_bytes", "Memory of this process.", [{ value: figures.residentBytes }]),
  counter("process_cpu_seconds_total", "Time that this process was computing.", [{ value: figures.cpuSeconds }]),
  gauge(
    "wijk_event_loop_delay_seconds",
    "The longest that something due waited for this process since the last look.",
    [{ value: figures.longestDelaySeconds }],
  ),
];
