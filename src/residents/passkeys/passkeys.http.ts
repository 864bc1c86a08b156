import { removePasskeyPage } from "../../../web/pages/remove-passkey.ts";
import { type PasskeyId, parseId } from "../../kernel/ids.ts";
import { statusOfRefusal } from "../../kernel/refusal.ts";
import { networkOf } from "../../platform/http/client-address.ts";
import type { Cookies } from "../../platform/http/cookies.ts";
import { firstValue } from "../../platform/http/form.ts";
import { formRefusal } from "../../platform/http/form-refusal.ts";
import { languageOnDevice } from "../../platform/http/language.ts";
import type { Pages } from "../../platform/http/page-response.ts";
import type { Route, WijkContext } from "../../platform/http/route.ts";
import { browserOf } from "../browser.http.ts";
import { deviceOf } from "../device.ts";
import type { OwnSignInPages } from "../own-sign-in.http.ts";
import type { KeepPasskeys } from "../own-sign-in.ts";
import { signInLasts } from "../sign-in.ts";
import type { SignInPages } from "../sign-in-page.http.ts";
import type { AddPasskey, BeginPasskey } from "./add-passkey.ts";
import { optionsToMake, optionsToSignIn, type RelyingParty } from "./passkey-options.ts";
import type { BeginPasskeySignIn, SignInWithPasskey } from "./sign-in-with-passkey.ts";

const lasting = { timeout: signInLasts };

/** Signing in with a passkey, adding one, and what its owner does with it. */
export const passkeyRoutes = (dependencies: {
  readonly pages: Pages;
  readonly cookies: Cookies;
  readonly signInPages: SignInPages;
  readonly ownSignInPages: OwnSignInPages;
  /** `null` where no passkeys can be had, since the site has an address of numbers. */
  readonly party: RelyingParty | null;
  /** The name of the wijk, or of the gemeente. */
  readonly nameOfWijk: () => Promise<string>;
  readonly beginSignIn: BeginPasskeySignIn;
  readonly signIn: SignInWithPasskey;
  readonly begin: BeginPasskey;
  readonly add: AddPasskey;
  readonly keep: KeepPasskeys;
}): readonly Route[] => {
  const { pages, cookies, party, signInPages, ownSignInPages } = dependencies;
  const passkeyIdOf = (context: WijkContext) => parseId<PasskeyId>(context.req.param("id") ?? "");

  /** For the script of the page, and for once. */
  const options = (context: WijkContext, value: object) => context.json(value, 200, { "Cache-Control": "no-store" });

  return [
    {
      method: "POST",
      path: "/inloggen/passkey/begin",
      handle: async (context) => {
        if (party === null) return pages.refuse(context, { kind: "absent" });
        const begun = await dependencies.beginSignIn({
          browser: browserOf(cookies, context),
          clientAddress: networkOf(context.var.clientAddress),
        });
        return begun.ok
          ? options(context, optionsToSignIn(party, begun.value, lasting))
          : pages.refuse(context, begun.refusal);
      },
    },
    {
      method: "POST",
      path: "/inloggen/passkey",
      handle: pages.withForm(async (context, form) => {
        const signed = await dependencies.signIn({
          answer: firstValue(form, "answer"),
          browser: cookies.read(context, "wijk_aanvraag"),
          on: { device: deviceOf(context.req.header("user-agent")), language: languageOnDevice(cookies, context) },
          clientAddress: networkOf(context.var.clientAddress),
        });
        if (signed.ok) return signInPages.cameIn(context, signed.value);
        const again = formRefusal(signed.refusal);
        return again === null
          ? pages.refuse(context, signed.refusal)
          : signInPages.form(context, "", again.problems, again.options);
      }),
    },
    {
      method: "POST",
      path: "/ik/passkeys/begin",
      handle: async (context) => {
        const own = await ownSignInPages.read(context);
        if (party === null || own === null) return pages.refuse(context, { kind: "absent" });
        const browser = browserOf(cookies, context);
        const begun = await dependencies.begin({ residentId: own.residentId, session: own.here, browser });
        if (!begun.ok) return context.text("", statusOfRefusal[begun.refusal.kind]);
        return options(context, optionsToMake(party, await dependencies.nameOfWijk(), begun.value, lasting));
      },
    },
    {
      method: "POST",
      path: "/ik/passkeys",
      handle: pages.withForm(async (context, form) => {
        const own = await ownSignInPages.read(context);
        if (own === null) return pages.refuse(context, { kind: "absent" });
        const added = await dependencies.add({
          residentId: own.residentId,
          session: own.here,
          browser: cookies.read(context, "wijk_aanvraag") ?? "",
          answer: firstValue(form, "answer"),
          name: firstValue(form, "name"),
        });
        if (added.ok) return pages.seeOther(context, "/ik/inloggen#passkeys", "passkey-added");
        const again = formRefusal(added.refusal);
        return again === null
          ? pages.refuse(context, added.refusal)
          : ownSignInPages.show(context, again.problems, again.options);
      }),
    },
    {
      method: "POST",
      path: "/ik/passkeys/:id/naam",
      handle: pages.withForm(async (context, form) => {
        const [own, id] = [await ownSignInPages.read(context), passkeyIdOf(context)];
        if (own === null || id === null) return pages.refuse(context, { kind: "absent" });
        const renamed = await dependencies.keep.rename(own.residentId, id, firstValue(form, "name"));
        return renamed.ok
          ? pages.seeOther(context, "/ik/inloggen#passkeys", "passkey-renamed")
          : pages.refuse(context, renamed.refusal);
      }),
    },
    {
      method: "GET",
      path: "/ik/passkeys/:id/weg",
      handle: async (context) => {
        const own = await ownSignInPages.read(context);
        const passkey = own?.passkeys.find(({ id }) => id === passkeyIdOf(context));
        if (passkey === undefined) return pages.refuse(context, { kind: "absent" });
        return pages.show(context, (shell) => removePasskeyPage({ shell, id: passkey.id, name: passkey.name }));
      },
    },
    {
      method: "POST",
      path: "/ik/passkeys/:id/weg",
      handle: async (context) => {
        const [own, id] = [await ownSignInPages.read(context), passkeyIdOf(context)];
        if (own === null || id === null) return pages.refuse(context, { kind: "absent" });
        const removed = await dependencies.keep.remove(own.residentId, id);
        return removed.ok
          ? pages.seeOther(context, "/ik/inloggen#passkeys", "passkey-removed")
          : pages.refuse(context, removed.refusal);
      },
    },
  ];
};
