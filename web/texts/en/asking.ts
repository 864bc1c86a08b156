import type { asking as dutch } from "../nl/asking.ts";
import type { Translated } from "../translate.ts";

/** While asking: what is already there, the place; "I have this too", and whether it really helped. */
export const asking: Translated<typeof dutch> = {
  "ask.for-other": "I ask this for someone else",
  "ask.for-other.hint": "It will say: asked for someone else. Do not write down who it is.",

  "similar.title": "Your answer may be here already",
  "similar.kept": "A question opens in a new tab. What you type stays here.",
  "similar.answered": "Answered in {month}",
  "similar.closed": "Closed, asked in {month}",
  "similar.looked-at": "Someone is looking into it, asked in {month}",
  "similar.new": "New, asked in {month}",
  "similar.from": "from neighbouring wijk {wijk}",
  "similar.found": "I have my answer",
  "similar.go-on": "Not found? Just go on.",
  "similar.search": "Search first",
  "similar.search.hint": "A neighbour may have asked this before. What you typed stays.",
  "similar.none": "We found no question like this. Just go on.",

  "place.legend": "Where is it about?",
  "place.hint": "A buurt or a street is enough. Write no house number. Everything may stay empty.",
  "place.area": "In which buurt?",
  "place.area.none": "Choose no buurt",
  "place.street": "In which street?",
  "place.street.hint": "For example: Kerkstraat",

  "me-too.go": "I have this too",
  "me-too.back": "I no longer have this",
  "me-too.hint": "Nobody sees that it is you. Not the asker and not the administrator either.",
  "me-too.others": { one: "1 more neighbour has this too.", other: "{count} more neighbours have this too." },
  "me-too.you": "You have this too.",
  "me-too.you-and": {
    one: "You and 1 more neighbour have this too.",
    other: "You and {count} more neighbours have this too.",
  },

  "did-it-help.yes.title": "Did it work out?",
  "did-it-help.yes.lead": "Good. Press the button, then we know for sure.",
  "did-it-help.yes.go": "Yes, it worked",
  "did-it-help.no.title": "Did it not work out after all?",
  "did-it-help.no.lead": "Press the button. Then your question is open again, and neighbours can help further.",
  "did-it-help.no.go": "No, it did not",
  "did-it-help.other": "Was it different? Then choose this.",
  "did-it-help.done.title": "Your answer is in already",
  "did-it-help.done.lead": "Thank you. There is nothing left to do.",

  "admin.areas": "Buurten",
  "admin.areas.about": "Parts of the wijk to choose from in a question.",
  "areas.lead": "Whoever asks can choose a buurt. So neighbours know roughly where it is.",
  "areas.new": "Add a buurt",
  "areas.name": "What is the buurt called?",
  "areas.name.hint": "The name only. For example: De Brink",
  "areas.add": "Add buurt",
  "areas.list": "All buurten",
  "areas.keep": "Do you change or remove a buurt? Questions that are there keep their words.",
  "areas.none": "There is no buurt. Without them an asker can still type a street.",
  "areas.rename": "Save name",
  "areas.rename.label": "New name for {name}",
  "areas.rename.which": "Save name: {name}",
  "areas.remove": "Remove",
  "areas.remove.which": "Remove: {name}",
};
