import { askToJoinPage } from "../../web/pages/ask-to-join.ts";
import { askedToJoinPage } from "../../web/pages/asked-to-join.ts";
import { vouchPage } from "../../web/pages/vouch.ts";
import type { Problem } from "../kernel/refusal.ts";
import { networkOf } from "../platform/http/client-address.ts";
import { firstValue } from "../platform/http/form.ts";
import { formRefusal } from "../platform/http/form-refusal.ts";
import { speakAsTheLetter } from "../platform/http/language.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import type { AskToJoin } from "./ask-to-join.ts";
import type { ReadVouch, Vouch } from "./vouch.ts";

const fields = ["name", "email", "neighbour-1", "neighbour-2", "words"] as const;
type Values = Readonly<Partial<Record<(typeof fields)[number], string>>>;

/** Asking to join without a code, and what a member answers to the letter about it. */
export const askToJoinRoutes = (dependencies: {
  readonly pages: Pages;
  readonly askToJoin: AskToJoin;
  readonly readVouch: ReadVouch;
  readonly vouch: Vouch;
  readonly vouchersNeeded: () => Promise<number>;
  /** Letters are kept in the built-in letter box, so a reader on this machine is shown the way to it. */
  readonly lettersStayHere: boolean;
}): readonly Route[] => {
  const { pages } = dependencies;

  const form = async (context: WijkContext, values: Values, problems: readonly Problem[], options = {}) => {
    const vouchersNeeded = await dependencies.vouchersNeeded();
    return pages.show(context, (shell) => askToJoinPage({ shell, values, problems, vouchersNeeded }), options);
  };

  const question = async (context: WijkContext, problems: readonly Problem[], options = {}) => {
    const token = context.req.param("token") ?? "";
    const asked = await dependencies.readVouch(token);
    if (asked === null) return pages.refuse(context, { kind: "absent" });
    if (asked.language !== null) speakAsTheLetter(context, asked.language);
    const { name, words } = asked;
    return pages.show(context, (shell) => vouchPage({ shell, token, name, words, problems }), options);
  };

  return [
    { method: "GET", path: "/meedoen/zonder-code", handle: (context) => form(context, {}, []) },
    {
      method: "POST",
      path: "/meedoen/zonder-code",
      handle: pages.withForm(async (context, sent) => {
        const values = Object.fromEntries(fields.map((field) => [field, firstValue(sent, field)])) as Required<Values>;
        const asked = await dependencies.askToJoin({
          name: values.name,
          email: values.email,
          words: values.words,
          named: [values["neighbour-1"], values["neighbour-2"]],
          language: context.var.lang,
          clientAddress: networkOf(context.var.clientAddress),
        });
        if (asked.ok) return pages.seeOther(context, "/meedoen/gevraagd");
        const again = formRefusal(asked.refusal);
        return again === null
          ? pages.refuse(context, asked.refusal)
          : form(context, values, again.problems, again.options);
      }),
    },
    {
      method: "GET",
      path: "/meedoen/gevraagd",
      handle: (context) => {
        const devMail = dependencies.lettersStayHere && context.var.fromThisMachine;
        return pages.show(context, (shell) => askedToJoinPage({ shell, devMail }));
      },
    },
    { method: "GET", path: "/instaan/:token", handle: (context) => question(context, []) },
    {
      method: "POST",
      path: "/instaan/:token",
      handle: pages.withForm(async (context, sent) => {
        const done = await dependencies.vouch({
          link: context.req.param("token") ?? "",
          answer: firstValue(sent, "answer"),
        });
        if (done.ok) return pages.seeOther(context, "/", "vouched");
        const again = formRefusal(done.refusal);
        return again === null ? pages.refuse(context, done.refusal) : question(context, again.problems, again.options);
      }),
    },
  ];
};
