import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  elements: [
    "html5",
    Object.fromEntries(
      ["wijk-answers", "wijk-composer", "wijk-news", "wijk-number", "wijk-passkey"].map((name) => [
        name,
        { flow: true, phrasing: false },
      ]),
    ),
  ],
  rules: {
    "no-inline-style": "error",
    "long-title": "off",
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "button", "submit"] }],
    "require-sri": "off",
    "no-trailing-whitespace": "off",
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "void-style": "off",
    "valid-id": ["error", { relaxed: true }],
  },
});

/** What is wrong with a page as HTML: rule, line and words of each problem. */
export const htmlProblems = (html: string): readonly string[] =>
  validator
    .validateStringSync(html)
    .results.flatMap(({ messages }) => messages.map(({ ruleId, line, message }) => `${ruleId} ${line}: ${message}`));
