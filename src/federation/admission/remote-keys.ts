import type { KeyObject } from "node:crypto";
import { createBoundedMap } from "../../kernel/bounded-map.ts";
import { type Clock, day, minute } from "../../kernel/clock.ts";
import type { DocumentLoader, LoadOptions } from "../documents.ts";
import type { AddressRules } from "../outbound-addresses.ts";
import { publicKeyFromPem } from "../signatures/keys.ts";
import { type KeyReading, readRemoteKey } from "./key-documents.ts";

/** A key of another server, and the actor who signs with it: each has been seen to point at the other. */
export type RemoteKey = {
  readonly keyId: string;
  readonly owner: string;
  readonly key: KeyObject;
  /** It makes proofs (FEP-8b32), as its owner says. */
  readonly proves: boolean;
  /** When the documents were fetched. */
  readonly checkedAt: Date;
};

/** A remote key as it is kept between starts. */
export type StoredRemoteKey = {
  readonly keyId: string;
  readonly owner: string;
  readonly publicPem: string;
  readonly proves: boolean;
  readonly checkedAt: Date;
};

/** Where keys are kept, so that a restart does not ask every server again. */
export type RemoteKeyStore = {
  find(keyId: string): Promise<StoredRemoteKey | null>;
  save(key: StoredRemoteKey): Promise<void>;
  remove(keyId: string): Promise<void>;
};

export type FoundKey = { readonly ok: true; readonly key: RemoteKey } | Extract<KeyReading, { ok: false }>;

export type RemoteKeys = {
  /** The key with this id, known or fetched. A known key is looked up again after a day; if that fails, it still counts. */
  find(keyId: string, options: LoadOptions): Promise<FoundKey>;
  /** The key when it is known, without asking anybody. */
  known(keyId: string): Promise<FoundKey>;
  /** Fetched again, for when a known key does not fit. `null` when that was done less than a minute ago. */
  findAgain(keyId: string, options: LoadOptions): Promise<FoundKey | null>;
};

const checkedFor = day;
const oldest = 90 * day;
const pause = minute;
const known = 5_000;
const fetchesAtOnce = 100;

/** Knows the keys of other servers, at most 5,000 at a time and one fetch per key and minute, whether or not it succeeds. */
export const createRemoteKeys = (
  parts: { readonly documents: DocumentLoader; readonly clock: Clock; readonly store?: RemoteKeyStore } & AddressRules,
): RemoteKeys => {
  const keys = createBoundedMap<RemoteKey>(known);
  const attempts = createBoundedMap<{ readonly at: number; readonly outcome: FoundKey }>(known);
  const underWay = new Map<string, Promise<FoundKey>>();
  const age = (time: number) => parts.clock().getTime() - time;

  const recall = async (keyId: string): Promise<RemoteKey | null> => {
    const inMemory = keys.get(keyId);
    if (inMemory !== undefined) return inMemory;
    const stored = (await parts.store?.find(keyId)) ?? null;
    const key = stored === null ? null : publicKeyFromPem(stored.publicPem);
    if (stored === null || key === null) return null;
    const { owner, proves, checkedAt } = stored;
    const found: RemoteKey = { keyId, owner, key, proves, checkedAt };
    keys.set(keyId, found);
    return found;
  };

  const remember = async (key: RemoteKey): Promise<void> => {
    keys.set(key.keyId, key);
    const publicPem = key.key.export({ type: "spki", format: "pem" }).toString();
    const { keyId, owner, proves, checkedAt } = key;
    await parts.store?.save({ keyId, owner, publicPem, proves, checkedAt });
  };

  const fetchNow = async (keyId: string, options: LoadOptions): Promise<FoundKey> => {
    const reading = await readRemoteKey(keyId, parts.documents, parts, options);
    const at = parts.clock();
    const outcome: FoundKey = reading.ok
      ? { ok: true, key: { keyId, owner: reading.owner, key: reading.key, proves: reading.proves, checkedAt: at } }
      : reading;
    attempts.set(keyId, { at: at.getTime(), outcome });
    if (outcome.ok) await remember(outcome.key);
    else if (outcome.problem === "key does not belong to its owner") {
      keys.delete(keyId);
      await parts.store?.remove(keyId);
    }
    return outcome;
  };

  const fetchShared = (keyId: string, options: LoadOptions): Promise<FoundKey> => {
    const running = underWay.get(keyId);
    if (running !== undefined) return running;
    if (underWay.size >= fetchesAtOnce) return Promise.resolve({ ok: false, problem: "too busy to fetch the key" });
    const started = fetchNow(keyId, options).finally(() => underWay.delete(keyId));
    underWay.set(keyId, started);
    return started;
  };

  const lastAttempt = (keyId: string) => {
    const last = attempts.get(keyId);
    return last !== undefined && age(last.at) < pause ? last.outcome : undefined;
  };

  return {
    find: async (keyId, options) => {
      const recalled = await recall(keyId);
      const checked = recalled === null ? Number.POSITIVE_INFINITY : age(recalled.checkedAt.getTime());
      if (recalled !== null && checked < checkedFor) return { ok: true, key: recalled };
      const outcome = lastAttempt(keyId) ?? (await fetchShared(keyId, options));
      const revoked = !outcome.ok && outcome.problem === "key does not belong to its owner";
      return outcome.ok || revoked || recalled === null || checked > oldest ? outcome : { ok: true, key: recalled };
    },
    known: async (keyId) => {
      const recalled = await recall(keyId);
      return recalled === null || age(recalled.checkedAt.getTime()) > oldest
        ? { ok: false, problem: "key cannot be fetched" }
        : { ok: true, key: recalled };
    },
    findAgain: async (keyId, options) => (lastAttempt(keyId) === undefined ? fetchShared(keyId, options) : null),
  };
};
