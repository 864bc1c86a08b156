import type { Context } from "hono";
import { appearancePage } from "../../../web/pages/appearance.ts";
import { type AppearanceView, colours, textSizes } from "../../../web/views.ts";
import type { Clock } from "../../kernel/clock.ts";
import type { Cookies } from "./cookies.ts";
import { firstValue } from "./form.ts";
import { localPath } from "./local-path.ts";
import type { Pages } from "./page-response.ts";
import type { Route, WijkContext } from "./route.ts";

/** A year. */
const keptSeconds = 31_536_000;

/** What it looks like to who chose nothing. */
const asTheDevice: AppearanceView = { colours: "device", text: "gewoon" };

const path = "/weergave";

const among = <Value extends string>(values: readonly Value[], text: string | undefined): Value | undefined =>
  values.find((value) => value === text);

const monthOf = (now: Date): string => now.toISOString().slice(0, 7);

const keep = (cookies: Cookies, context: Context, { colours, text }: AppearanceView, now: Date): void =>
  cookies.write(context, "wijk_weergave", `${colours}.${text}.${monthOf(now)}`, keptSeconds);

/**
 * What a reader chose for the device that asks. It stands in a cookie there and nowhere else, and anybody can have filled that with
 * anything: what is not on the list counts as not chosen. Once a month its year begins anew, so that it stays with whoever
 * comes back.
 */
export const readAppearance = (cookies: Cookies, context: Context, now: Date): AppearanceView => {
  const [chosenColours, chosenText, since] = (cookies.read(context, "wijk_weergave") ?? "").split(".");
  const appearance = {
    colours: among(colours, chosenColours) ?? asTheDevice.colours,
    text: among(textSizes, chosenText) ?? asTheDevice.text,
  };
  if (isChosen(appearance) && since !== monthOf(now)) keep(cookies, context, appearance, now);
  return appearance;
};

const isChosen = (appearance: AppearanceView): boolean =>
  appearance.colours !== asTheDevice.colours || appearance.text !== asTheDevice.text;

/** Choosing colours and the size of letters, for everyone and before there is a wijk. */
export const appearanceRoutes = (dependencies: {
  readonly pages: Pages;
  readonly cookies: Cookies;
  readonly clock: Clock;
  readonly origin: string;
  /** Whether a page stands at a path. */
  readonly isPage: (path: string) => boolean;
}): readonly Route[] => {
  const { pages, cookies, clock, origin, isPage } = dependencies;

  /** Where somebody came from. A page with a secret in its address tells nobody, and so is never it. */
  const backTo = (context: WijkContext, given: string): string => {
    const back = localPath(given || (context.req.header("referer") ?? ""), origin);
    return back !== null && isPage(back) && !back.startsWith(path) ? back : "/";
  };

  return [
    {
      method: "GET",
      path,
      handle: (context) =>
        pages.show(context, (shell) =>
          appearancePage({
            shell,
            chosen: shell.appearance ?? asTheDevice,
            back: backTo(context, context.req.query("terug") ?? ""),
          }),
        ),
    },
    {
      method: "POST",
      path,
      handle: pages.withForm((context, form) => {
        const chosen = {
          colours: among(colours, firstValue(form, "colours")) ?? asTheDevice.colours,
          text: among(textSizes, firstValue(form, "text")) ?? asTheDevice.text,
        };
        if (isChosen(chosen)) keep(cookies, context, chosen, clock());
        else cookies.erase(context, "wijk_weergave");
        const terug = backTo(context, firstValue(form, "terug"));
        return pages.seeOther(context, `${path}?${new URLSearchParams({ terug })}`, "appearance-saved");
      }),
    },
  ];
};
