import type { InboxHandler } from "./inbound/handler.ts";
import { onAccept, onReject } from "./inbound/on-accept.ts";
import { onAnnounce } from "./inbound/on-announce.ts";
import { onBlock } from "./inbound/on-block.ts";
import { onChooseAnswer } from "./inbound/on-choose-answer.ts";
import { onCreate } from "./inbound/on-create.ts";
import { onDelete } from "./inbound/on-delete.ts";
import { onFlag } from "./inbound/on-flag.ts";
import { onFollow } from "./inbound/on-follow.ts";
import { onDislike, onLike } from "./inbound/on-like.ts";
import { onMove } from "./inbound/on-move.ts";
import { onOffer } from "./inbound/on-offer.ts";
import { onQuoteRequest } from "./inbound/on-quote-request.ts";
import { onUndo } from "./inbound/on-undo.ts";
import { onUpdate } from "./inbound/on-update.ts";

/** What comes in, and who handles it. Any other type is answered 202, noted and left alone. */
export const inbox: Readonly<Record<string, InboxHandler>> = {
  Follow: onFollow,
  Accept: onAccept,
  Reject: onReject,
  Offer: onOffer,
  Undo: onUndo,
  Create: onCreate,
  Announce: onAnnounce,
  Update: onUpdate,
  Delete: onDelete,
  Move: onMove,
  Like: onLike,
  EmojiReact: onLike,
  QuoteRequest: onQuoteRequest,
  Dislike: onDislike,
  ChooseAnswer: onChooseAnswer,
  Block: onBlock,
  Flag: onFlag,
};
