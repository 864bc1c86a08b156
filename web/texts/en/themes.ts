import type { themes as dutch } from "../nl/themes.ts";
import type { Translated } from "../translate.ts";

/** The administrator's list of themes. */
export const themes: Translated<typeof dutch> = {
  "admin.themes": "Topics",
  "admin.themes.about": "What questions are about: names, pictures, order, and what is sensitive.",
  "themes.lead": "When people ask something, they choose a topic. Wijkwijzers choose what they know about.",
  "themes.list": "In use",
  "themes.order": "Your neighbours see this order.",
  "themes.stopped": "No longer in use",
  "themes.stopped.lead": "Existing questions keep their topic. Nobody can choose it any more.",
  "themes.change": "Change",
  "themes.change.which": "Change: {name}",
  "themes.up": "Up",
  "themes.up.which": "Up: {name}",
  "themes.down": "Down",
  "themes.down.which": "Down: {name}",
  "themes.sensitive": "Sensitive",
  "themes.new": "Add a topic",
  "themes.add": "Add the topic",
  "themes.name": "What is the topic called?",
  "themes.name.hint": "Short and simple. For example: Pets",
  "themes.icon": "Which picture goes with it?",
  "themes.mark": "This topic is sensitive",
  "themes.mark.hint":
    "For example health, money or children. If you then want to ask everyone, you have to choose that twice. And the subject of an email does not say what the question is about.",
  "themes.save": "Save",
  "themes.back": "All topics",
  "themes.tag": "Outside the wijk, it is always called #{slug}. That does not change with the name.",
  "themes.stop": "Stop using",
  "themes.stop.lead": "Existing questions keep this topic. You can use it again later.",
  "themes.stays": "This topic always stays: every question has to fit somewhere.",
  "themes.resume": "Start using again",
  "themes.resume.lead": "Nobody can choose this topic now.",
};
