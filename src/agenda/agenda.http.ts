import { activityPage } from "../../web/pages/activity.ts";
import { type AgendaView, agendaPage } from "../../web/pages/agenda.ts";
import { monthInWords } from "../../web/texts/moments.ts";
import type { FormView } from "../../web/views.ts";
import { type Clock, day, later } from "../kernel/clock.ts";
import { dutchTime } from "../kernel/dutch-time.ts";
import { type PostId, parseId, type ResidentId } from "../kernel/ids.ts";
import { firstValue } from "../platform/http/form.ts";
import { objectRedirect } from "../platform/http/object-redirect.ts";
import { openings } from "../platform/http/openings.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import type { PostViewing } from "../posts/made-by.http.ts";
import type { AgendaReads } from "./agenda-reads.ts";
import { activityView, agendaRow } from "./agenda-views.http.ts";
import type { Register } from "./register.ts";
import type { Registration } from "./registration.ts";
import type { SteerActivity } from "./steer-activity.ts";

const mostAhead = 200;
const mostOthers = 30;
/** So long something that is over stands on the agenda. */
const pastFor = 60 * day;

type GuestForm = FormView<"name" | "email">;

/** The agenda, one activity, and coming to it. */
export const agendaRoutes = (parts: {
  readonly origin: string;
  readonly pages: Pages;
  readonly clock: Clock;
  readonly reads: AgendaReads;
  readonly register: Register;
  readonly guestList: SteerActivity["guestList"];
  /** How a resident stands on the list of an activity; `null` when not on it. */
  readonly standing: (id: PostId, resident: ResidentId) => Promise<Registration["state"] | null>;
}): readonly Route[] => {
  const { pages, reads, register, clock } = parts;
  const { posted } = openings(pages);
  const absent = (context: WijkContext) => pages.refuse(context, { kind: "absent" });
  const viewingOf = (context: WijkContext): PostViewing => ({
    lang: context.get("lang"),
    reader: context.get("reader"),
    now: clock(),
  });

  const list = async (context: WijkContext): Promise<Response> => {
    const viewing = viewingOf(context);
    const { reader, now, lang } = viewing;
    const since = later(now, -pastFor);
    const [ahead, past, neighbours] = await Promise.all([
      reads.list(reader, { at: now, when: "ahead", from: "wijk", limit: mostAhead }),
      reads.list(reader, { at: now, when: { since }, from: "wijk", limit: mostOthers }),
      reads.list(reader, { at: now, when: "ahead", from: "neighbours", limit: mostOthers }),
    ]);
    const months = Map.groupBy(ahead, ({ item }) => dutchTime(item.startsAt).date.slice(0, 7));
    const rows = (found: typeof ahead) => found.map((read) => agendaRow(read, viewing));
    const view: Omit<AgendaView, "shell"> = {
      months: [...months].map(([month, found]) => ({ name: monthInWords(lang, month), rows: rows(found) })),
      past: rows(past),
      neighbours: rows(neighbours),
    };
    return pages.show(context, (shell) => agendaPage({ ...view, shell }));
  };

  const show = async (context: WijkContext, id: PostId, guest?: GuestForm): Promise<Response> => {
    const viewing = viewingOf(context);
    const { reader } = viewing;
    const read = await reads.one(reader, id);
    if (read === null) return absent(context);
    const registers = reader.kind === "resident" && read.item.registering !== null;
    const standing = registers ? await parts.standing(id, reader.id) : null;
    const view = activityView(read, viewing, {
      mine: standing === "asked" ? null : standing,
      guestList: registers ? await parts.guestList(id, reader.id) : null,
      guest: guest ?? { values: {}, problems: [] },
    });
    // Other software finds the object from the page, also when it reads no HTML (RFC 8288).
    if (view.objectUri !== undefined && view.held === null)
      context.header("Link", `<${new URL(view.objectUri).href}>; rel="alternate"; type="application/activity+json"`);
    return pages.show(context, (shell) => activityPage({ ...view, shell }), {
      status: guest === undefined ? 200 : 422,
    });
  };

  const one = async (context: WijkContext): Promise<Response> => {
    const id = parseId<PostId>(context.req.param("id") ?? "");
    const elsewhere = id === null ? null : objectRedirect(context, `${parts.origin}/ap/o/${id}`);
    if (elsewhere !== null) return elsewhere;
    return id === null ? absent(context) : show(context, id);
  };

  const come = posted<PostId>(async ({ context, reader, id }) => {
    const done = await register.resident(reader, id);
    const page = `/agenda/${id}`;
    if (done.ok) return pages.seeOther(context, page, done.value === "waiting" ? "registered-waiting" : "registered");
    return done.refusal.kind === "conflict"
      ? pages.seeOther(context, page, "registering-closed")
      : pages.refuse(context, done.refusal);
  });

  const leave = posted<PostId>(async ({ context, reader, id }) => {
    const done = await register.leave(reader, id);
    return done.ok ? pages.seeOther(context, `/agenda/${id}`, "unregistered") : pages.refuse(context, done.refusal);
  });

  const ask = pages.withForm(async (context, form) => {
    const id = parseId<PostId>(context.req.param("id") ?? "");
    if (id === null) return absent(context);
    const values = { name: firstValue(form, "name"), email: firstValue(form, "email") };
    const guest = { ...values, language: context.var.lang };
    const done = await register.ask(id, guest, context.get("clientAddress"));
    if (done.ok) return pages.seeOther(context, `/agenda/${id}`, "registration-asked");
    if (done.refusal.kind === "invalid") return show(context, id, { values, problems: done.refusal.problems });
    return done.refusal.kind === "conflict"
      ? pages.seeOther(context, `/agenda/${id}`, "registering-closed")
      : pages.refuse(context, done.refusal);
  });

  return [
    { method: "GET", path: "/agenda", handle: list },
    { method: "GET", path: "/agenda/:id", handle: one },
    { method: "POST", path: "/agenda/:id/aanmelden", handle: come },
    { method: "POST", path: "/agenda/:id/afmelden", handle: leave },
    { method: "POST", path: "/agenda/:id/aanmelden-per-mail", handle: ask },
  ];
};
