/** The only source of "now". Tests hand in one that they move; nothing else reads the system time. */
export type Clock = () => Date;

/** The clock of the machine. */
export const systemClock: Clock = () => new Date();

/** Milliseconds since this process began: for how long something of ours takes. It never steps back, and is no time of day. */
export const uptime = (): number => performance.now();

/** `date` moved by a number of milliseconds (negative: earlier). */
export const later = (date: Date, milliseconds: number): Date => new Date(date.getTime() + milliseconds);

/** Lengths of time in milliseconds. */
export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;
