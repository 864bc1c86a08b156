import { t } from "../../../web/texts/text.ts";
import { languages } from "../../kernel/language.ts";

/** Nobody waits longer than this for an answer, whatever holds it up behind the scenes. Milliseconds. */
const longestAnswer = 25_000;

/**
 * Answers 503 in place of an answer that takes too long. What was asked may still happen: whoever repeats it has to be
 * able to, as with every 503.
 */
export const inTime =
  <Arguments extends readonly unknown[]>(
    answer: (...given: Arguments) => Response | Promise<Response>,
  ): ((...given: Arguments) => Promise<Response>) =>
  async (...given) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<Response>((resolve) => {
      timer = setTimeout(() => resolve(tryLater()), longestAnswer);
    });
    try {
      return await Promise.race([answer(...given), late]);
    } finally {
      clearTimeout(timer);
    }
  };

/** Whatever holds it up may be what knows who reads: so it is said in every language. */
const tryLater = (): Response =>
  new Response(languages.map((lang) => t(lang, "problem.late")).join("\n"), {
    status: 503,
    headers: { "content-type": "text/plain; charset=utf-8", "retry-after": "60", "cache-control": "no-store" },
  });
