import { type UnsealView, unsealPage } from "../../../web/pages/unseal.ts";
import { unsealedNamePage } from "../../../web/pages/unsealed-name.ts";
import { momentInWords } from "../../../web/texts/moments.ts";
import { type Clock, later } from "../../kernel/clock.ts";
import { type PostId, parseId, type ResidentId } from "../../kernel/ids.ts";
import type { Language } from "../../kernel/language.ts";
import type { Result } from "../../kernel/result.ts";
import { type Form, firstValue } from "../../platform/http/form.ts";
import type { Notice } from "../../platform/http/notices.ts";
import type { Pages } from "../../platform/http/page-response.ts";
import type { Route, WijkContext } from "../../platform/http/route.ts";
import type { Unseal, UnsealingSeen } from "./unseal.ts";
import { unsealingLasts } from "./unsealing.ts";

type Given = { readonly context: WijkContext; readonly id: PostId; readonly by: ResidentId };

/** Opening a seal, by two moderators or administrators. */
export const unsealRoutes = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly unseal: Unseal;
}): readonly Route[] => {
  const { pages, unseal } = parts;

  const given = (context: WijkContext): Given | null => {
    const reader = context.get("reader");
    const id = parseId<PostId>(context.req.param("id") ?? "");
    return reader.kind !== "resident" || id === null ? null : { context, id, by: reader.id };
  };
  const absent = (context: WijkContext) => pages.refuse(context, { kind: "absent" });
  const opened = (work: (given: Given) => Promise<Response>) => (context: WijkContext) => {
    const found = given(context);
    return found === null ? absent(context) : work(found);
  };
  const posted = (work: (given: Given, form: Form) => Promise<Response>) =>
    pages.withForm((context, form) => {
      const found = given(context);
      return found === null ? absent(context) : work(found, form);
    });

  const standsFor = (lang: Language, { unsealing }: UnsealingSeen, by: ResidentId): UnsealView["stands"] => {
    if (unsealing === null) return { kind: "closed" };
    const { asked, agreed, askedByName, agreedByName, shownTo } = unsealing;
    if (agreed === null) {
      const until = momentInWords(lang, later(asked.at, unsealingLasts), parts.clock());
      return { kind: "asked", by: askedByName, reason: asked.reason, until, mine: asked.by === by };
    }
    const isOneOfTheTwo = asked.by === by || agreed.by === by;
    const reader = !isOneOfTheTwo ? "other" : shownTo.includes(by) ? "saw" : "may-see";
    return { kind: "agreed", one: askedByName, other: agreedByName ?? "", reader };
  };

  const show = async (
    { context, id, by }: Given,
    again: Pick<UnsealView, "values" | "problems"> = { values: {}, problems: [] },
  ): Promise<Response> => {
    const seen = await unseal.look(id, by);
    if (!seen.ok) return pages.refuse(context, seen.refusal);
    const view = { id, title: seen.value.title, stands: standsFor(context.get("lang"), seen.value, by), ...again };
    return pages.show(context, (shell) => unsealPage({ shell, ...view }), {
      status: again.problems.length > 0 ? 422 : 200,
      secret: true,
    });
  };

  const step = (notice: Notice, decide: (given: Given, reason: string) => Promise<Result<null>>) =>
    posted(async (found, form) => {
      const reason = firstValue(form, "reason");
      const done = await decide(found, reason);
      const page = `/vragen/${found.id}/ontzegelen`;
      if (done.ok) return pages.seeOther(found.context, page, notice);
      if (done.refusal.kind === "invalid") return show(found, { values: { reason }, problems: done.refusal.problems });
      return done.refusal.kind === "conflict"
        ? pages.seeOther(found.context, page, "changed-meanwhile")
        : pages.refuse(found.context, done.refusal);
    });

  const name = posted(async ({ context, id, by }) => {
    const shown = await unseal.show(id, by);
    if (!shown.ok) return pages.refuse(context, shown.refusal);
    return pages.show(context, (shell) => unsealedNamePage({ shell, id, name: shown.value }), { secret: true });
  });

  return [
    { method: "GET", path: "/vragen/:id/ontzegelen", handle: opened((found) => show(found)) },
    {
      method: "POST",
      path: "/vragen/:id/ontzegelen",
      handle: step("unsealing-asked", ({ id, by }, reason) => unseal.ask(id, by, reason)),
    },
    {
      method: "POST",
      path: "/vragen/:id/ontzegelen/besluiten",
      handle: step("unsealed", ({ id, by }, reason) => unseal.agree(id, by, reason)),
    },
    { method: "POST", path: "/vragen/:id/ontzegelen/naam", handle: name },
  ];
};
