import { generateKeyPairSync, sign, verify } from "node:crypto";
import { promisify } from "node:util";
import { costBetween, type WijkUnderTest } from "./wijk-under-test.ts";

/** What this machine can do at this moment, in milliseconds of processor time per operation and operations per second. */
export type Limits = {
  readonly signCpuMs: number;
  readonly signsPerSecond: number;
  /** With a callback: the signing itself is done by other threads, as many as there are cores. */
  readonly signInThreadsCpuMs: number;
  readonly signsInThreadsPerSecond: number;
  readonly verifyCpuMs: number;
  readonly verifiesPerSecond: number;
  /** One row, one commit, one after the other, through postgres.js: this process and PostgreSQL together. */
  readonly commitCpuMs: number;
  readonly commitsPerSecond: number;
};

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
const text = Buffer.from("(request-target): post /inbox\nhost: 127.0.1.1\n".repeat(6));
const signInThreads = promisify<string, Buffer, typeof privateKey, Buffer>(sign);

const counts = { sign: 1_000, verify: 5_000, commit: 1_500 };
const atOnce = 8;

const measured = async (count: number, work: () => Promise<void> | void) => {
  const [cpu, start] = [process.cpuUsage(), performance.now()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { cpuMs: (user + system) / 1_000 / count, perSecond: (count / (performance.now() - start)) * 1_000 };
};

/** Measures the raw limits; the commits on the PostgreSQL of `wijk`, which should have nothing to do meanwhile. */
export const measureLimits = async (wijk: WijkUnderTest): Promise<Limits> => {
  const signature = sign("sha256", text, privateKey);
  const signed = await measured(counts.sign, () => {
    for (let each = 0; each < counts.sign; each++) sign("sha256", text, privateKey);
  });
  const inThreads = await measured(counts.sign, async () => {
    const lane = async () => {
      for (let each = 0; each < counts.sign / atOnce; each++) await signInThreads("sha256", text, privateKey);
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
  });
  const verified = await measured(counts.verify, () => {
    for (let each = 0; each < counts.verify; each++) verify("sha256", text, publicKey, signature);
  });

  const { sql } = wijk.database;
  await sql`create schema if not exists bench`;
  await sql`create table if not exists bench.one_row (id bigserial primary key, text text not null)`;
  const before = await wijk.cost();
  const committed = await measured(counts.commit, async () => {
    for (let each = 0; each < counts.commit; each++) await sql`insert into bench.one_row (text) values (${"row"})`;
  });
  const { postgres } = costBetween(before, await wijk.cost());
  await sql`truncate bench.one_row`;
  return {
    signCpuMs: signed.cpuMs,
    signsPerSecond: signed.perSecond,
    signInThreadsCpuMs: inThreads.cpuMs,
    signsInThreadsPerSecond: inThreads.perSecond,
    verifyCpuMs: verified.cpuMs,
    verifiesPerSecond: verified.perSecond,
    commitCpuMs: committed.cpuMs + postgres / counts.commit,
    commitsPerSecond: committed.perSecond,
  };
};
