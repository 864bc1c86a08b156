import { adminPage, type WaitingView } from "../../web/pages/admin.ts";
import { adminCodesPage } from "../../web/pages/admin-codes.ts";
import { adminMailPage } from "../../web/pages/admin-mail.ts";
import { adminMembersPage } from "../../web/pages/admin-members.ts";
import { momentInWords, monthInWords } from "../../web/texts/moments.ts";
import type { Language } from "../../web/texts/translate.ts";
import type { StuckView } from "../../web/views.ts";
import type { Clock } from "../kernel/clock.ts";
import { type InvitationId, parseId, type ResidentId } from "../kernel/ids.ts";
import { roles } from "../kernel/reader.ts";
import type { Problem } from "../kernel/refusal.ts";
import { firstValue } from "../platform/http/form.ts";
import { formRefusal } from "../platform/http/form-refusal.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import type { ChangeRoles } from "./change-roles.ts";
import type { MakeCode, WithdrawCode } from "./invitations.ts";
import type { ReadLetterBox, SendTestLetter } from "./letters.ts";
import type { ReadMembers } from "./members.ts";
import { joinAddress, residentOf } from "./profile.http.ts";
import { lastDayOf } from "./role-terms.ts";
import { codeInGroups } from "./secrets.ts";

/** The administrator's pages about people: codes, members and their roles, and the test letter. */
export const peopleRoutes = (dependencies: {
  readonly pages: Pages;
  readonly members: ReadMembers;
  readonly makeCode: MakeCode;
  readonly withdrawCode: WithdrawCode;
  readonly changeRoles: ChangeRoles;
  readonly sendTestLetter: SendTestLetter;
  readonly letterBox: ReadLetterBox;
  readonly lettersStayHere: boolean;
  readonly waiting: () => Promise<WaitingView>;
  /** Work that waits too long. */
  readonly stuckWork: () => Promise<readonly { readonly queue: StuckView["queue"]; readonly since: Date }[]>;
  readonly origin: string;
  readonly clock: Clock;
}): readonly Route[] => {
  const { pages, members, origin } = dependencies;

  const codes = async (
    context: WijkContext,
    values: { readonly uses?: string; readonly days?: string },
    problems: readonly Problem[],
    options = {},
  ) => {
    const all = await members.codes();
    const made = all.find(({ id, state }) => id === context.req.query("nieuw") && state === "open");
    const fresh = made === undefined ? null : { code: codeInGroups(made.code), link: joinAddress(origin, made.code) };
    return pages.show(
      context,
      (shell) =>
        adminCodesPage({
          shell,
          values,
          problems,
          fresh,
          codes: all.map((code) => ({
            id: code.id,
            code: codeInGroups(code.code),
            usesLeft: code.usesLeft,
            until: momentInWords(shell.lang, code.expiresAt, dependencies.clock()),
            madeBy: code.madeByName,
            state: code.state,
          })),
        }),
      options,
    );
  };

  const memberList = async (context: WijkContext, problems: readonly Problem[], options = {}) => {
    const [all, terms, suspended] = await Promise.all([members.all(), members.roleTerms(), members.suspended()]);
    const now = dependencies.clock();
    const reader = residentOf(context);
    const lastDaysOf = (resident: ResidentId, lang: Language) =>
      Object.fromEntries(
        terms
          .filter(({ residentId }) => residentId === resident)
          .map((term) => {
            const date = lastDayOf(term);
            return [term.role, { date, words: momentInWords(lang, new Date(`${date}T12:00:00Z`), now).words }];
          }),
      );
    return pages.show(
      context,
      (shell) =>
        adminMembersPage({
          shell,
          problems,
          members: all.map(({ id, name, roles: given, joinedMonth, joinedBy }) => ({
            id,
            name,
            mine: id === reader,
            suspended: suspended.has(id),
            roles: given,
            since: monthInWords(shell.lang, joinedMonth),
            way: joinedBy,
            lastDays: lastDaysOf(id, shell.lang),
          })),
        }),
      options,
    );
  };

  return [
    {
      method: "GET",
      path: "/beheer",
      handle: async (context) => {
        const [memberCount, stuck, waiting] = await Promise.all([
          members.count(),
          dependencies.stuckWork(),
          dependencies.waiting(),
        ]);
        const now = dependencies.clock();
        return pages.show(context, (shell) =>
          adminPage({
            shell,
            memberCount,
            waiting,
            stuck: stuck.map(({ queue, since }) => ({ queue, since: momentInWords(shell.lang, since, now) })),
          }),
        );
      },
    },
    { method: "GET", path: "/beheer/codes", handle: (context) => codes(context, {}, []) },
    {
      method: "POST",
      path: "/beheer/codes",
      handle: pages.withForm(async (context, form) => {
        const values = { uses: firstValue(form, "uses"), days: firstValue(form, "days") };
        const made = await dependencies.makeCode({ by: residentOf(context), ...values });
        if (made.ok) return pages.seeOther(context, `/beheer/codes?nieuw=${made.value.id}`, "code-made");
        const again = formRefusal(made.refusal);
        return again === null
          ? pages.refuse(context, made.refusal)
          : codes(context, values, again.problems, again.options);
      }),
    },
    {
      method: "POST",
      path: "/beheer/codes/:id/intrekken",
      handle: async (context) => {
        const id = parseId<InvitationId>(context.req.param("id") ?? "");
        const done = id === null ? null : await dependencies.withdrawCode(id, residentOf(context));
        if (done === null || !done.ok) return pages.problem(context, 404);
        return pages.seeOther(context, "/beheer/codes", "code-withdrawn");
      },
    },
    { method: "GET", path: "/beheer/leden", handle: (context) => memberList(context, []) },
    {
      method: "POST",
      path: "/beheer/leden/:id/rollen",
      handle: pages.withForm(async (context, form) => {
        const residentId = parseId<ResidentId>(context.req.param("id") ?? "");
        if (residentId === null) return pages.problem(context, 404);
        const changed = await dependencies.changeRoles({
          by: residentOf(context),
          residentId,
          roles: form.roles ?? [],
          lastDays: Object.fromEntries(roles.map((role) => [role, firstValue(form, `until-${role}`)])),
        });
        if (changed.ok) return pages.seeOther(context, "/beheer/leden", "roles-saved");
        const again = formRefusal(changed.refusal);
        return again === null
          ? pages.refuse(context, changed.refusal)
          : memberList(context, again.problems, again.options);
      }),
    },
    {
      method: "GET",
      path: "/beheer/post",
      handle: async (context) => {
        const box = await dependencies.letterBox.waiting();
        const devMail = dependencies.lettersStayHere;
        const waiting = devMail ? 0 : box.count;
        return pages.show(context, (shell) => adminMailPage({ shell, devMail, waiting, lastError: box.lastError }));
      },
    },
    {
      method: "POST",
      path: "/beheer/post",
      handle: async (context) => {
        const written = await dependencies.sendTestLetter(residentOf(context));
        return written.ok
          ? pages.seeOther(context, "/beheer/post", "test-letter-written")
          : pages.refuse(context, written.refusal);
      },
    },
  ];
};
