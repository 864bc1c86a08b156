import { moveIn, reasonToStay } from "../../moving/move-in.ts";
import { endMembership } from "../../ring/end-membership.ts";
import { followMovedWijk } from "../../ring/follow-moved-wijk.ts";
import { idOf } from "../kit/reading.ts";
import { type InboxHandler, leaveAlone } from "./handler.ts";

/**
 * Somebody elsewhere says to live at another address now (FEP-7628). Only about themselves, and only when that address,
 * read from its own server, names the old one; one move per actor in seven days.
 */
export const onMove: InboxHandler = async (activity, services) => {
  const from = activity.actorUri;
  const to = idOf(activity.json.target);
  if (idOf(activity.json.object) !== from) return leaveAlone("not its own move");
  if (to === null || to === from) return leaveAlone("no new address");
  const reason = await services.look((stores) => reasonToStay(stores, { from, to, at: services.clock() }));
  if (reason !== null) return leaveAlone(reason);
  const links = await services.findLinks(to);
  if (links === null) return leaveAlone("new address cannot be read");
  return async (transaction) => {
    const at = services.clock();
    const moved = await moveIn(transaction, { from, links, at });
    if (typeof moved === "string") return moved;
    // Trust was given to exactly one actor: where it went is a wijk that nobody here said yes to.
    const membership = await transaction.memberships.of(moved.from.id);
    if (membership !== null) await endMembership(transaction, membership, at);
    const followed = await followMovedWijk(transaction, { ...moved, origin: services.origin, at });
    return followed ? "neighbour followed to its new address" : "new address remembered";
  };
};
