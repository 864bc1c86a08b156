import { adminLookPage } from "../../web/pages/admin-look.ts";
import { type Form, firstValue, readForm } from "../platform/http/form.ts";
import { formRefusal } from "../platform/http/form-refusal.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { picturePolicy } from "../platform/http/security-headers.ts";
import type { ChangeLook } from "./change-look.ts";
import { longestTokens } from "./design-tokens.ts";
import type { TokensRead } from "./house-style.ts";
import type { Wijk } from "./wijk.ts";

const fields = ["door", "site", "themeClass"] as const;
const path = "/beheer/uiterlijk";
/** Named anew with everything that stands in them, so they are asked for once. */
const forGood = "public, max-age=31536000, immutable";

/** How every page looks: an administrator changes it, and browsers fetch what it is made of. */
export const lookRoutes = (parts: {
  readonly pages: Pages;
  readonly read: () => Promise<Wijk | null>;
  readonly readTokens: () => Promise<TokensRead | null>;
  readonly changeLook: ChangeLook;
  readonly files: {
    readonly sheet: () => Promise<{ readonly name: string; readonly css: string } | null>;
    readonly logo: () => Promise<{ readonly id: string; readonly bytes: Uint8Array } | null>;
  };
  /** Largest picture that is taken, in bytes. */
  readonly largestLogo: number;
}): readonly Route[] => {
  const { pages } = parts;

  const view = async (values: Readonly<Partial<Record<(typeof fields)[number], string>>> | null) => {
    const wijk = await parts.read();
    const style = wijk?.houseStyle;
    return {
      values: values ?? { door: wijk?.door ?? "", site: style?.site ?? "", themeClass: style?.themeClass ?? "" },
      tokens: await parts.readTokens(),
    };
  };

  const save = async (
    context: WijkContext,
    form: Form,
    files: { readonly logo: Blob | undefined; readonly tokens: Blob | undefined },
  ): Promise<Response> => {
    const reader = context.get("reader");
    if (reader.kind !== "resident") return pages.refuse(context, { kind: "sign-in-needed" });
    const values = Object.fromEntries(fields.map((field) => [field, firstValue(form, field)])) as Record<
      (typeof fields)[number],
      string
    >;
    const done = await parts.changeLook({
      by: reader.id,
      ...values,
      logo: files.logo === undefined ? null : new Uint8Array(await files.logo.arrayBuffer()),
      withoutLogo: firstValue(form, "withoutLogo") !== "",
      tokens: files.tokens === undefined ? "" : await files.tokens.text(),
      withoutTokens: firstValue(form, "withoutTokens") !== "",
    });
    if (done.ok) return pages.seeOther(context, path, "look-changed");
    const again = formRefusal(done.refusal);
    if (again === null) return pages.refuse(context, done.refusal);
    const { problems, options } = again;
    const shown = await view(values);
    return pages.show(context, (shell) => adminLookPage({ shell, ...shown, problems }), options);
  };

  return [
    {
      method: "GET",
      path,
      handle: async (context) => {
        const shown = await view(null);
        return pages.show(context, (shell) => adminLookPage({ shell, ...shown, problems: [] }));
      },
    },
    {
      method: "POST",
      path,
      handle: async (context) => {
        const sent = await readForm(context.req.raw, { limit: parts.largestLogo + longestTokens + 64 * 1_024 });
        if (!sent.ok) return pages.problem(context, sent.status);
        return save(context, sent.form, { logo: sent.files.logo?.[0], tokens: sent.files.tokens?.[0] });
      },
    },
    {
      method: "GET",
      path: "/huisstijl/:name",
      handle: async (context) => {
        const asked = context.req.param("name") ?? "";
        const sheet = asked.endsWith(".css") ? await parts.files.sheet() : null;
        if (sheet !== null && asked === `${sheet.name}.css`)
          return new Response(sheet.css, {
            headers: { "content-type": "text/css; charset=utf-8", "cache-control": forGood },
          });
        const logo = asked.endsWith(".webp") ? await parts.files.logo() : null;
        if (logo === null || asked !== `${logo.id}.webp`) return pages.problem(context, 404);
        return new Response(new Uint8Array(logo.bytes), {
          headers: {
            "content-type": "image/webp",
            "cache-control": forGood,
            "content-security-policy": picturePolicy,
            "cross-origin-resource-policy": "cross-origin",
            "x-robots-tag": "noindex",
          },
        });
      },
    },
  ];
};
