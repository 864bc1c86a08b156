import type { PostId } from "../kernel/ids.ts";
import type { DoorTransaction } from "../residents/identity.ts";
import type { DeskSettings, ServiceCategory } from "./service-desk.ts";
import type { ServiceRequest, ServiceRequestId } from "./service-request.ts";

/** The desk of this wijk, and what was reported there. */
export type ServiceRequestStore = {
  /** `null` while nothing can be reported from here. */
  desk(): Promise<DeskSettings | null>;
  categories(): Promise<readonly ServiceCategory[]>;
  /** When the categories were read last; `null` without a desk. */
  categoriesReadAt(): Promise<Date | null>;
  /** Puts it in the place of the desk that was there. */
  saveDesk(desk: DeskSettings, categories: readonly ServiceCategory[], at: Date): Promise<void>;
  removeDesk(): Promise<void>;
  add(request: ServiceRequest): Promise<void>;
  /** Locked until the end of the transaction. */
  byId(id: ServiceRequestId): Promise<ServiceRequest | null>;
  /** The last one about a question. */
  ofQuestion(questionId: PostId): Promise<ServiceRequest | null>;
  save(request: ServiceRequest): Promise<void>;
  remove(id: ServiceRequestId): Promise<void>;
  /** Those about which something is to be done, longest due first. */
  due(now: Date, limit: number): Promise<readonly ServiceRequestId[]>;
  /** How many wait to be handed in after it failed, and what went wrong last. */
  troubled(): Promise<{ readonly count: number; readonly lastError: string | null }>;
};

export type ServiceRequestTransaction = DoorTransaction & { readonly serviceRequests: ServiceRequestStore };
