import { render } from "@lit-labs/ssr";
import { collectResultSync } from "@lit-labs/ssr/lib/render-result.js";

export { raw } from "./parts/raw.ts";
export { safeUrl } from "./parts/safe-url.ts";

/** Renders a page template to its complete HTML. Views must hold values, never promises. */
export const renderPage = (template: unknown): string => collectResultSync(render(template));
