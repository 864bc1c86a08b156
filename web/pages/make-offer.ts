import { backLink, firstButton } from "../parts/button.ts";
import { composer } from "../parts/composer.ts";
import { forWhom } from "../parts/for-whom.ts";
import { helper } from "../parts/half-door.ts";
import { layout } from "../parts/layout.ts";
import { type OfferFieldsView, offerFields, offerFieldset } from "../parts/offer-fields.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { FormView, OutsideView, ShellView } from "../views.ts";

/** The fields of the form, in their order. */
export const makeOfferFields = [...offerFields, "audience", "outside", "newHandle"] as const;

export type MakeOfferView = Omit<OfferFieldsView, "values"> &
  FormView<(typeof makeOfferFields)[number]> & {
    readonly shell: ShellView;
    /** Members of the wijk, its maker included. */
    readonly memberCount: number;
    readonly outside: OutsideView;
  };

/** GET /aanbod/nieuw, and again when something was wrong. Posts to /aanbod. */
export const makeOfferPage = (view: MakeOfferView) => {
  const { shell, values, problems } = view;
  const { lang } = shell;
  const purpose = values.purpose === "request" ? "request" : "offer";
  return layout(shell, {
    title: t(lang, `make-offer.title.${purpose}`),
    main: composer(
      lang,
      purpose === "offer" ? "aanbod" : "gezocht",
      html`<form class="form" method="post" action="/aanbod" enctype="multipart/form-data" novalidate>
      <div class="pagehead">${backLink("/aanbod", t(lang, "offers.all"))}<h1>${t(lang, `make-offer.title.${purpose}`)}</h1><p class="lead">${t(lang, `make-offer.lead.${purpose}`)}</p></div>
      ${problemList(lang, [...problems, ...view.photos.problems], [...makeOfferFields, "photos"])}
      ${firstButton(t(lang, "make-offer.go"))}
      <input type="hidden" name="purpose" value=${purpose}>
      ${offerFieldset(lang, view)}
      ${forWhom(view, {
        legend: t(lang, "make-offer.audience"),
        everyoneHint: t(lang, "make-offer.audience.everyone.hint"),
        go: t(lang, "make-offer.go"),
      })}
    </form>`,
    ),
    aside: helper(shell, "samen", t(lang, "make-offer.private"), t(lang, "make-offer.private.text")),
  });
};
