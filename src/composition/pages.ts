import type { AssetsView, HouseView, ShellView } from "../../web/views.ts";
import { isPage } from "../access.ts";
import type { Clock } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import { isNeighbour, type Reader } from "../kernel/reader.ts";
import type { Cookies } from "../platform/http/cookies.ts";
import { createPages } from "../platform/http/page-response.ts";
import type { ActorStore } from "../posts/actor.ts";
import type { RingStore } from "../ring/neighbour.ts";
import { doorOf, type Wijk, type WijkStore } from "../wijk/wijk.ts";

const houseOf = (wijk: Wijk | null): HouseView | undefined => {
  if (wijk === null) return undefined;
  const { logo, site, themeClass, sheet } = wijk.houseStyle;
  return {
    logo: logo === null ? null : { src: `/huisstijl/${logo.id}.webp`, width: logo.width, height: logo.height },
    style: sheet === null ? null : `/huisstijl/${sheet}.css`,
    themeClass,
    site,
  };
};

/** The frame of every page: which wijk, who reads, where in the menu. */
export const composePages = (parts: {
  readonly origin: string;
  readonly cookies: Cookies;
  readonly clock: Clock;
  readonly assets: AssetsView;
  readonly ring: Pick<RingStore, "around">;
  readonly wijk: Pick<WijkStore, "read">;
  readonly actors: Pick<ActorStore, "wijk">;
  /** How many private messages wait for a resident. */
  readonly unread: (residentId: ResidentId) => Promise<number>;
  /** How much happened for somebody since they looked. */
  readonly newNotices: (reader: Extract<Reader, { kind: "resident" }>) => Promise<number>;
  /** How many questions that were handed over wait for an answer, at a gemeente. */
  readonly waiting: () => Promise<number>;
}) => {
  const { host } = new URL(parts.origin);
  // The wijk keeps its actor for ever: it is looked up once.
  let picture: string | null = null;
  const wijkPicture = async (): Promise<string | null> => {
    if (picture !== null) return picture;
    const actor = await parts.actors.wijk();
    picture = actor === null ? null : `${actor.uri}/drawing.png`;
    return picture;
  };
  return createPages({
    cookies: parts.cookies,
    clock: parts.clock,
    origin: parts.origin,
    isPage,
    shell: async (context): Promise<ShellView> => {
      const reader = context.get("reader");
      const [wijk, around, unread, newNotices] = await Promise.all([
        parts.wijk.read(),
        parts.ring.around(),
        reader.kind === "resident" ? parts.unread(reader.id) : 0,
        reader.kind === "resident" ? parts.newNotices(reader) : 0,
      ]);
      return {
        lang: context.get("lang"),
        mode: wijk?.mode ?? "wijk",
        wijk: {
          name: wijk?.name ?? "Wijksgewijs",
          place: wijk?.place ?? "",
          handle: wijk?.handle == null ? "" : `@${wijk.handle}@${host}`,
          door: doorOf(wijk),
        },
        house: houseOf(wijk),
        reader:
          reader.kind === "visitor"
            ? null
            : { name: reader.name, roles: reader.roles, isNeighbour: isNeighbour(reader) },
        origin: parts.origin,
        picture: await wijkPicture(),
        path: context.req.path,
        ...(reader.kind === "visitor" ? {} : { unread, news: unread + newNotices }),
        ...(reader.kind === "resident" && wijk?.mode === "gemeente" ? { waiting: await parts.waiting() } : {}),
        hasNeighbours: around.follows || (reader.kind === "resident" && around.hasRing),
        assets: parts.assets,
      };
    },
  });
};
