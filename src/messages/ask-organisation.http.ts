import { askOrganisationPage } from "../../web/pages/ask-organisation.ts";
import type { ProblemView } from "../../web/views.ts";
import { type PostId, parseId } from "../kernel/ids.ts";
import { statusOfRefusal } from "../kernel/refusal.ts";
import { firstValue } from "../platform/http/form.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import type { AskOrganisation } from "./ask-organisation.ts";
import { type Opened, openings } from "./reading.http.ts";

const path = "/vragen/:id/aan/:aanbod";

/** The asker of a question opens the door to an organisation: what is sent is shown first, and can be changed. */
export const askOrganisationRoutes = (parts: {
  readonly pages: Pages;
  readonly askOrganisation: AskOrganisation;
}): readonly Route[] => {
  const { pages, askOrganisation } = parts;
  const { opened, posted } = openings(pages);
  const offerIn = (context: WijkContext): PostId | null => parseId<PostId>(context.req.param("aanbod") ?? "");

  const form = async (
    { context, reader, id }: Opened<PostId>,
    again?: {
      readonly values: { readonly title: string; readonly text: string; readonly yes: string };
      readonly problems: readonly ProblemView[];
    },
  ): Promise<Response> => {
    const offer = offerIn(context);
    if (offer === null) return pages.refuse(context, { kind: "absent" });
    const found = await askOrganisation.door(reader, id, offer);
    if (!found.ok) return pages.refuse(context, found.refusal);
    const { organisation, title, text, cannot } = found.value;
    const view = {
      questionId: id,
      offerId: offer,
      organisation,
      cannot,
      values: again?.values ?? { title, text },
      problems: again?.problems ?? [],
    };
    return pages.show(context, (shell) => askOrganisationPage({ ...view, shell }), {
      status: again === undefined ? 200 : statusOfRefusal.invalid,
    });
  };

  return [
    { method: "GET", path, handle: opened<PostId>((given) => form(given)) },
    {
      method: "POST",
      path,
      handle: posted<PostId>(async ({ form: sent, ...given }) => {
        const values = {
          title: firstValue(sent, "title"),
          text: firstValue(sent, "text"),
          yes: firstValue(sent, "yes"),
        };
        const offer = offerIn(given.context);
        if (offer === null) return pages.refuse(given.context, { kind: "absent" });
        const asked = await askOrganisation.ask(given.reader, given.id, offer, {
          ...values,
          yes: values.yes === "ja",
        });
        if (asked.ok) return pages.seeOther(given.context, `/gesprekken/${asked.value}`, "message-sent");
        return asked.refusal.kind === "invalid"
          ? form(given, { values, problems: asked.refusal.problems })
          : pages.refuse(given.context, asked.refusal);
      }),
    },
  ];
};
