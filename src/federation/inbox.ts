import type { InboxHandler } from "./inbound/handler.ts";
import { onAccept, onReject } from "./inbound/on-accept.ts";
import { onAnnounce } from "./inbound/on-announce.ts";
import { onBlock } from "./inbound/on-block.ts";
import { onCreate } from "./inbound/on-create.ts";
import { onDelete } from "./inbound/on-delete.ts";
import { onFlag } from "./inbound/on-flag.ts";
import { onFollow } from "./inbound/on-follow.ts";
import { onLike } from "./inbound/on-like.ts";
import { onUndo } from "./inbound/on-undo.ts";
import { onUpdate } from "./inbound/on-update.ts";

/** What comes in, and who handles it. Any other type is answered 202, noted and left alone. */
export const inbox: Readonly<Record<string, InboxHandler>> = {
  Follow: onFollow,
  Accept: onAccept,
  Reject: onReject,
  Undo: onUndo,
  Create: onCreate,
  Announce: onAnnounce,
  Update: onUpdate,
  Delete: onDelete,
  Like: onLike,
  EmojiReact: onLike,
  Block: onBlock,
  Flag: onFlag,
};
