import type { Refusal } from "./refusal.ts";

/** The outcome of something that may be refused: a tagged object, never a tuple and never an exception. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/** A success that carries `value`. */
export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

/** An expected "no"; see {@link Refusal} for the kinds. */
export const refuse = (refusal: Refusal): Result<never> => ({ ok: false, refusal });
