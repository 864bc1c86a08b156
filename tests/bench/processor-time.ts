import { readdir, readFile } from "node:fs/promises";

/** The kernel counts in hundredths of a second, whatever its own clock does. */
const tickMilliseconds = 10;

type ProcessTimes = { readonly parent: number; readonly own: number; readonly reaped: number };

const timesOf = async (pid: number): Promise<ProcessTimes | null> => {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  if (text === null) return null;
  // The name of the process stands in brackets and may hold anything: what counts begins after the last one.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const ticks = (index: number) => Number(fields[index]) * tickMilliseconds;
  return { parent: Number(fields[1]), own: ticks(11) + ticks(12), reaped: ticks(13) + ticks(14) };
};

/** Milliseconds of processor time, user and system, that one process has used so far. */
export const processorTimeOf = async (pid: number): Promise<number> => (await timesOf(pid))?.own ?? 0;

/** The same for a process, all that descend from it, and those of them that have ended already. */
export const processorTimeOfTree = async (root: number): Promise<number> => {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const all = new Map<number, ProcessTimes>();
  for (const pid of pids) {
    const times = await timesOf(pid);
    if (times !== null) all.set(pid, times);
  }
  const isBelow = (pid: number): boolean => {
    for (let at = pid, steps = 0; steps < 20; steps++) {
      if (at === root) return true;
      at = all.get(at)?.parent ?? 0;
      if (at === 0) return false;
    }
    return false;
  };
  let sum = 0;
  for (const [pid, { own, reaped }] of all) if (isBelow(pid)) sum += own + reaped;
  return sum;
};

/** Resident memory of a process in MB: what it takes at this moment, and the most that it ever took. */
export const memoryOf = async (pid: number): Promise<{ readonly nowMb: number; readonly peakMb: number }> => {
  const text = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const megabytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(text)?.[1] ?? 0) / 1_024;
  return { nowMb: megabytes("VmRSS"), peakMb: megabytes("VmHWM") };
};

/** Memory in MB of a process and all that descend from it, with what they share counted once (PSS). */
export const sharedMemoryOfTree = async (root: number): Promise<number> => {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  let sum = 0;
  for (const pid of pids) {
    if (pid !== root && (await timesOf(pid))?.parent !== root) continue;
    const text = await readFile(`/proc/${pid}/smaps_rollup`, "utf8").catch(() => "");
    sum += Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) / 1_024;
  }
  return sum;
};
