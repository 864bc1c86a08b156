import type { DoorTransaction } from "../residents/identity.ts";
import type { MessageReportStore } from "./message-report.ts";
import type { PrivateThreadStore } from "./private-thread.ts";

/** What one transaction about messages can do: everything at the door, and what two people say to each other. */
export type MessagesTransaction = DoorTransaction & {
  readonly privateThreads: PrivateThreadStore;
  readonly messageReports: MessageReportStore;
};
