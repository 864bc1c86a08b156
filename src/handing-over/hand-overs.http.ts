import type { PostId } from "../kernel/ids.ts";
import { openings } from "../platform/http/openings.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";
import { signedInAs } from "../questions/asker.ts";
import type { TakeBackHandOver } from "./hand-over.ts";

/** What an asker does about a question that was handed over to a gemeente. */
export const handOverRoutes = (parts: {
  readonly pages: Pages;
  readonly takeBack: TakeBackHandOver;
}): readonly Route[] => {
  const { pages } = parts;
  const { posted } = openings(pages);
  const takeBack = posted<PostId>(async ({ context, reader, id }) => {
    const done = await parts.takeBack(id, signedInAs(reader.id));
    return done.ok || done.refusal.kind === "conflict"
      ? pages.seeOther(context, `/vragen/${id}`, done.ok ? "hand-over-taken-back" : "changed-meanwhile")
      : pages.refuse(context, done.refusal);
  });
  return [{ method: "POST", path: "/vragen/:id/doorgegeven/terugnemen", handle: takeBack }];
};
