import type { appearance as nl } from "../nl/appearance.ts";
import type { Translated } from "../translate.ts";

export const appearance: Translated<typeof nl> = {
  "appearance.link": "Text and colours",
  "appearance.title": "Text and colours",
  "appearance.lead": "Choose what is easiest for you to read.",
  "appearance.stays": "Your choice stays on this device. We don't keep it. If you don't visit for a year, it is gone.",
  "appearance.back": "Back to where you were",
  "appearance.back.start": "To the front page",

  "appearance.colours": "Which colours would you like?",
  "appearance.colours.device": "The same as my device",
  "appearance.colours.device.hint": "Is your device set to dark? Then these pages are dark too.",
  "appearance.colours.light": "Light",
  "appearance.colours.light.hint": "Dark text on a light page.",
  "appearance.colours.dark": "Dark",
  "appearance.colours.dark.hint": "Light text on a dark page.",
  "appearance.colours.contrast": "High contrast, light",
  "appearance.colours.contrast.hint": "Black on white. Everything has a sharp edge.",
  "appearance.colours.contrast-dark": "High contrast, dark",
  "appearance.colours.contrast-dark.hint": "White and yellow on black. Everything has a sharp edge.",
  "appearance.forced": "Your device is choosing all the colours at the moment. That comes first.",

  "appearance.text": "How large would you like the text?",
  "appearance.text.gewoon": "Normal",
  "appearance.text.gewoon.hint": "The size that your device uses.",
  "appearance.text.groot": "Large",
  "appearance.text.groot.hint": "Almost a fifth larger.",
  "appearance.text.extra-groot": "Extra large",
  "appearance.text.extra-groot.hint": "More than a third larger. The menu is then at the top.",

  "appearance.sample": "This is what it looks like",
  "appearance.sample.title": "Who can lend me a ladder?",
  "appearance.sample.words": "I want to clean my gutters on Saturday. The ladder has to be 4 metres high.",
  "appearance.sample.link": "More about easy reading",
  "appearance.save": "Save my choice",

  "me.appearance": "Text and colours",
  "me.appearance.lead": "Choose larger text, dark or high contrast. This applies on this device.",
  "me.appearance.go": "Choose text and colours",
};
