import { admin as adminEn } from "./en/admin.ts";
import { deliveries as deliveriesEn } from "./en/deliveries.ts";
import { explain as explainEn } from "./en/explain.ts";
import { front as frontEn } from "./en/front.ts";
import { nameless as namelessEn } from "./en/nameless.ts";
import { questions as questionsEn } from "./en/questions.ts";
import { reasons as reasonsEn } from "./en/reasons.ts";
import { residents as residentsEn } from "./en/residents.ts";
import { shell as shellEn } from "./en/shell.ts";
import { admin } from "./nl/admin.ts";
import { deliveries } from "./nl/deliveries.ts";
import { explain } from "./nl/explain.ts";
import { front } from "./nl/front.ts";
import { nameless } from "./nl/nameless.ts";
import { questions } from "./nl/questions.ts";
import { reasons } from "./nl/reasons.ts";
import { residents } from "./nl/residents.ts";
import { shell } from "./nl/shell.ts";
import { translator } from "./translate.ts";

/** Every text of the pages: `t(lang, key, values)`. What a thread says stands in `thread-text.ts`. */
export const t = translator(
  { ...shell, ...reasons, ...front, ...questions, ...nameless, ...residents, ...admin, ...deliveries, ...explain },
  {
    ...shellEn,
    ...reasonsEn,
    ...frontEn,
    ...questionsEn,
    ...namelessEn,
    ...residentsEn,
    ...adminEn,
    ...deliveriesEn,
    ...explainEn,
  },
);
