import type { appearance as nl } from "../nl/appearance.ts";
import type { Translated } from "../translate.ts";

export const appearance: Translated<typeof nl> = {
  "appearance.link": "Letters and colours",
  "appearance.title": "Letters and colours",
  "appearance.lead": "Choose how you read best.",
  "appearance.stays": "Your choice stays on this device. We do not keep it. If you do not come for a year, it is gone.",
  "appearance.back": "Back to where you were",
  "appearance.back.start": "To the start",

  "appearance.colours": "Which colours do you want?",
  "appearance.colours.device": "Like my device",
  "appearance.colours.device.hint": "Is your device set to dark? Then so is this.",
  "appearance.colours.light": "Light",
  "appearance.colours.light.hint": "Dark letters on a light page.",
  "appearance.colours.dark": "Dark",
  "appearance.colours.dark.hint": "Light letters on a dark page.",
  "appearance.colours.contrast": "High contrast, light",
  "appearance.colours.contrast.hint": "Black on white. Everything has a sharp edge.",
  "appearance.colours.contrast-dark": "High contrast, dark",
  "appearance.colours.contrast-dark.hint": "White and yellow on black. Everything has a sharp edge.",
  "appearance.forced": "Your device chooses all colours itself now. That comes first.",

  "appearance.text": "How large do you want the letters?",
  "appearance.text.gewoon": "Usual",
  "appearance.text.gewoon.hint": "As large as your device makes them.",
  "appearance.text.groot": "Large",
  "appearance.text.groot.hint": "Almost a fifth larger.",
  "appearance.text.extra-groot": "Extra large",
  "appearance.text.extra-groot.hint": "More than a third larger. The menu then stands at the top.",

  "appearance.sample": "This is what it looks like",
  "appearance.sample.title": "Who can lend me a ladder?",
  "appearance.sample.words": "On Saturday I want to clean my gutter. It has to be 4 metres high.",
  "appearance.sample.link": "Here is more about reading well",
  "appearance.save": "Keep my choice",

  "me.appearance": "Letters and colours",
  "me.appearance.lead": "Choose larger letters, dark or high contrast. That holds on this device.",
  "me.appearance.go": "Choose letters and colours",
};
