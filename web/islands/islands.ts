import { WijkAnswers } from "./wijk-answers.ts";
import { WijkComposer } from "./wijk-composer.ts";

customElements.define("wijk-answers", WijkAnswers);
customElements.define("wijk-composer", WijkComposer);
