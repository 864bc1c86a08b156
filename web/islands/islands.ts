import { WijkAnswers } from "./wijk-answers.ts";
import { WijkComposer } from "./wijk-composer.ts";
import { WijkSimilar } from "./wijk-similar.ts";

customElements.define("wijk-answers", WijkAnswers);
customElements.define("wijk-composer", WijkComposer);
customElements.define("wijk-similar", WijkSimilar);
