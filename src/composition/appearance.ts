import { isPage } from "../access.ts";
import type { Clock } from "../kernel/clock.ts";
import { appearanceRoutes } from "../platform/http/appearance.ts";
import type { Cookies } from "../platform/http/cookies.ts";
import type { Pages } from "../platform/http/page-response.ts";
import { styleRoute } from "../platform/http/style.ts";

/** How pages look: chosen by each reader, and all parts together for who builds. */
export const composeAppearance = (parts: {
  readonly pages: Pages;
  readonly cookies: Cookies;
  readonly clock: Clock;
  readonly origin: string;
}) => ({ routes: [...appearanceRoutes({ ...parts, isPage }), styleRoute(parts)] });
