import { adminWijkPage } from "../../web/pages/admin-wijk.ts";
import { firstValue } from "../platform/http/form.ts";
import { formRefusal } from "../platform/http/form-refusal.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";
import type { ChangeWijk } from "./change-wijk.ts";
import type { Wijk } from "./wijk.ts";

const fields = ["name", "place", "about"] as const;

/** What an administrator can change of the wijk itself. */
export const settingsRoutes = (parts: {
  readonly pages: Pages;
  readonly read: () => Promise<Wijk | null>;
  readonly changeWijk: ChangeWijk;
}): readonly Route[] => {
  const { pages } = parts;
  const path = "/beheer/wijk";
  return [
    {
      method: "GET",
      path,
      handle: async (context) => {
        const wijk = await parts.read();
        const values = {
          name: wijk?.name ?? "",
          place: wijk?.place ?? "",
          about: wijk?.about ?? "",
        };
        return pages.show(context, (shell) => adminWijkPage({ shell, values, problems: [] }));
      },
    },
    {
      method: "POST",
      path,
      handle: pages.withForm(async (context, form) => {
        const reader = context.get("reader");
        if (reader.kind !== "resident") return pages.refuse(context, { kind: "sign-in-needed" });
        const values = Object.fromEntries(fields.map((field) => [field, firstValue(form, field)])) as Record<
          (typeof fields)[number],
          string
        >;
        const done = await parts.changeWijk({ by: reader.id, ...values });
        if (done.ok) return pages.seeOther(context, path, "wijk-changed");
        const again = formRefusal(done.refusal);
        return again === null
          ? pages.refuse(context, done.refusal)
          : pages.show(context, (shell) => adminWijkPage({ shell, values, problems: again.problems }), again.options);
      }),
    },
  ];
};
