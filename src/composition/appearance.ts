import { assetsFolder, readOfflineWorker } from "../../web/assets.ts";
import type { AssetsView } from "../../web/views.ts";
import { isPage } from "../access.ts";
import type { Clock } from "../kernel/clock.ts";
import { appRoutes } from "../platform/http/app.ts";
import { appearanceRoutes } from "../platform/http/appearance.ts";
import { assetRoute } from "../platform/http/assets.ts";
import type { Cookies } from "../platform/http/cookies.ts";
import type { Pages } from "../platform/http/page-response.ts";
import { styleRoute } from "../platform/http/style.ts";
import { doorOf, type WijkStore } from "../wijk/wijk.ts";

/**
 * How pages look: the files of all pages, what each reader chose, the wijk among the apps of a device, and all parts together for
 * who builds.
 */
export const composeAppearance = (parts: {
  readonly pages: Pages;
  readonly cookies: Cookies;
  readonly clock: Clock;
  readonly origin: string;
  readonly assets: AssetsView;
  readonly wijk: Pick<WijkStore, "read">;
}) => ({
  routes: [
    ...appearanceRoutes({ ...parts, isPage }),
    ...appRoutes({
      pages: parts.pages,
      assets: parts.assets,
      worker: readOfflineWorker(),
      wijk: async () => {
        const wijk = await parts.wijk.read();
        return { name: wijk?.name ?? "Wijksgewijs", door: doorOf(wijk) };
      },
    }),
    styleRoute(parts),
    assetRoute(assetsFolder),
  ],
});
