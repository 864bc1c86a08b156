import { setUpPage } from "../../web/pages/set-up.ts";
import { second } from "../kernel/clock.ts";
import type { Problem } from "../kernel/refusal.ts";
import { networkOf } from "../platform/http/client-address.ts";
import type { Cookies } from "../platform/http/cookies.ts";
import { type Form, firstValue } from "../platform/http/form.ts";
import { formRefusal } from "../platform/http/form-refusal.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";
import { deviceOf } from "../residents/device.ts";
import { sessionLasts } from "../residents/sessions.ts";
import type { SetUp } from "./set-up.ts";

const fields = ["code", "mode", "name", "place", "handle", "door", "administratorName", "email"] as const;

const valuesOf = (form: Form) =>
  Object.fromEntries(fields.map((field) => [field, firstValue(form, field)])) as Record<
    (typeof fields)[number],
    string
  >;

/** The first-run set-up. */
export const setUpRoutes = (dependencies: {
  readonly pages: Pages;
  readonly cookies: Cookies;
  readonly setUp: SetUp;
  readonly origin: string;
}): readonly Route[] => {
  const { pages, cookies } = dependencies;
  const host = new URL(dependencies.origin).host;
  const page =
    (values: Partial<ReturnType<typeof valuesOf>>, problems: readonly Problem[]) =>
    (shell: Parameters<typeof setUpPage>[0]["shell"]) =>
      setUpPage({ shell, host, values, problems });
  return [
    { method: "GET", path: "/inrichten", handle: (context) => pages.show(context, page({}, [])) },
    {
      method: "POST",
      path: "/inrichten",
      handle: pages.withForm(async (context, form) => {
        const values = valuesOf(form);
        const done = await dependencies.setUp({
          ...values,
          mode: values.mode || "wijk",
          device: deviceOf(context.req.header("user-agent")),
          language: context.var.lang,
          clientAddress: networkOf(context.var.clientAddress),
        });
        if (done.ok) {
          cookies.write(context, "wijk_sessie", done.value, sessionLasts / second);
          return pages.seeOther(context, "/", values.mode === "gemeente" ? "set-up-gemeente" : "set-up");
        }
        const again = formRefusal(done.refusal);
        return again === null
          ? pages.refuse(context, done.refusal)
          : pages.show(context, page(values, again.problems), again.options);
      }),
    },
  ];
};
