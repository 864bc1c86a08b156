import { createHash } from "node:crypto";
import { assetsFolder, readOfflineWorker } from "../../web/assets.ts";
import type { AssetsView } from "../../web/views.ts";
import { isPage } from "../access.ts";
import type { Clock } from "../kernel/clock.ts";
import { contrastOf, readColour } from "../platform/colours.ts";
import { appRoutes } from "../platform/http/app.ts";
import { appearanceRoutes } from "../platform/http/appearance.ts";
import { assetRoute } from "../platform/http/assets.ts";
import type { Cookies } from "../platform/http/cookies.ts";
import type { Pages } from "../platform/http/page-response.ts";
import { styleRoute } from "../platform/http/style.ts";
import { type DecodePhoto, largestPhoto } from "../platform/photo-decoder.ts";
import type { Database } from "../platform/postgres.ts";
import type { DoorTransaction } from "../residents/identity.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { changeLook } from "../wijk/change-look.ts";
import { houseStyleFiles, houseStyleStore } from "../wijk/house-style.postgres.ts";
import { lookRoutes } from "../wijk/look.http.ts";
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
  readonly square: Database;
  readonly doorUnitOfWork: UnitOfWork<DoorTransaction>;
  readonly media: { readonly decodePhoto: DecodePhoto };
}) => {
  const useCases = {
    changeLook: changeLook({
      unitOfWork: parts.doorUnitOfWork,
      clock: parts.clock,
      prepareLogo: parts.media.decodePhoto,
      colours: { read: readColour, contrast: contrastOf },
      nameOf: (text) => createHash("sha256").update(text).digest("hex").slice(0, 16),
    }),
  };
  const routes = [
    ...lookRoutes({
      pages: parts.pages,
      read: parts.wijk.read,
      readTokens: () => houseStyleStore(parts.square.drizzle).readTokens(),
      changeLook: useCases.changeLook,
      files: houseStyleFiles(parts.square.drizzle),
      largestLogo: largestPhoto,
    }),
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
  ];
  return { routes, useCases };
};
