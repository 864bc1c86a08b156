import { entrustedPage } from "../../../web/pages/entrusted.ts";
import { entrustedNamePage } from "../../../web/pages/entrusted-name.ts";
import { type PostId, parseId } from "../../kernel/ids.ts";
import type { Pages } from "../../platform/http/page-response.ts";
import type { Route, WijkContext } from "../../platform/http/route.ts";
import type { Entrusted } from "./entrusted.ts";

/** What a wijkwijzer sees of the questions that were entrusted to them. */
export const entrustedRoutes = (parts: { readonly pages: Pages; readonly entrusted: Entrusted }): readonly Route[] => {
  const { pages } = parts;

  const list = async (context: WijkContext): Promise<Response> => {
    const reader = context.get("reader");
    if (reader.kind !== "resident") return pages.refuse(context, { kind: "absent" });
    const kept = await parts.entrusted.list(reader.id);
    const questions = kept.map(({ threadId, title }) => ({ href: `/toevertrouwd/${threadId}`, title }));
    return pages.show(context, (shell) => entrustedPage({ shell, questions }), { secret: true });
  };

  const one = async (context: WijkContext): Promise<Response> => {
    const reader = context.get("reader");
    const id = parseId<PostId>(context.req.param("id") ?? "");
    if (reader.kind !== "resident" || id === null) return pages.refuse(context, { kind: "absent" });
    const found = await parts.entrusted.whoAsked(id, reader.id);
    if (!found.ok) return pages.refuse(context, found.refusal);
    const { title, name } = found.value;
    const view = { title, name, href: `/vragen/${id}` };
    return pages.show(context, (shell) => entrustedNamePage({ shell, ...view }), { secret: true });
  };

  return [
    { method: "GET", path: "/toevertrouwd", handle: list },
    { method: "GET", path: "/toevertrouwd/:id", handle: one },
  ];
};
