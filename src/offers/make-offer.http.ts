import { changeOfferPage } from "../../web/pages/change-offer.ts";
import { type MakeOfferView, makeOfferFields, makeOfferPage } from "../../web/pages/make-offer.ts";
import { withdrawOfferPage } from "../../web/pages/withdraw-offer.ts";
import type { PhotosView } from "../../web/parts/photo-fields.ts";
import { themeViews } from "../../web/texts/themes.ts";
import type { OutsideView, ProblemView } from "../../web/views.ts";
import type { PostId } from "../kernel/ids.ts";
import { isNeighbour, type Reader } from "../kernel/reader.ts";
import type { Result } from "../kernel/result.ts";
import { type Form, firstValue } from "../platform/http/form.ts";
import type { Notice } from "../platform/http/notices.ts";
import { type Opened, openings, type Posted } from "../platform/http/openings.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { type ChooseHandle, chooseReaders } from "../posts/choose-readers.http.ts";
import { photosInForm } from "../posts/chosen-photos.http.ts";
import { choosable, type ListedTheme } from "../questions/themes.ts";
import type { MakeOffer } from "./make-offer.ts";
import { formOf, type Offer } from "./offer.ts";
import { type OfferForm, offerFields } from "./offer-form.ts";
import type { OfferReads } from "./offer-reads.ts";
import { isMine } from "./offer-views.http.ts";
import type { SteerOffer } from "./steer-offer.ts";

type Values = MakeOfferView["values"];
type Given = Opened<PostId>;

const formFrom = (sent: Form): OfferForm =>
  Object.fromEntries(offerFields.map((name) => [name, firstValue(sent, name)])) as OfferForm;

/** An organisation says when and on which number. */
const isOrganisation = (reader: Reader): boolean => reader.kind === "resident" && !isNeighbour(reader);

/** Writing an offer and what its maker does with it. Whatever was typed comes back with the problems beside it. */
export const makeOfferRoutes = (parts: {
  readonly pages: Pages;
  readonly withPhotos: Pages["withForm"];
  readonly make: MakeOffer;
  readonly steer: SteerOffer;
  readonly chooseHandle: ChooseHandle;
  readonly memberCount: () => Promise<number>;
  readonly outside: (reader: Reader) => Promise<OutsideView>;
  readonly themes: () => Promise<readonly ListedTheme[]>;
  readonly reads: Pick<OfferReads, "one">;
}): readonly Route[] => {
  const { pages, steer } = parts;
  const { opened, posted } = openings(pages);
  const { posted: postedWithPhotos } = openings({ ...pages, withForm: parts.withPhotos });
  const absent = (context: WijkContext) => pages.refuse(context, { kind: "absent" });

  const form = async (
    context: WijkContext,
    values: Values,
    problems: readonly ProblemView[] = [],
    photos = photosInForm(null).photos,
  ) => {
    const reader = context.get("reader");
    const view = {
      values,
      problems,
      photos,
      memberCount: await parts.memberCount(),
      outside: await parts.outside(reader),
      themes: themeViews(context.get("lang"), choosable(await parts.themes())),
      isOrganisation: isOrganisation(reader),
    };
    return pages.show(context, (shell) => makeOfferPage({ ...view, shell }), {
      status: problems.length === 0 ? 200 : 422,
    });
  };

  const make = parts.withPhotos(async (context, sent) => {
    const reader = context.get("reader");
    if (reader.kind !== "resident") return pages.refuse(context, { kind: "sign-in-needed" });
    const values: Values = Object.fromEntries(makeOfferFields.map((name) => [name, firstValue(sent, name)]));
    const { photos, chosen, again } = photosInForm(sent);
    if (again) return form(context, values, [], photos);
    const readers = await chooseReaders(values, reader.id, parts.chooseHandle);
    const made = readers.ok
      ? await parts.make({ makerId: reader.id, form: formFrom(sent), photos: chosen, ...readers.value })
      : readers;
    if (!made.ok)
      return made.refusal.kind === "invalid"
        ? form(context, values, made.refusal.problems, photos)
        : pages.refuse(context, made.refusal);
    const waits = ((await parts.reads.one(reader, made.value))?.offer.post.held ?? null) !== null;
    return pages.seeOther(context, `/aanbod/${made.value}`, waits ? "offer-held" : "offer-made");
  });

  const own = async ({ reader, id }: Given): Promise<Offer | null> => {
    const read = await parts.reads.one(reader, id);
    return read !== null && isMine(read, reader) ? read.offer : null;
  };

  const changeForm = async (
    given: Given,
    again?: { values: OfferForm; problems: readonly ProblemView[]; photos: PhotosView },
  ) => {
    const offer = await own(given);
    if (offer === null || (offer.post.held?.refused ?? null) !== null) return absent(given.context);
    const view = {
      id: given.id,
      audience: offer.post.audience,
      memberCount: await parts.memberCount(),
      themes: themeViews(given.context.get("lang"), choosable(await parts.themes(), [offer.theme])),
      isOrganisation: isOrganisation(given.reader),
      values: { ...(again?.values ?? formOf(offer)), purpose: offer.purpose },
      problems: again?.problems ?? [],
      photos: again?.photos ?? photosInForm(null, offer.post.photos).photos,
    };
    return pages.show(given.context, (shell) => changeOfferPage({ ...view, shell }), {
      status: view.problems.length === 0 ? 200 : 422,
    });
  };

  const change = postedWithPhotos<PostId>(async (given) => {
    const values = formFrom(given.form);
    const { photos, chosen, again } = photosInForm(given.form);
    if (again) return changeForm(given, { values, problems: [], photos });
    const done = await steer.change(given.id, given.reader.id, values, chosen);
    if (done.ok) return pages.seeOther(given.context, `/aanbod/${given.id}`, "offer-changed");
    return done.refusal.kind === "invalid"
      ? changeForm(given, { values, problems: done.refusal.problems, photos })
      : pages.refuse(given.context, done.refusal);
  });

  const withdrawForm = async (given: Given) => {
    const offer = await own(given);
    if (offer === null) return absent(given.context);
    const view = { id: given.id, title: offer.post.title ?? "", audience: offer.post.audience };
    return pages.show(given.context, (shell) => withdrawOfferPage({ ...view, shell }));
  };

  const does = (act: (given: Posted<PostId>) => Promise<Result<null>>, notice: Notice, to: (id: PostId) => string) =>
    posted<PostId>(async (given) => {
      const done = await act(given);
      if (done.ok) return pages.seeOther(given.context, to(given.id), notice);
      return done.refusal.kind === "conflict"
        ? pages.seeOther(given.context, `/aanbod/${given.id}`, "changed-meanwhile")
        : pages.refuse(given.context, done.refusal);
    });
  const toPage = (id: PostId) => `/aanbod/${id}`;

  return [
    {
      method: "GET",
      path: "/aanbod/nieuw",
      handle: (context) => form(context, { purpose: context.req.query("soort") === "gezocht" ? "request" : "offer" }),
    },
    { method: "POST", path: "/aanbod", handle: make },
    { method: "GET", path: "/aanbod/:id/veranderen", handle: opened<PostId>((given) => changeForm(given)) },
    { method: "POST", path: "/aanbod/:id/veranderen", handle: change },
    {
      method: "POST",
      path: "/aanbod/:id/stand",
      handle: does(
        ({ id, reader, form: sent }) => steer.setAvailability(id, reader.id, firstValue(sent, "stand")),
        "offer-changed",
        toPage,
      ),
    },
    {
      method: "POST",
      path: "/aanbod/:id/verlengen",
      handle: does(({ id, reader }) => steer.prolong(id, reader.id), "offer-prolonged", toPage),
    },
    { method: "GET", path: "/aanbod/:id/intrekken", handle: opened<PostId>(withdrawForm) },
    {
      method: "POST",
      path: "/aanbod/:id/intrekken",
      handle: does(
        ({ id, reader }) => steer.withdraw(id, reader.id),
        "offer-withdrawn",
        () => "/aanbod",
      ),
    },
  ];
};
