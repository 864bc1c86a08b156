import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

/** Classes of NL Design System that our pages carry. Their rules are served; those of every other class are left out. */
export const carriedClasses: ReadonlySet<string> = new Set([
  "nl-button",
  "nl-button--primary",
  "nl-button--secondary",
  "nl-button--subtle",
  "nl-button__icon-end",
  "nl-button__icon-start",
  "nl-button__label",
  "nl-link",
  "nl-skip-link",
  "nl-skip-link--visible-on-focus",
  "utrecht-form-field-description",
  "utrecht-form-field-error-message",
  "utrecht-form-label",
]);

const { resolve } = createRequire(import.meta.url);
const imports = fileURLToPath(new URL("./styles/nl-design-system.css", import.meta.url));

/** Every class that the packages in `styles/nl-design-system.css` have a rule for. */
export const classesOfDesignSystem = (): readonly string[] => {
  const sheets = [...readFileSync(imports, "utf8").matchAll(/@import "([^"]+)"/g)].map(([, name = ""]) =>
    readFileSync(resolve(name), "utf8"),
  );
  return [
    ...new Set(sheets.flatMap((css) => [...css.matchAll(/\.((?:nl|utrecht)-[a-z_-]+)/g)].map(([, name = ""]) => name))),
  ];
};

/** The classes that no page carries. */
export const classesNotCarried = (): string[] => classesOfDesignSystem().filter((name) => !carriedClasses.has(name));
