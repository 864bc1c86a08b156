import { audienceLine, audienceWords } from "../parts/audience-line.ts";
import { backLink, firstButton, submit } from "../parts/button.ts";
import { layout } from "../parts/layout.ts";
import { type OfferFieldsView, offerFields, offerFieldset } from "../parts/offer-fields.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { AudienceView, ShellView } from "../views.ts";

export type ChangeOfferView = OfferFieldsView & {
  readonly shell: ShellView;
  readonly id: string;
  readonly audience: AudienceView;
  readonly memberCount: number;
};

/** GET /aanbod/:id/veranderen, and again when something was wrong. Posts to the same address. */
export const changeOfferPage = (view: ChangeOfferView) => {
  const { shell, id, problems } = view;
  const { lang, wijk } = shell;
  return layout(shell, {
    title: t(lang, "change-offer.title"),
    main: html`<form class="form" method="post" action="/aanbod/${id}/veranderen" enctype="multipart/form-data" novalidate>
      <div class="pagehead">${backLink(`/aanbod/${id}`, t(lang, "form.back"))}<h1>${t(lang, "change-offer.title")}</h1></div>
      ${problemList(lang, [...problems, ...view.photos.problems], [...offerFields, "photos"])}
      ${firstButton(t(lang, "change.go"))}
      ${offerFieldset(lang, view)}
      <div class="stack">
        ${audienceLine({ id: "wie-leest" }, audienceWords(lang, view.audience, view.memberCount, wijk.name))}
        <div class="buttons">${submit(t(lang, "change.go"))}</div>
      </div>
    </form>`,
  });
};
