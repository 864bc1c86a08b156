import type { Refusal } from "../../kernel/refusal.ts";
import type { ShellView } from "../../../web/views.ts";
import type { WijkContext } from "./route.ts";

/** What every slice needs to answer with pages. */
export type Pages = {
  /** The frame of a page for this reader, with the notice of the action before, if any. */
  shell(context: WijkContext): Promise<ShellView>;
  show(template: unknown, options?: { readonly status?: number; readonly formsMayLeave?: boolean }): Response;
  /** After a form: to another page (303), with a notice (a key of the texts, without `notice.`) shown there once. */
  redirect(context: WijkContext, path: string, notice?: string): Response;
  /** The page that says what went wrong and what to do. */
  refused(context: WijkContext, refusal: Refusal): Promise<Response>;
  problem(context: WijkContext, status: number): Promise<Response>;
};
