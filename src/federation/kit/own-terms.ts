import { type Document, ownNamespace } from "./addressing.ts";

type Term = {
  readonly kind: "Class" | "Property";
  /** Its value is an address. */
  readonly isAddress?: true;
  /** What it says, for people who read our JSON. */
  readonly says: string;
};

/** Every term of our own. What goes out with one that does not stand here is a mistake (`tests/federation/vocabularies.test.ts`). */
export const ownTerms: Readonly<Record<string, Term>> = {
  kind: {
    kind: "Property",
    says: "What a post is in a wijk: vraag (a question), antwoord (an answer), poll, mededeling (an announcement), activiteit, aanbod (an offer) or gezocht (a request). And doorgegeven: a question as one gemeente gets it and nobody else. And bezwaar: an appeal as one wijk of the ring gets it.",
  },
  status: {
    kind: "Property",
    says: "How far a question is: open, doorgezet (the gemeente was asked too), beantwoord or gesloten. Of an activity: afgelast. Of an offer: even niet, or weg.",
  },
  theme: {
    kind: "Property",
    says: "The theme of a question or an offer: a short word that never changes, from the wijk's own list.",
  },
  manner: {
    kind: "Property",
    says: "How what is offered or looked for goes from one to the other: helpen, lenen (for a while) or geven.",
  },
  acceptedAnswer: {
    kind: "Property",
    isAddress: true,
    says: "The answer that helped, as whoever asked the question says.",
  },
  escalatedTo: { kind: "Property", isAddress: true, says: "The gemeente whom the asker of a question asked too." },
  wijk: { kind: "Property", isAddress: true, says: "The wijk from which a question was handed over to a gemeente." },
  reference: {
    kind: "Property",
    says: "The reference under which a gemeente took in a question that was handed over.",
  },
  answerBefore: {
    kind: "Property",
    says: "The day before which a gemeente answers a question that was handed over: a date, such as 2026-12-01. Of an appeal: the moment before which a wijk of the ring says what it found.",
  },
  decided: {
    kind: "Property",
    says: "What was decided about somebody who does not agree: verborgen, niet geplaatst, geschorst, niet getoond or weggehaald.",
  },
  houseRule: {
    kind: "Property",
    says: "On which house rule that rests: friendly, private, honest, law, or general for all of them.",
  },
  reason: { kind: "Property", says: "Why it was decided, in the words of a moderator without what leads to anybody." },
  objection: { kind: "Property", says: "Why somebody does not agree, in their words without what leads to anybody." },
  outcome: {
    kind: "Property",
    says: "What a wijk of the ring found of an appeal: blijft (the decision stands) or terug (it does not).",
  },
  answer: { kind: "Property", says: "True on the answer that helped. PieFed reads it." },
  questionAnswer: {
    kind: "Property",
    says: "True on a group in which questions are asked and answered. PieFed reads it.",
  },
  inRingWith: {
    kind: "Property",
    isAddress: true,
    says: "Two wijken are in one ring: what one says to its ring is read by the residents of the other. Both have said yes.",
  },
  ChooseAnswer: { kind: "Class", says: "An activity: its object is the answer that helped. PieFed reads it." },
};

const rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const rdfSchema = "http://www.w3.org/2000/01/rdf-schema#";

/**
 * Our namespace as JSON-LD: a context with every term, and beside it what each says, with names spelled out so that whoever
 * takes the context over gets nothing else from it (as FEP-888d asks of the contexts of proposals).
 */
export const ownTermsDocument = (): Document => {
  const terms = Object.entries(ownTerms);
  return {
    "@context": {
      ww: ownNamespace,
      ...Object.fromEntries(
        terms.map(([name, { isAddress }]) => [
          name,
          isAddress ? { "@id": `ww:${name}`, "@type": "@id" } : `ww:${name}`,
        ]),
      ),
    },
    "@graph": terms.map(([name, { kind, says }]) => ({
      "@id": `${ownNamespace}${name}`,
      "@type": kind === "Class" ? `${rdfSchema}Class` : `${rdf}Property`,
      [`${rdfSchema}label`]: name,
      [`${rdfSchema}comment`]: says,
      [`${rdfSchema}isDefinedBy`]: { "@id": ownNamespace.replace(/#$/, "") },
    })),
  };
};
