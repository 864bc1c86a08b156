import type { themes as dutch } from "../nl/themes.ts";
import type { Translated } from "../translate.ts";

/** The administrator's list of themes. */
export const themes: Translated<typeof dutch> = {
  "admin.themes": "Themes",
  "admin.themes.about": "What questions are about: names, drawings, order, and what is sensitive.",
  "themes.lead": "Whoever asks something chooses a theme. Wijkwijzers choose what they know about.",
  "themes.list": "In use",
  "themes.order": "Your neighbours see them in this order.",
  "themes.stopped": "No longer in use",
  "themes.stopped.lead": "Questions that are there keep their theme. Nobody can choose it any more.",
  "themes.change": "Change",
  "themes.change.which": "Change: {name}",
  "themes.up": "Up",
  "themes.up.which": "Up: {name}",
  "themes.down": "Down",
  "themes.down.which": "Down: {name}",
  "themes.sensitive": "Sensitive",
  "themes.new": "Add a theme",
  "themes.add": "Add theme",
  "themes.name": "What is the theme called?",
  "themes.name.hint": "Short and plain. For example: Pets",
  "themes.icon": "Which drawing goes with it?",
  "themes.mark": "This theme is sensitive",
  "themes.mark.hint":
    "For example health, money or children. Whoever then wants to ask everybody chooses that twice. And the subject of a letter does not say what the question is about.",
  "themes.save": "Save",
  "themes.back": "All themes",
  "themes.tag": "Outside the wijk it always says #{slug}. That does not change with the name.",
  "themes.stop": "Use no longer",
  "themes.stop.lead": "Questions that are there keep this theme. You can use it again later.",
  "themes.stays": "This theme always stays: every question must fit somewhere.",
  "themes.resume": "Use again",
  "themes.resume.lead": "Nobody can choose this theme now.",
};
