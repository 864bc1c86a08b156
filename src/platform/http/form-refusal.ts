import { type Problem, type Refusal, statusOfRefusal } from "../../kernel/refusal.ts";

/** How a form is shown again: with what is wrong, and the headers that go with it. */
export type FormRefusal = {
  readonly problems: readonly Problem[];
  readonly options: { readonly status: number; readonly retryAfterSeconds?: number };
};

/**
 * A refusal that the form itself can tell, so that nothing typed is lost: what is wrong with its fields, or that it was
 * tried too often. `null` for refusals that need a page of their own.
 */
export const formRefusal = (refusal: Refusal): FormRefusal | null => {
  const status = statusOfRefusal[refusal.kind];
  if (refusal.kind === "invalid") return { problems: refusal.problems, options: { status } };
  if (refusal.kind !== "too-many-attempts") return null;
  const { retryAfterSeconds } = refusal;
  return { problems: [{ field: "form", reason: "too-many-attempts" }], options: { status, retryAfterSeconds } };
};
