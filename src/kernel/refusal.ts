/**
 * An expected "no". `absent` also stands for "you may not see it": a reader can never tell the two apart.
 * `invalid` names the form field and the text (a key of the text catalogue) to show beside it.
 */
export type Refusal =
  | { readonly kind: "absent" }
  | { readonly kind: "forbidden" }
  | { readonly kind: "sign-in-needed" }
  | { readonly kind: "conflict"; readonly reason: string }
  | { readonly kind: "too-many-attempts"; readonly retryAfterSeconds: number }
  | { readonly kind: "invalid"; readonly problems: readonly Problem[] };

/** One thing that is wrong with what a person filled in. */
export type Problem = { readonly field: string; readonly reason: string };

/** A refusal for one field. */
export const invalid = (field: string, reason: string): Refusal => ({ kind: "invalid", problems: [{ field, reason }] });

/** HTTP status of each kind of refusal; the only place where one becomes the other. */
export const statusOfRefusal = {
  absent: 404,
  forbidden: 403,
  "sign-in-needed": 401,
  conflict: 409,
  "too-many-attempts": 429,
  invalid: 422,
} as const satisfies Record<Refusal["kind"], number>;
