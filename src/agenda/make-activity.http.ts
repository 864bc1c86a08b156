import { changeActivityPage } from "../../web/pages/change-activity.ts";
import { cancelActivityPage, withdrawActivityPage } from "../../web/pages/end-activity.ts";
import { type MakeActivityView, makeActivityFields, makeActivityPage } from "../../web/pages/make-activity.ts";
import type { PhotosView } from "../../web/parts/photo-fields.ts";
import type { OutsideView, ProblemView } from "../../web/views.ts";
import type { Clock } from "../kernel/clock.ts";
import type { PostId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import { type Form, firstValue } from "../platform/http/form.ts";
import type { Notice } from "../platform/http/notices.ts";
import { type Opened, openings } from "../platform/http/openings.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { type ChooseHandle, chooseReaders } from "../posts/choose-readers.http.ts";
import { photosInForm } from "../posts/chosen-photos.http.ts";
import { wroteIt } from "../posts/post.ts";
import { type AgendaForm, agendaFields, formOf } from "./agenda-form.ts";
import { type AgendaItem, isPast } from "./agenda-item.ts";
import type { AgendaReads } from "./agenda-reads.ts";
import type { MakeActivity } from "./make-activity.ts";
import type { SteerActivity } from "./steer-activity.ts";

type Values = MakeActivityView["values"];
type Given = Opened<PostId>;

const formFrom = (sent: Form): AgendaForm =>
  Object.fromEntries(agendaFields.map((name) => [name, firstValue(sent, name)])) as AgendaForm;

/** Making an activity and what its maker does with it. Whatever was typed comes back with the problems beside it. */
export const makeActivityRoutes = (parts: {
  readonly pages: Pages;
  readonly withPhotos: Pages["withForm"];
  readonly clock: Clock;
  readonly make: MakeActivity;
  readonly steer: SteerActivity;
  /** A resident's first own handle, chosen while making it. */
  readonly chooseHandle: ChooseHandle;
  readonly memberCount: () => Promise<number>;
  readonly outside: (reader: Reader) => Promise<OutsideView>;
  readonly reads: Pick<AgendaReads, "one">;
}): readonly Route[] => {
  const { pages, steer, clock } = parts;
  const { opened, posted } = openings(pages);
  const { posted: postedWithPhotos } = openings({ ...pages, withForm: parts.withPhotos });
  const absent = (context: WijkContext) => pages.refuse(context, { kind: "absent" });

  const form = async (
    context: WijkContext,
    values: Values = {},
    problems: readonly ProblemView[] = [],
    photos = photosInForm(null).photos,
  ) => {
    const outside = await parts.outside(context.get("reader"));
    const memberCount = await parts.memberCount();
    return pages.show(context, (shell) => makeActivityPage({ shell, memberCount, outside, values, problems, photos }), {
      status: problems.length === 0 ? 200 : 422,
    });
  };

  const make = parts.withPhotos(async (context, sent) => {
    const reader = context.get("reader");
    if (reader.kind !== "resident") return pages.refuse(context, { kind: "sign-in-needed" });
    const values: Values = Object.fromEntries(makeActivityFields.map((name) => [name, firstValue(sent, name)]));
    const { photos, chosen, again } = photosInForm(sent);
    if (again) return form(context, values, [], photos);
    const readers = await chooseReaders(values, reader.id, parts.chooseHandle);
    if (!readers.ok)
      return readers.refusal.kind === "invalid"
        ? form(context, values, readers.refusal.problems, photos)
        : pages.refuse(context, readers.refusal);
    const made = await parts.make({
      makerId: reader.id,
      form: formFrom(sent),
      photos: chosen,
      ...readers.value,
    });
    if (!made.ok)
      return made.refusal.kind === "invalid"
        ? form(context, values, made.refusal.problems, photos)
        : pages.refuse(context, made.refusal);
    const waits = ((await parts.reads.one(reader, made.value))?.item.post.held ?? null) !== null;
    return pages.seeOther(context, `/agenda/${made.value}`, waits ? "activity-held" : "activity-made");
  });

  /** What the reader made, as long as something about it can change where that matters. */
  const own = async ({ reader, id }: Given, stillAhead: boolean): Promise<AgendaItem | null> => {
    const item = (await parts.reads.one(reader, id))?.item ?? null;
    if (item === null || !wroteIt(item.post, reader.id)) return null;
    return stillAhead && (isPast(item, clock()) || item.cancelled !== null) ? null : item;
  };

  const changeForm = async (
    given: Given,
    again?: { values: AgendaForm; problems: readonly ProblemView[]; photos: PhotosView },
  ) => {
    const item = await own(given, true);
    if (item === null) return absent(given.context);
    const { audience } = item.post;
    const memberCount = await parts.memberCount();
    const register = item.registering === null ? "nee" : "ja";
    const values = { ...(again?.values ?? formOf(item)), register };
    const photos = again?.photos ?? photosInForm(null, item.post.photos).photos;
    const view = { id: given.id, audience, memberCount, values, problems: again?.problems ?? [], photos };
    return pages.show(given.context, (shell) => changeActivityPage({ ...view, shell }), {
      status: view.problems.length === 0 ? 200 : 422,
    });
  };

  /** After something that is refused because it is over or off by now. */
  const tooLate = ({ context, id }: Given, reason: string) =>
    pages.seeOther(context, `/agenda/${id}`, reason === "activity-cancelled" ? reason : "activity-past");

  const change = postedWithPhotos<PostId>(async (given) => {
    const values = formFrom(given.form);
    const { photos, chosen, again } = photosInForm(given.form);
    if (again) return changeForm(given, { values, problems: [], photos });
    const done = await steer.change(given.id, given.reader.id, values, chosen);
    if (done.ok) return pages.seeOther(given.context, `/agenda/${given.id}`, "activity-changed");
    if (done.refusal.kind === "conflict") return tooLate(given, done.refusal.reason);
    return done.refusal.kind === "invalid"
      ? changeForm(given, { values, problems: done.refusal.problems, photos })
      : pages.refuse(given.context, done.refusal);
  });

  const cancelForm = async (given: Given, again?: { why: string; problems: readonly ProblemView[] }) => {
    const item = await own(given, true);
    if (item === null || item.post.held !== null) return absent(given.context);
    const view = { id: given.id, title: item.post.title ?? "", audience: item.post.audience };
    const registered = item.coming + item.waiting;
    const typed = { values: { why: again?.why ?? "" }, problems: again?.problems ?? [] };
    return pages.show(given.context, (shell) => cancelActivityPage({ ...view, ...typed, shell, registered }), {
      status: again === undefined ? 200 : 422,
    });
  };

  const cancel = posted<PostId>(async (given) => {
    const why = firstValue(given.form, "why");
    const done = await steer.cancel(given.id, given.reader.id, why);
    if (done.ok) return pages.seeOther(given.context, `/agenda/${given.id}`, "activity-called-off" satisfies Notice);
    if (done.refusal.kind === "conflict") return tooLate(given, done.refusal.reason);
    return done.refusal.kind === "invalid"
      ? cancelForm(given, { why, problems: done.refusal.problems })
      : pages.refuse(given.context, done.refusal);
  });

  const withdrawForm = async (given: Given) => {
    const item = await own(given, false);
    if (item === null) return absent(given.context);
    const view = { id: given.id, title: item.post.title ?? "", audience: item.post.audience };
    const registered = isPast(item, clock()) ? 0 : item.coming + item.waiting;
    return pages.show(given.context, (shell) => withdrawActivityPage({ ...view, shell, registered }));
  };

  const withdraw = posted<PostId>(async ({ context, id, reader }) => {
    const done = await steer.withdraw(id, reader.id);
    return done.ok ? pages.seeOther(context, "/agenda", "activity-withdrawn") : pages.refuse(context, done.refusal);
  });

  return [
    { method: "GET", path: "/agenda/nieuw", handle: (context) => form(context) },
    { method: "POST", path: "/agenda", handle: make },
    { method: "GET", path: "/agenda/:id/veranderen", handle: opened<PostId>((given) => changeForm(given)) },
    { method: "POST", path: "/agenda/:id/veranderen", handle: change },
    { method: "GET", path: "/agenda/:id/afgelasten", handle: opened<PostId>((given) => cancelForm(given)) },
    { method: "POST", path: "/agenda/:id/afgelasten", handle: cancel },
    { method: "GET", path: "/agenda/:id/intrekken", handle: opened<PostId>(withdrawForm) },
    { method: "POST", path: "/agenda/:id/intrekken", handle: withdraw },
  ];
};
