import { problemPage } from "../../../web/pages/problem.ts";
import { renderPage } from "../../../web/render.ts";
import { t } from "../../../web/texts/text.ts";
import type { ShellView } from "../../../web/views.ts";
import type { Clock } from "../../kernel/clock.ts";
import { type Refusal, statusOfRefusal } from "../../kernel/refusal.ts";
import { readAppearance } from "./appearance.ts";
import type { Cookies } from "./cookies.ts";
import { type Form, readForm } from "./form.ts";
import { wayBackTo } from "./language.ts";
import { type Notice, noticeInWords, writeNotice } from "./notices.ts";
import type { Route, WijkContext } from "./route.ts";
import { contentSecurityPolicy, framedSecurityPolicy, permissionsPolicy } from "./security-headers.ts";

/** The frame of a page for whoever looks. */
export type Shell = (context: WijkContext) => Promise<ShellView>;

/** What an edge answers with. */
export type Pages = {
  /**
   * A page as its reader chose to see it, with the notice that waited for it. `formsMayLeave`: a form on it leads on to another
   * server. `framesOurs`: it shows another page of ours in a frame. `secret`: its address or what it says is for these eyes alone, so
   * that no browser keeps it, passes its address on or finds it again. `mayAskWhere`: it may ask the browser where the reader is.
   */
  show(
    context: WijkContext,
    page: (shell: ShellView) => unknown,
    options?: {
      readonly status?: number;
      readonly formsMayLeave?: boolean;
      readonly framesOurs?: boolean;
      readonly retryAfterSeconds?: number;
      readonly secret?: boolean;
      readonly mayAskWhere?: boolean;
    },
  ): Promise<Response>;
  /**
   * A page that any other site may show in a frame: the same for everyone, without a script, and without a cookie read or
   * written.
   */
  frame(context: WijkContext, page: (shell: ShellView) => unknown): Promise<Response>;
  /** The page that says what went wrong. */
  problem(context: WijkContext, status: number, retryAfterSeconds?: number): Promise<Response>;
  /** The same as one line, for when no page can be drawn. */
  plain(context: WijkContext, status: number): Response;
  /** The same for a refusal that is not about a form. */
  refuse(context: WijkContext, refusal: Refusal): Promise<Response>;
  /** After a form: go and look there (303), with words to show once, which may tell how many. */
  seeOther(context: WijkContext, path: string, notice?: Notice, count?: number): Response;
  /** A handler that gets the form; one that cannot be read is answered with 400, 413 or 415. */
  withForm(
    handle: (context: WijkContext, form: Form) => Response | Promise<Response>,
    options?: { readonly textFiles?: readonly string[] },
  ): Route["handle"];
};

const noticeWaitsSeconds = 60;

/**
 * Pages are for one reader and never kept by others. A browser may go back to one of a visitor without asking; of somebody who is signed in
 * it keeps none: who comes after them on the same device finds nothing with its button to go back.
 */
const cacheControl = { visitor: "private, no-cache", signedIn: "private, no-store" };

export const createPages = (dependencies: {
  readonly shell: Shell;
  readonly cookies: Cookies;
  readonly clock: Clock;
  readonly origin: string;
  /** Whether a page stands at a path. */
  readonly isPage: (path: string) => boolean;
}): Pages => {
  const { shell, cookies, clock } = dependencies;

  const show: Pages["show"] = async (context, page, options = {}) => {
    const frame = await shell(context);
    const notice = noticeInWords(frame.lang, cookies.read(context, "wijk_bericht"));
    if (notice !== null) cookies.erase(context, "wijk_bericht");
    const appearance = readAppearance(cookies, context, clock());
    const way = wayBackTo(context, dependencies);
    const body = renderPage(page({ ...frame, appearance, wayBack: way, notice: notice ?? frame.notice }));
    const isSignedIn = context.get("reader").kind === "resident";
    const kept = isSignedIn ? cacheControl.signedIn : cacheControl.visitor;
    context.header("Cache-Control", options.secret ? "no-store" : kept);
    if (options.secret) {
      context.header("Referrer-Policy", "no-referrer");
      context.header("X-Robots-Tag", "noindex");
    }
    context.header("Vary", "Cookie");
    if (options.mayAskWhere) context.header("Permissions-Policy", permissionsPolicy({ geolocation: true }));
    if (options.retryAfterSeconds !== undefined) context.header("Retry-After", String(options.retryAfterSeconds));
    if (options.formsMayLeave || options.framesOurs)
      context.header("Content-Security-Policy", contentSecurityPolicy(options));
    return context.html(body, (options.status ?? 200) as 200);
  };

  const frame: Pages["frame"] = async (context, page) => {
    const body = renderPage(page(await shell(context)));
    context.header("Cache-Control", "public, no-cache");
    context.header("X-Robots-Tag", "noindex");
    context.header("Content-Security-Policy", framedSecurityPolicy);
    return context.html(body);
  };

  // It says nothing of the address that was asked: what may not be seen looks as what was never there.
  const problem: Pages["problem"] = (context, status, retryAfterSeconds) =>
    show(
      context,
      (frame) =>
        problemPage({
          shell: { ...frame, wayBack: "/" },
          status,
          retryAfterSeconds,
          afterForm: context.req.method === "POST",
        }),
      {
        status,
        ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
      },
    );

  return {
    show,
    frame,
    problem,
    plain: (context, status) => context.text(t(context.get("lang"), "problem.plain"), status as 500),
    refuse: (context, refusal) =>
      problem(
        context,
        statusOfRefusal[refusal.kind],
        refusal.kind === "too-many-attempts" ? refusal.retryAfterSeconds : undefined,
      ),
    seeOther: (context, path, notice, count) => {
      if (notice !== undefined) cookies.write(context, "wijk_bericht", writeNotice(notice, count), noticeWaitsSeconds);
      return context.redirect(path, 303);
    },
    withForm: (handle, options) => async (context) => {
      const read = await readForm(context.req.raw, options);
      return read.ok ? handle(context, read.form) : problem(context, read.status);
    },
  };
};
