import { visitorFrontPage } from "../../web/pages/visitor-front.ts";
import { firstValue } from "../platform/http/form.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";
import type { FindSubscribePage } from "./subscribe-page.ts";

/** A visitor follows the wijk from their own server: they tell their own address, nothing else, and go there. */
export const followFromElsewhereRoutes = (parts: {
  readonly pages: Pages;
  readonly findSubscribePage: FindSubscribePage;
  readonly wijkAddress: () => Promise<string>;
}): readonly Route[] => [
  {
    method: "POST",
    path: "/volgen",
    handle: parts.pages.withForm(async (context, form) => {
      const address = firstValue(form, "address");
      const found = await parts.findSubscribePage(address, await parts.wijkAddress());
      if (found !== "unreadable" && found !== "unknown") return context.redirect(found, 303);
      const reason =
        address === "" ? "address-missing" : found === "unreadable" ? "address-invalid" : "address-not-found";
      return parts.pages.show(
        context,
        (shell) =>
          visitorFrontPage({
            shell,
            questions: [],
            polls: [],
            values: { address },
            problems: [{ field: "address", reason }],
          }),
        { status: 422, formsMayLeave: true },
      );
    }),
  },
];
