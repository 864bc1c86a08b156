import { blockPersonPage } from "../../web/pages/block-person.ts";
import type { ResidentId } from "../kernel/ids.ts";
import { openings } from "../platform/http/openings.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";
import type { ChooseWhoWrites } from "./choose-who-writes.ts";

/** Hearing nothing more of a neighbour, from their own page. */
export const blockNeighbourRoutes = (parts: {
  readonly pages: Pages;
  readonly chooseWhoWrites: ChooseWhoWrites;
}): readonly Route[] => {
  const { pages, chooseWhoWrites } = parts;
  const { opened, posted } = openings(pages);
  return [
    {
      method: "GET",
      path: "/buren/:id/blokkeren",
      handle: opened<ResidentId>(async ({ context, reader, id }) => {
        const name = await chooseWhoWrites.neighbour(reader, id);
        return name === null
          ? pages.refuse(context, { kind: "absent" })
          : pages.show(context, (shell) => blockPersonPage({ shell, back: `/buren/${id}`, name }));
      }),
    },
    {
      method: "POST",
      path: "/buren/:id/blokkeren",
      handle: posted<ResidentId>(async ({ context, reader, id }) => {
        const done = await chooseWhoWrites.blockNeighbour(reader, id);
        return done.ok ? pages.seeOther(context, "/gesprekken", "person-blocked") : pages.refuse(context, done.refusal);
      }),
    },
  ];
};
