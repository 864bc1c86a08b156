/** Whether this is the nightly run, which tries all of what the test command tries a part of. */
export const isNightly = process.env.HOSTILE_NIGHTLY === "true";
