import { registrationPage } from "../../web/pages/registration.ts";
import type { ShellView } from "../../web/views.ts";
import type { Clock } from "../kernel/clock.ts";
import type { RegistrationId } from "../kernel/ids.ts";
import type { Result } from "../kernel/result.ts";
import { speakAsTheLetter } from "../platform/http/language.ts";
import type { Notice } from "../platform/http/notices.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { type AgendaItem, isPast, takesRegistrations } from "./agenda-item.ts";
import { factsOf } from "./agenda-views.http.ts";
import type { Register } from "./register.ts";
import type { Registration } from "./registration.ts";
import type { RegistrationKeys } from "./write-to-registrant.ts";

/** The frame without whoever is signed in at this browser: the page belongs to the link. */
const bare = (shell: ShellView): ShellView => ({ ...shell, reader: null });

const stateOf = ({ state }: Registration, item: AgendaItem, now: Date) => {
  if (item.cancelled !== null || isPast(item, now)) return "off" as const;
  return state === "asked" && !takesRegistrations(item, now) ? ("closed" as const) : state;
};

/**
 * What somebody without an account does with the link of a letter. Opening it changes nothing: mail software opens links too. What is
 * done asks for a button.
 */
export const registrationRoutes = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly register: Register;
  readonly openKey: RegistrationKeys["openKey"];
}): readonly Route[] => {
  const { pages, clock, register } = parts;
  const absent = (context: WijkContext) => pages.refuse(context, { kind: "absent" });
  const keyOf = (context: WijkContext): string => context.req.param("key") ?? "";
  const pageOf = (context: WijkContext): string => `/aanmelding/${keyOf(context)}`;

  const show = async (context: WijkContext): Promise<Response> => {
    const id = parts.openKey(keyOf(context));
    const found = id === null ? null : await register.ofGuest(id);
    if (found === null) return absent(context);
    const { registration, item } = found;
    if (registration.who.kind === "guest") speakAsTheLetter(context, registration.who.language);
    const now = clock();
    const view = {
      page: pageOf(context),
      activity: {
        href: `/agenda/${item.post.id}`,
        title: item.post.title ?? "",
        facts: factsOf(item, { lang: context.get("lang"), now }),
      },
      state: stateOf(registration, item, now),
      wantsReminder: registration.wantsReminder,
    };
    return pages.show(context, (shell) => registrationPage({ ...view, shell: bare(shell) }), { secret: true });
  };

  const does =
    <T>(
      work: (id: RegistrationId) => Promise<Result<T>>,
      after: (done: T, context: WijkContext) => { readonly path: string; readonly notice: Notice },
    ) =>
    async (context: WijkContext): Promise<Response> => {
      const id = parts.openKey(keyOf(context));
      if (id === null) return absent(context);
      const done = await work(id);
      if (done.ok) {
        const { path, notice } = after(done.value, context);
        return pages.seeOther(context, path, notice);
      }
      return done.refusal.kind === "conflict"
        ? pages.seeOther(context, pageOf(context), "registering-closed")
        : pages.refuse(context, done.refusal);
    };

  return [
    { method: "GET", path: "/aanmelding/:key", handle: show },
    {
      method: "POST",
      path: "/aanmelding/:key",
      handle: does(register.confirm, (state, context) => ({
        path: pageOf(context),
        notice: state === "waiting" ? "registered-waiting" : "registered",
      })),
    },
    {
      method: "POST",
      path: "/aanmelding/:key/afmelden",
      handle: does(register.leaveAsGuest, (item) => ({ path: `/agenda/${item}`, notice: "unregistered" })),
    },
    {
      method: "POST",
      path: "/aanmelding/:key/geen-herinnering",
      handle: does(
        (id) => register.chooseReminder(id, false),
        (_, context) => ({ path: pageOf(context), notice: "reminder-off" }),
      ),
    },
    {
      method: "POST",
      path: "/aanmelding/:key/wel-herinnering",
      handle: does(
        (id) => register.chooseReminder(id, true),
        (_, context) => ({ path: pageOf(context), notice: "reminder-on" }),
      ),
    },
  ];
};
