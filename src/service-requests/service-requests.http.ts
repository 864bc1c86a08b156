import { adminReportsPage } from "../../web/pages/admin-reports.ts";
import { reportQuestionPage } from "../../web/pages/report-question.ts";
import type { FormView, ProblemView } from "../../web/views.ts";
import type { PostId } from "../kernel/ids.ts";
import { type Form, firstValue } from "../platform/http/form.ts";
import { formRefusal } from "../platform/http/form-refusal.ts";
import { type Opened, openings } from "../platform/http/openings.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { placeInWords } from "../questions/place.ts";
import type { KeepDesk } from "./keep-desk.ts";
import type { ReportQuestion } from "./report-question.ts";
import type { DeskSettings } from "./service-desk.ts";
import type { DeskForm, ReportForm } from "./service-request.ts";
import type { ServiceRequestStore } from "./service-request-store.ts";

const room = "/beheer/meldingen";

const reportIn = (form: Form): ReportForm => ({
  category: firstValue(form, "category"),
  description: firstValue(form, "description"),
  place: firstValue(form, "place"),
  latitude: firstValue(form, "latitude"),
  longitude: firstValue(form, "longitude"),
});

const deskIn = (form: Form): DeskForm => ({
  kind: firstValue(form, "kind"),
  name: firstValue(form, "name"),
  address: firstValue(form, "address"),
  jurisdiction: firstValue(form, "jurisdiction"),
  apiKey: firstValue(form, "apiKey"),
  latitude: firstValue(form, "latitude"),
  longitude: firstValue(form, "longitude"),
});

/** The settings as they stand in the form; the key never leaves again. */
const filledIn = (desk: DeskSettings): FormView<Exclude<keyof DeskForm, "apiKey">>["values"] => ({
  kind: desk.kind,
  name: desk.name,
  address: desk.address,
  jurisdiction: desk.jurisdiction ?? "",
  latitude: String(desk.middle.latitude),
  longitude: String(desk.middle.longitude),
});

/** Reporting a question to the gemeente, and the administrator's page about where that goes. */
export const serviceRequestRoutes = (parts: {
  readonly pages: Pages;
  readonly reportQuestion: ReportQuestion;
  readonly keepDesk: KeepDesk;
  readonly store: Pick<ServiceRequestStore, "desk" | "categories" | "troubled">;
}): readonly Route[] => {
  const { pages, reportQuestion, keepDesk, store } = parts;
  const { opened, posted, sent } = openings(pages);

  const form = async (
    { context, reader, id }: Opened<PostId>,
    again?: { readonly values: ReportForm; readonly problems: readonly ProblemView[]; readonly options: object },
  ): Promise<Response> => {
    const found = await reportQuestion.open(id, reader.id);
    if (!found.ok) {
      return found.refusal.kind === "conflict"
        ? pages.seeOther(context, `/vragen/${id}`, "changed-meanwhile")
        : pages.refuse(context, found.refusal);
    }
    const { question, desk, categories } = found.value;
    const { title, body } = question.post;
    const description = [title ?? "", body].filter((words) => words !== "").join("\n\n");
    const values = again?.values ?? { description, place: placeInWords(question) };
    return pages.show(
      context,
      (shell) =>
        reportQuestionPage({ shell, id, desk: desk.name, categories, values, problems: again?.problems ?? [] }),
      { ...again?.options, mayAskWhere: true },
    );
  };

  const report = posted<PostId>(async (given) => {
    const { context, reader, id } = given;
    const values = reportIn(given.form);
    const done = await reportQuestion.report(id, reader.id, values);
    if (done.ok) return pages.seeOther(context, `/vragen/${id}`, "reported-to-gemeente");
    const refused = formRefusal(done.refusal);
    if (refused !== null) return form(given, { values, ...refused });
    return done.refusal.kind === "conflict"
      ? pages.seeOther(context, `/vragen/${id}`, "changed-meanwhile")
      : pages.refuse(context, done.refusal);
  });

  const again = posted<PostId>(async ({ context, reader, id }) => {
    const done = await reportQuestion.again(id, reader.id);
    if (done.ok) return pages.seeOther(context, `/vragen/${id}`, "reported-to-gemeente");
    return done.refusal.kind === "conflict"
      ? pages.seeOther(context, `/vragen/${id}`, "changed-meanwhile")
      : pages.refuse(context, done.refusal);
  });

  const settings = async (
    context: WijkContext,
    again?: { readonly values: DeskForm; readonly problems: readonly ProblemView[]; readonly options: object },
  ): Promise<Response> => {
    const [desk, categories, troubled] = await Promise.all([store.desk(), store.categories(), store.troubled()]);
    const values = again?.values ?? (desk === null ? {} : filledIn(desk));
    return pages.show(
      context,
      (shell) =>
        adminReportsPage({
          shell,
          values,
          problems: again?.problems ?? [],
          desk: desk === null ? null : { name: desk.name, hasKey: desk.apiKey !== null, categories: categories.length },
          troubled,
        }),
      again?.options ?? {},
    );
  };

  const save = sent(async ({ context, reader, form }) => {
    const values = deskIn(form);
    const done = await keepDesk.save(reader.id, values);
    if (done.ok) return pages.seeOther(context, room, "desk-of-gemeente-saved", done.value);
    const refused = formRefusal(done.refusal);
    return refused === null ? pages.refuse(context, done.refusal) : settings(context, { values, ...refused });
  });

  const remove = sent(async ({ context, reader }) => {
    const done = await keepDesk.remove(reader.id);
    return done.ok ? pages.seeOther(context, room, "desk-of-gemeente-ended") : pages.refuse(context, done.refusal);
  });

  return [
    { method: "GET", path: "/vragen/:id/melden", handle: opened<PostId>((given) => form(given)) },
    { method: "POST", path: "/vragen/:id/melden", handle: report },
    { method: "POST", path: "/vragen/:id/melden/opnieuw", handle: again },
    { method: "GET", path: room, handle: (context) => settings(context) },
    { method: "POST", path: room, handle: save },
    { method: "POST", path: `${room}/stoppen`, handle: remove },
  ];
};
