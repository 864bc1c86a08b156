import type { AgreedView } from "../../web/pages/my-data.ts";
import { momentInWords } from "../../web/texts/moments.ts";
import { t } from "../../web/texts/text.ts";
import type { Language } from "../../web/texts/translate.ts";
import type { ResidentId } from "../kernel/ids.ts";
import type { AgreedTo, Agreement, ConsentAboutQuestion } from "./agreement.ts";

/** What somebody said yes to, for as long as they want and about questions. */
export type ReadAgreements = (resident: ResidentId) => Promise<{
  readonly agreements: readonly Agreement[];
  readonly aboutQuestions: readonly ConsentAboutQuestion[];
}>;

/** Where each can be taken back. */
const placeOf: Readonly<Record<AgreedTo, string>> = { "found-by-neighbours": "/ik/profiel", "handle-outside": "/ik" };

/** All of it as the page shows it. */
export const agreedView = (
  lang: Language,
  { agreements, aboutQuestions }: Awaited<ReturnType<ReadAgreements>>,
  now: Date,
): readonly AgreedView[] => [
  ...agreements.map(({ what, version, agreedAt, takenBackAt }) => ({
    what: t(lang, `data.value.${what}`),
    said:
      agreedAt === null
        ? t(lang, "data.agreed.yes.unknown")
        : t(lang, "data.agreed.yes", { date: momentInWords(lang, agreedAt, now).words }),
    version:
      version === 0
        ? t(lang, "data.agreed.version.none")
        : t(lang, "data.agreed.version", { version: String(version) }),
    takenBack:
      takenBackAt === null ? null : t(lang, "data.agreed.back", { date: momentInWords(lang, takenBackAt, now).words }),
    href: takenBackAt === null ? placeOf[what] : null,
    shown: null,
  })),
  ...aboutQuestions.map(({ rung, answer, at, shown }) => ({
    what: t(lang, `data.agreed.question.${rung}`),
    said: t(lang, `data.agreed.${answer}`, { date: momentInWords(lang, at, now).words }),
    version: null,
    takenBack: null,
    href: null,
    shown: shown === "" ? null : shown,
  })),
];
