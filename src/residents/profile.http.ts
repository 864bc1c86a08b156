import { type MeView, mePage } from "../../web/pages/me.ts";
import { momentInWords } from "../../web/texts/moments.ts";
import type { Clock } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import { isModerator, isNeighbour } from "../kernel/reader.ts";
import type { Refusal } from "../kernel/refusal.ts";
import { firstValue } from "../platform/http/form.ts";
import { formRefusal } from "../platform/http/form-refusal.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { standInOf } from "../posts/stand-in.ts";
import type { ChangeName } from "./change-name.ts";
import type { ChooseOutsideHandle } from "./choose-outside-handle.ts";
import type { Invite } from "./invitations.ts";
import type { ReadProfile } from "./profile.ts";
import { codeInGroups } from "./secrets.ts";

type Forms = Pick<MeView, "nameForm" | "outsideForm" | "invitationProblems">;

const empty: Forms = { nameForm: { values: {}, problems: [] }, outsideForm: { values: {}, problems: [] } };

/** The address that passes an invitation or a code on. */
export const joinAddress = (origin: string, code: string): string => `${origin}/meedoen/${codeInGroups(code)}`;

/** The id of the resident who looks; the access matrix lets nobody else in. */
export const residentOf = (context: WijkContext): ResidentId => {
  const { reader } = context.var;
  if (reader.kind !== "resident") throw new Error("A route for residents was reached by a visitor.");
  return reader.id;
};

/** A resident's own page. */
export const profileRoutes = (dependencies: {
  readonly pages: Pages;
  readonly readProfile: ReadProfile;
  readonly changeName: ChangeName;
  readonly chooseOutsideHandle: ChooseOutsideHandle;
  readonly invite: Invite;
  /** Whether neighbours may ask a resident to write to them. */
  readonly mayBeAsked: (residentId: ResidentId) => Promise<boolean>;
  readonly origin: string;
  readonly clock: Clock;
}): readonly Route[] => {
  const { pages, origin } = dependencies;

  const me = async (context: WijkContext, forms: Partial<Forms> = {}, options = {}) => {
    const { handle, movedTo, introduction, invitations } = await dependencies.readProfile(residentOf(context));
    const mayBeAsked = await dependencies.mayBeAsked(residentOf(context));
    const made = invitations.find(({ id, state }) => id === context.req.query("uitnodiging") && state === "open");
    return pages.show(
      context,
      (shell) =>
        mePage({
          ...empty,
          ...forms,
          shell,
          outside: { standIn: standInOf(shell.wijk.name), handle, movedTo, host: new URL(origin).host },
          invitations: invitations.map((invitation) => ({
            link: joinAddress(origin, invitation.code),
            state: invitation.state === "withdrawn" ? "expired" : invitation.state,
            until: momentInWords(shell.lang, invitation.expiresAt, dependencies.clock()),
          })),
          introduction: isNeighbour(context.var.reader) ? introduction : null,
          messages: { mayBeAsked, moderates: isModerator(context.var.reader) },
          fresh: made === undefined ? null : joinAddress(origin, made.code),
        }),
      options,
    );
  };

  const again = (
    context: WijkContext,
    refusal: Refusal,
    forms: (problems: MeView["nameForm"]["problems"]) => Partial<Forms>,
  ) => {
    const refused = formRefusal(refusal);
    return refused === null ? pages.refuse(context, refusal) : me(context, forms(refused.problems), refused.options);
  };

  return [
    { method: "GET", path: "/ik", handle: (context) => me(context) },
    {
      method: "POST",
      path: "/ik/naam",
      handle: pages.withForm(async (context, form) => {
        const name = firstValue(form, "name");
        const changed = await dependencies.changeName({ residentId: residentOf(context), name });
        if (changed.ok) return pages.seeOther(context, "/ik", "name-saved");
        return again(context, changed.refusal, (problems) => ({ nameForm: { values: { name }, problems } }));
      }),
    },
    {
      method: "POST",
      path: "/ik/buiten",
      handle: pages.withForm(async (context, form) => {
        const handle = firstValue(form, "handle");
        const chosen = await dependencies.chooseOutsideHandle({ residentId: residentOf(context), handle });
        if (chosen.ok) return pages.seeOther(context, "/ik#buiten", "handle-chosen");
        return again(context, chosen.refusal, (problems) => ({ outsideForm: { values: { handle }, problems } }));
      }),
    },
    {
      method: "POST",
      path: "/ik/uitnodigingen",
      handle: async (context) => {
        const made = await dependencies.invite(residentOf(context));
        if (made.ok) return pages.seeOther(context, `/ik?uitnodiging=${made.value.id}#uitnodigen`, "invitation-made");
        return again(context, made.refusal, (problems) => ({ invitationProblems: problems }));
      },
    },
  ];
};
