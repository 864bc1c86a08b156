import { type AtOnceKind, atOnceKinds, myPostPage } from "../../web/pages/my-post.ts";
import { stopPostPage } from "../../web/pages/stop-post.ts";
import { isWijkwijzer, type Reader } from "../kernel/reader.ts";
import { type Form, firstValue } from "../platform/http/form.ts";
import { formRefusal } from "../platform/http/form-refusal.ts";
import { speakAsTheLetter } from "../platform/http/language.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import type { ChooseLetters, LettersByKey, ReadLetterChoices } from "./letter-choices.ts";
import { residentOf } from "./profile.http.ts";

/** The kinds that this reader can get: what is for wijkwijzers stays as it is for who is none at the moment. */
const kindsOf = (reader: Reader): readonly AtOnceKind[] =>
  atOnceKinds.filter((kind) => !["themes", "bring-back"].includes(kind) || isWijkwijzer(reader));

const chosenIn = (form: Form, kinds: readonly AtOnceKind[]) =>
  Object.fromEntries(kinds.map((kind) => [kind, (form.atOnce ?? []).includes(kind)]));

/** Choosing which letters come: on a resident's own page, and with the key that stands under a letter. */
export const letterChoiceRoutes = (dependencies: {
  readonly pages: Pages;
  readonly readChoices: ReadLetterChoices;
  readonly choose: ChooseLetters;
  readonly byKey: LettersByKey;
}): readonly Route[] => {
  const { pages, byKey } = dependencies;
  const keyOf = (context: WijkContext): string => context.req.param("key") ?? "";

  return [
    {
      method: "GET",
      path: "/ik/post",
      handle: async (context) => {
        const { digest, ...rest } = await dependencies.readChoices(residentOf(context));
        const atOnce = Object.fromEntries(kindsOf(context.var.reader).map((kind) => [kind, rest[kind] !== "never"]));
        return pages.show(context, (shell) => myPostPage({ shell, digest, atOnce, problems: [] }));
      },
    },
    {
      method: "POST",
      path: "/ik/post",
      handle: pages.withForm(async (context, form) => {
        const digest = firstValue(form, "digest");
        const atOnce = chosenIn(form, kindsOf(context.var.reader));
        const wanted = Object.entries(atOnce).map(([kind, on]) => [kind, on ? "at-once" : "never"]);
        const choices = { ...Object.fromEntries(wanted), digest };
        const kept = await dependencies.choose({ residentId: residentOf(context), choices });
        if (kept.ok) return pages.seeOther(context, "/ik/post", "letters-chosen");
        const again = formRefusal(kept.refusal);
        return again === null
          ? pages.refuse(context, kept.refusal)
          : pages.show(
              context,
              (shell) => myPostPage({ shell, digest, atOnce, problems: again.problems }),
              again.options,
            );
      }),
    },
    {
      method: "GET",
      path: "/post/:key",
      handle: async (context) => {
        const key = keyOf(context);
        const found = await byKey.read(key);
        if (!found.ok) return pages.refuse(context, found.refusal);
        speakAsTheLetter(context, found.value.language);
        const { kind, choice } = found.value;
        return pages.show(context, (shell) =>
          stopPostPage({ shell, key, kind, stopped: choice === "never", before: "" }),
        );
      },
    },
    {
      method: "POST",
      path: "/post/:key",
      // No redirect: mail software follows none (RFC 8058, section 3.2). The field tells a wish from a stray request.
      handle: pages.withForm(async (context, form) => {
        const key = keyOf(context);
        const found = await byKey.read(key);
        if (!found.ok) return pages.refuse(context, found.refusal);
        speakAsTheLetter(context, found.value.language);
        if (firstValue(form, "List-Unsubscribe") !== "One-Click") return pages.problem(context, 400);
        const stopped = await byKey.stop(key);
        if (!stopped.ok) return pages.refuse(context, stopped.refusal);
        const { kind, before } = stopped.value;
        return pages.show(context, (shell) => stopPostPage({ shell, key, kind, stopped: true, before }));
      }),
    },
    {
      method: "POST",
      path: "/post/:key/weer",
      handle: pages.withForm(async (context, form) => {
        const resumed = await byKey.resume(keyOf(context), firstValue(form, "choice"));
        if (!resumed.ok) return pages.refuse(context, resumed.refusal);
        return pages.seeOther(context, `/post/${keyOf(context)}`, "letters-again");
      }),
    },
  ];
};
