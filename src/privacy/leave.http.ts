import { leavePage } from "../../web/pages/leave.ts";
import { minuteInWords } from "../../web/texts/moments.ts";
import type { ResidentId } from "../kernel/ids.ts";
import { type Problem, statusOfRefusal } from "../kernel/refusal.ts";
import type { Cookies } from "../platform/http/cookies.ts";
import { firstValue } from "../platform/http/form.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import type { Leave } from "./leave.ts";
import type { LeaveForm } from "./leaving.ts";

const empty: LeaveForm = { words: "", when: "", sure: "" };

/** Leaving the wijk: what goes, what stays, and the yes to it. Only who signed in just now gets the form. */
export const leaveRoutes = (parts: {
  readonly pages: Pages;
  readonly cookies: Cookies;
  readonly residentOf: (context: WijkContext) => ResidentId;
  readonly isFresh: (context: WijkContext) => Promise<boolean>;
  /** Whether somebody has a handle of their own outside. */
  readonly hasHandle: (residentId: ResidentId) => Promise<boolean>;
  readonly leave: Leave;
}): readonly Route[] => {
  const { pages, cookies, leave, residentOf } = parts;

  const show = async (
    context: WijkContext,
    values: LeaveForm = empty,
    problems: readonly Problem[] = [],
    status = 200,
  ): Promise<Response> => {
    const residentId = residentOf(context);
    const { planned, isLast } = await leave.standing(residentId);
    const fresh = await parts.isFresh(context);
    const hasHandle = await parts.hasHandle(residentId);
    return pages.show(
      context,
      (shell) =>
        leavePage({
          shell,
          fresh,
          isLast,
          hasHandle,
          values,
          problems,
          plannedFor: planned === null ? null : minuteInWords(shell.lang, planned.dueAt),
        }),
      { status },
    );
  };

  return [
    { method: "GET", path: "/ik/weggaan", handle: (context) => show(context) },
    {
      method: "POST",
      path: "/ik/weggaan",
      handle: pages.withForm(async (context, form) => {
        if (!(await parts.isFresh(context))) return context.redirect("/ik/weggaan", 303);
        const value = (name: keyof LeaveForm) => firstValue(form, name);
        const values = { words: value("words"), when: value("when"), sure: value("sure") };
        const asked = await leave.ask(residentOf(context), values);
        if (!asked.ok)
          return asked.refusal.kind === "invalid"
            ? show(context, values, asked.refusal.problems, statusOfRefusal[asked.refusal.kind])
            : pages.refuse(context, asked.refusal);
        if (asked.value === "planned") return pages.seeOther(context, "/ik/weggaan", "leaving-planned");
        cookies.erase(context, "wijk_sessie");
        return pages.seeOther(context, "/", "left");
      }),
    },
    {
      method: "POST",
      path: "/ik/weggaan/blijven",
      handle: async (context) => {
        await leave.stay(residentOf(context));
        return pages.seeOther(context, "/ik", "stays");
      },
    },
  ];
};
