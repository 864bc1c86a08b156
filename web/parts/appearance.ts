import { nothing } from "lit";
import type { ShellView } from "../views.ts";

/** `data-theme` of a page: nothing where the device chooses. */
export const themeOf = ({ appearance }: ShellView) =>
  appearance === undefined || appearance.colours === "device" ? nothing : appearance.colours;

/** `data-text` of a page: nothing for letters of the usual size. */
export const textOf = ({ appearance }: ShellView) =>
  appearance === undefined || appearance.text === "gewoon" ? nothing : appearance.text;

/** What the browser draws itself (scroll bars, lists, the page before its styles came), in the colours of the page. */
export const schemeOf = ({ appearance }: ShellView): string => {
  switch (appearance?.colours) {
    case "light":
    case "contrast":
      return "light";
    case "dark":
    case "contrast-dark":
      return "dark";
    default:
      return "light dark";
  }
};
