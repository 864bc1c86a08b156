import { createDrafts } from "./drafts.ts";
import { lookAsChosenSince, storageOfTab } from "./kept-look.ts";
import { WijkAnswers } from "./wijk-answers.ts";
import { WijkComposer } from "./wijk-composer.ts";
import { WijkSimilar } from "./wijk-similar.ts";
import { WijkSpot } from "./wijk-spot.ts";

// Before any form looks for its draft: on this page stands that the last one did not arrive.
if (document.querySelector("[data-not-taken]") !== null) createDrafts(localStorage).takeBack();

customElements.define("wijk-answers", WijkAnswers);
customElements.define("wijk-composer", WijkComposer);
customElements.define("wijk-similar", WijkSimilar);
customElements.define("wijk-spot", WijkSpot);

const storage = storageOfTab();
if (storage !== null) lookAsChosenSince(document.documentElement, storage);
