import type { asking as dutch } from "../nl/asking.ts";
import type { Translated } from "../translate.ts";

/** While asking: what is already there, the place; "I have this too", and whether it really helped. */
export const asking: Translated<typeof dutch> = {
  "ask.for-other": "I am asking this for someone else",
  "ask.for-other.hint": "It will say: asked for someone else. Don't write who it is.",

  "ask.preview": "What your question looks like",
  "ask.preview.hint": "See it as others will see it. Nothing has been posted yet.",
  "ask.preview.go": "See my question",
  "ask.preview.again": "See it again",
  "ask.preview.empty": "Your question is still empty",
  "ask.preview.nameless": "someone in the wijk",
  "ask.preview.both": "{name}, outside the wijk: {outside}",
  "ask.markup": "Lines that begin with a dash become a list. Words between **stars** become bold.",

  "similar.title": "Your answer may already be here",
  "similar.kept": "A question opens in a new tab. What you type stays here.",
  "similar.answered": "Answered in {month}",
  "similar.closed": "Closed, asked in {month}",
  "similar.looked-at": "Someone is looking into it, asked in {month}",
  "similar.new": "New, asked in {month}",
  "similar.from": "from the neighbouring wijk {wijk}",
  "similar.found": "I have found my answer",
  "similar.go-on": "Not found? Just carry on.",
  "similar.theme": "Questions like this were about {theme}.",
  "similar.theme.choose": "Choose {theme}",
  "similar.search": "Search first",
  "similar.search.hint": "A neighbour may have asked this before. What you have typed stays here.",
  "similar.none": "We didn't find a question like this. Just carry on.",

  "place.legend": "Where is it?",
  "place.hint":
    "A buurt (a part of the wijk) or a street is enough. Don't give a house number. You can leave everything empty.",
  "place.area": "In which buurt?",
  "place.area.none": "Don't choose a buurt",
  "place.street": "In which street?",
  "place.street.hint": "For example: Kerkstraat",

  "me-too.go": "I have this too",
  "me-too.back": "I don't have this any more",
  "me-too.hint": "Nobody can see that it's you. Not even the asker or the administrator.",
  "me-too.others": { one: "1 more neighbour has this too.", other: "{count} more neighbours have this too." },
  "me-too.you": "You have this too.",
  "me-too.you-and": {
    one: "You and 1 more neighbour have this too.",
    other: "You and {count} more neighbours have this too.",
  },

  "did-it-help.yes.title": "Did it work?",
  "did-it-help.yes.lead": "Good. Press the button, so that we know for sure.",
  "did-it-help.yes.go": "Yes, it worked",
  "did-it-help.no.title": "Did it not work after all?",
  "did-it-help.no.lead":
    "Press the button. Then we will reopen your question, so that neighbours can help you further.",
  "did-it-help.no.go": "No, it didn't",
  "did-it-help.other": "Was it different? Then choose this.",
  "did-it-help.done.title": "We already have your answer",
  "did-it-help.done.lead": "Thank you. There is nothing else you need to do.",

  "admin.areas": "Buurten",
  "admin.areas.about": "Parts of the wijk that people can choose from when they ask a question.",
  "areas.lead": "When people ask something, they can choose a buurt. That way neighbours know roughly where it is.",
  "areas.new": "Add a buurt",
  "areas.name": "What is the buurt called?",
  "areas.name.hint": "Just the name. For example: De Brink",
  "areas.add": "Add the buurt",
  "areas.list": "All buurten",
  "areas.keep": "If you change or remove a buurt, existing questions keep their words.",
  "areas.none": "There are no buurten yet. Without them, people can still type a street.",
  "areas.rename": "Save name",
  "areas.rename.label": "New name for {name}",
  "areas.rename.which": "Save name: {name}",
  "areas.remove": "Remove",
  "areas.remove.which": "Remove: {name}",
} as const;
