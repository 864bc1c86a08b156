import { createDrafts } from "./drafts.ts";
import { lookAsChosenSince, storageOfTab } from "./kept-look.ts";
import { WijkAnswers } from "./wijk-answers.ts";
import { WijkComposer } from "./wijk-composer.ts";
import { WijkNews } from "./wijk-news.ts";
import { WijkNumber } from "./wijk-number.ts";
import { WijkPhotos } from "./wijk-photos.ts";
import { WijkReadAloud } from "./wijk-read-aloud.ts";
import { WijkSimilar } from "./wijk-similar.ts";
import { WijkSpot } from "./wijk-spot.ts";

// Before any form looks for its draft: this page says what became of the one that was sent. What was taken in leads on to
// another page; without a network there is none, and the draft stays.
const drafts = createDrafts(localStorage, sessionStorage);
const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
if (document.querySelector("[data-not-taken]") !== null) drafts.takeBack();
else if ((navigation?.redirectCount ?? 0) > 0) drafts.letGo();

customElements.define("wijk-answers", WijkAnswers);
customElements.define("wijk-composer", WijkComposer);
customElements.define("wijk-news", WijkNews);
customElements.define("wijk-number", WijkNumber);
customElements.define("wijk-photos", WijkPhotos);
customElements.define("wijk-read-aloud", WijkReadAloud);
customElements.define("wijk-similar", WijkSimilar);
customElements.define("wijk-spot", WijkSpot);

// The page is there first: what a device keeps for when there is no network can wait.
if ("serviceWorker" in navigator)
  addEventListener("load", () => void navigator.serviceWorker.register("/dienst.js").catch(() => {}));

const storage = storageOfTab();
if (storage !== null) lookAsChosenSince(document.documentElement, storage);
