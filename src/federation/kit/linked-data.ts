import type { Actor } from "../../posts/actor.ts";
import type { Document } from "./addressing.ts";

/** Gives a public activity a signature that travels inside it, so that servers can pass it on to their own people. */
export type AttachSignature = (activity: Document, signer: Actor) => Promise<Document>;
