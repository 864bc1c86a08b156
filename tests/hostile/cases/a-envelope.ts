import { type HostileCase, harmless, ignored, refused } from "./case.ts";
import type { Json, Stage } from "./stage.ts";

const raw = (stage: Stage, text: string | Buffer) => stage.say(stage.mallory, text);
const text = (stage: Stage, object: Json = {}, activity: Json = {}) =>
  JSON.stringify(stage.reply(stage.mallory, object, activity));
const bytes = (stage: Stage, from: string, to: number[]) => {
  const [before = "", after = ""] = text(stage, { content: `<p>Hier ${from}.</p>` }).split(from);
  return Buffer.concat([Buffer.from(before), Buffer.from(to), Buffer.from(after)]);
};
/** An answer of Mallory's in which one piece of the text is another; its id stays. */
const spliced = async (stage: Stage, from: string, to: string, object: Json = {}) => {
  const said = stage.reply(stage.mallory, object);
  const answer = await stage.say(
    stage.mallory,
    JSON.stringify(said).replace(from, () => to),
  );
  return { answer, id: String(said.id) };
};
const noObject = "not a JSON object";
const taken = "answer received";

/** A: what is wrong with the envelope, before it is anybody's. */
export const envelope: readonly HostileCase[] = [
  refused("a byte order mark before the activity", 400, noObject, (s) => raw(s, `\ufeff${text(s)}`)),
  refused("nothing at all", 400, noObject, (s) => raw(s, "")),
  refused("a body of spaces", 400, noObject, (s) => raw(s, " ".repeat(64))),
  refused("a byte that is no UTF-8", 400, "not UTF-8", (s) => raw(s, bytes(s, "Hier", [0xff]))),
  refused("a NUL that was made longer to hide it", 400, "not UTF-8", (s) => raw(s, bytes(s, "Hier", [0xc0, 0x80]))),
  refused("half of a surrogate pair in bytes", 400, "not UTF-8", (s) => raw(s, bytes(s, "Hier", [0xed, 0xa0, 0x80]))),
  refused("a letter beyond the last of Unicode", 400, "not UTF-8", (s) =>
    raw(s, bytes(s, "Hier", [0xf5, 0x80, 0x80, 0x80])),
  ),
  refused("an activity in UTF-16", 400, noObject, (s) => raw(s, Buffer.from(text(s), "utf16le"))),
  refused("the word null", 400, noObject, (s) => raw(s, "null")),
  refused("a list of two activities", 400, noObject, (s) => raw(s, `[${text(s)},${text(s)}]`)),
  refused("an activity written as a text in a text", 400, noObject, (s) => raw(s, JSON.stringify(text(s)))),
  refused("two activities behind each other", 400, noObject, (s) => raw(s, `${text(s)}\n${text(s)}`)),
  refused("an activity that stops half way", 400, noObject, (s) => raw(s, text(s).slice(0, -40))),
  refused("a comma too many at the end", 400, noObject, (s) => raw(s, text(s).replace(/\}$/, ",}"))),
  refused("a comment in the JSON", 400, noObject, (s) => raw(s, `/* wijk */${text(s)}`)),
  refused("single quotes for double ones", 400, noObject, (s) => raw(s, text(s).replaceAll('"', "'"))),
  refused("a number that is not one", 400, noObject, (s) =>
    raw(s, text(s, { size: 0 }).replace('"size":0', '"size":NaN')),
  ),
  refused("fields of a form under the type of an activity", 400, noObject, (s) => raw(s, "type=Create&actor=mallory")),
  refused("a control character as it is inside a text", 400, noObject, (s) =>
    raw(s, text(s).replace("Antwoord", "Ant\u0001woord")),
  ),
  harmless("a number larger than any, in a place for a date", taken, (s) =>
    spliced(s, '"published":0', '"published":1e999', { published: 0 }),
  ),
  harmless("a zero below zero where a text belongs", taken, (s) =>
    spliced(s, '"summary":0', '"summary":-0', { summary: 0 }),
  ),
  harmless("a number of a hundred thousand digits", taken, (s) =>
    spliced(s, '"size":0', `"size":${"9".repeat(100_000)}`, { size: 0 }),
  ),
  refused("an id twice, the last one of another", 403, "the activity's id is not on the actor's server", (s) =>
    raw(s, text(s).replace(/\}$/, `,"id":"${s.sanne.id}/statuses/twice"}`)),
  ),
  refused("an actor twice, the last one the victim", 403, "the activity's id is not on the actor's server", (s) =>
    raw(s, text(s).replace(/\}$/, `,"actor":"${s.sanne.id}"}`)),
  ),
  harmless("an actor twice, the first one the victim: the last one counts, and signed", taken, (s) =>
    spliced(s, '"actor":', `"actor":"${s.sanne.id}","actor":`),
  ),
  refused("a value 65 deep", 400, "nested too deep", (s) =>
    raw(s, text(s, { x: 0 }).replace('"x":0', `"x":${"[".repeat(63)}${"]".repeat(63)}`)),
  ),
  harmless("a value 64 deep", taken, (s) => spliced(s, '"x":0', `"x":${"[".repeat(62)}${"]".repeat(62)}`, { x: 0 })),
  refused("a hundred thousand objects in each other", 400, "nested too deep", (s) =>
    raw(s, '{"object":'.repeat(100_000)),
  ),
  harmless("brackets by the thousand inside a text", taken, (s) => s.reply(s.mallory, { content: "[{".repeat(5_000) })),
  refused("a prototype that carries the type", 400, "type is not one name", (s) =>
    raw(s, text(s).replace('"type":"Create"', '"__proto__":{"type":"Create"}')),
  ),
  refused("a prototype that says who wrote it", 403, "the object is not attributed to the actor", (s) =>
    raw(s, text(s).replace('"attributedTo":', '"__proto__":{},"x":')),
  ),
  ignored("a type that every object has by birth", "nothing here handles this", (s) =>
    s.about(s.mallory, "constructor", s.question.uri),
  ),
  ignored("a type that every object can do by birth", "nothing here handles this", (s) =>
    s.about(s.mallory, "toString", s.question.uri),
  ),
  refused("a type in a list", 400, "type is not one name", (s) => s.reply(s.mallory, {}, { type: ["Create"] })),
  refused("no type", 400, "type is not one name", (s) => s.reply(s.mallory, {}, { type: null })),
  refused("a type with a space behind it", 400, "type is not one name", (s) =>
    s.reply(s.mallory, {}, { type: "Create " }),
  ),
  refused("a type of a thousand letters", 400, "type is not one name", (s) =>
    s.reply(s.mallory, {}, { type: "C".repeat(1_000) }),
  ),
  refused("no object", 400, "the object has no id", (s) => s.about(s.mallory, "Create", null)),
  refused("an empty list for an object", 400, "the object has no id", (s) => s.about(s.mallory, "Create", [])),
  refused("a list of two objects", 400, "the object has no id", (s) =>
    s.about(s.mallory, "Create", [s.reply(s.mallory).object, s.reply(s.mallory).object]),
  ),
  refused("a number for an object", 400, "the object has no id", (s) => s.about(s.mallory, "Create", 7)),
  harmless("a lone surrogate in the words", taken, (s) => s.reply(s.mallory, { content: "<p>Half \ud83d teken.</p>" })),
  refused("a lone surrogate in the id", 400, "id missing or not an id", (s) =>
    s.reply(s.mallory, {}, { id: `${s.mallory.id}/\ud83d` }),
  ),
  refused("a NUL in the words", 400, "holds a NUL", (s) => s.reply(s.mallory, { content: "<p>Nul\u0000letter.</p>" })),
  refused("a NUL in a name of something that nobody reads", 400, "holds a NUL", (s) =>
    s.reply(s.mallory, { "x\u0000": 1 }),
  ),
  refused("a NUL in the id", 400, "holds a NUL", (s) => s.reply(s.mallory, {}, { id: `${s.mallory.id}/\u0000` })),
  harmless("a NUL of which only the letters stand in the words", taken, (s) =>
    s.reply(s.mallory, { content: "<p>\\u0000</p>" }),
  ),
  harmless("bells, escapes and letters that turn the text around", taken, (s) =>
    s.reply(s.mallory, { content: "<p>\u0007\u001b[31m\u202emoordeel\u202c</p>" }),
  ),
  refused("one byte more than a mebibyte", 413, "too large", (s) => raw(s, text(s).padEnd(1_048_577))),
  harmless("exactly a mebibyte", taken, async (s) => {
    const said = s.reply(s.mallory);
    return { answer: await raw(s, JSON.stringify(said).padEnd(1_048_576)), id: String(said.id) };
  }),
  harmless("a hundred thousand recipients", taken, (s) =>
    s.reply(s.mallory, { to: [...(s.known.object.to as string[]), ...Array(100_000).fill("x:y")] }),
  ),
  harmless("a date in the year zero", taken, (s) => s.reply(s.mallory, { published: "0000-01-01T00:00:00Z" })),
  harmless("a date before all history", taken, (s) => s.reply(s.mallory, { updated: "-271821-04-20T00:00:00Z" })),
  harmless("a date after all history", taken, (s) => s.reply(s.mallory, { published: "+275760-09-13T00:00:00Z" })),
  harmless("a date that is none", taken, (s) => s.reply(s.mallory, { published: "gisteren" })),
  ignored("a list for the words", "not an answer", (s) => s.reply(s.mallory, { content: ["<p>Een</p>"] })),
  ignored("an object for the words", "not an answer", (s) =>
    s.reply(s.mallory, { content: { "@value": "<p>Een</p>" } }),
  ),
  ignored("no words", "not an answer", (s) => s.reply(s.mallory, { content: "<p> </p>" })),
  refused("an id of 2049 letters", 400, "id missing or not an id", (s) =>
    s.reply(s.mallory, {}, { id: `${s.mallory.id}/`.padEnd(2_049, "x") }),
  ),
  ignored("words that become too long once they are made safe", "not an answer", (s) =>
    s.reply(s.mallory, { content: "&".repeat(50_000) }),
  ),
];
