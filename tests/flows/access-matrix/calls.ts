import type { Call } from "./callers.ts";
import { ladder } from "./offers-scene.ts";
import type { Scene } from "./scene.ts";

const question = {
  title: "Wie heeft een trap te leen?",
  text: "",
  theme: "lenen",
  audience: "wijk",
  outside: "standin",
};

const poll = {
  title: "Op welke dag is het straatfeest?",
  text: "",
  option1: "Zaterdag",
  option2: "Zondag",
  several: "nee",
  days: "7",
  audience: "wijk",
  outside: "standin",
};

const activity = {
  title: "Samen soep koken",
  text: "",
  date: "2027-01-15",
  from: "14:00",
  to: "16:00",
  place: "Buurthuis",
  register: "ja",
  audience: "wijk",
  outside: "standin",
};

const announcement = { title: "De weg is dicht", text: "Drie dagen lang.", lastDay: "", audience: "wijk" };

/** What a form sends when everything in it is in order, by route and, where it matters, by the case of the row. */
const fieldsOf = (route: string, given: string, id: string): Readonly<Record<string, string>> => {
  switch (route) {
    case "POST /inrichten":
      return { code: "0000-0000", name: "Elders", place: "Elders", handle: "elders", email: "iemand@elders.example" };
    case "POST /vragen":
      return given === "a question" ? question : {};
    case "POST /peilingen":
      return given === "a poll" ? poll : {};
    case "POST /peilingen/:id/stemmen":
      return { choice: "0" };
    case "POST /peilingen/:id/veranderen":
      return poll;
    case "POST /agenda":
      return given === "an activity" ? activity : {};
    case "POST /agenda/:id/veranderen":
      return activity;
    case "POST /agenda/:id/afgelasten":
      return { why: "De kok is ziek" };
    case "POST /agenda/:id/aanmelden-per-mail":
      return { name: "Sanne", email: `${crypto.randomUUID()}@elders.example` };
    case "POST /aanbod":
      return given === "an offer" ? { ...ladder, audience: "wijk" } : {};
    case "POST /aanbod/:id/veranderen":
      return ladder;
    case "POST /aanbod/:id/stand":
      return { stand: "away" };
    case "POST /vragen/:id/aan/:aanbod":
      return { title: "Wie heeft een ladder te leen?", text: "Voor zaterdag.", yes: "ja" };
    case "POST /mededelingen":
      return given === "an announcement" ? announcement : {};
    case "POST /mededelingen/:id/veranderen":
      return announcement;
    case "POST /mededelingen/:id/intrekken":
      return { farewell: "Het gaat niet door" };
    case "POST /post/:key":
      return { "List-Unsubscribe": "One-Click" };
    case "POST /taal":
      return given === "a language" ? { taal: "nl", naar: "/vragen" } : {};
    case "POST /ik/post":
      return given === "a choice" ? { digest: "day", atOnce: "answer" } : {};
    case "POST /vragen/:id/antwoorden":
    case "POST /mededelingen/:id/antwoorden":
    case "POST /mijn-vraag/:secret/antwoorden":
      return { text: "Ik heb er een." };
    case "POST /vragen/:id/veranderen":
    case "POST /mijn-vraag/:secret/veranderen":
      return question;
    case "POST /vragen/:id/ontzegelen":
    case "POST /vragen/:id/ontzegelen/besluiten":
      return { reason: "Iemand loopt gevaar" };
    case "POST /antwoorden/:id/veranderen":
      return { text: "Ik heb er toch een." };
    case "POST /vragen/:id/klopt-niet":
    case "POST /antwoorden/:id/klopt-niet":
    case "POST /peilingen/:id/klopt-niet":
    case "POST /mededelingen/:id/klopt-niet":
    case "POST /agenda/:id/klopt-niet":
    case "POST /aanbod/:id/klopt-niet":
    case "POST /buren/:id/klopt-niet":
      return { why: "unkind", words: "Niet aardig" };
    case "POST /moderatie/meldingen/:id/verbergen":
      return { [`reason-${id}`]: "Gelezen", [`rule-${id}`]: "friendly" };
    case "POST /moderatie/meldingen/:id/laten":
    case "POST /buren/:id/laten-staan":
      return { [`reason-${id}`]: "Gelezen" };
    case "POST /moderatie/bezwaren/:id":
      return { outcome: "upheld", [`answer-${id}`]: "Het blijft zo" };
    case "POST /moderatie/buurbezwaren/:id":
      return { outcome: "upheld", [`answer-${id}`]: "Het blijft zo" };
    case "POST /besluit/:key/buurwijk":
      return { step: "look", also: "" };
    case "POST /besluit/:key/bezwaar":
      return { words: "Ik was het niet" };
    case "POST /moderatie/schorsingen/:id":
      return { rule: "friendly", reason: "Niet vriendelijk", term: "week" };
    case "POST /beheer/leden/:id/verwijderen":
      return { rule: "friendly", reason: "Niet vriendelijk", words: "nothing", sure: "yes" };
    case "POST /moderatie/meldingen/:id/doorsturen":
      return { [`words-${id}`]: "Dit is reclame" };
    case "POST /moderatie/schrijver-van/:id":
      return { reason: "Niet vriendelijk" };
    case "POST /vragen/:id/verbergen":
    case "POST /antwoorden/:id/verbergen":
    case "POST /peilingen/:id/verbergen":
    case "POST /mededelingen/:id/verbergen":
    case "POST /agenda/:id/verbergen":
    case "POST /aanbod/:id/verbergen":
    case "POST /buren/:id/verbergen":
      return { rule: "friendly", reason: "Niet vriendelijk" };
    case "POST /vragen/:id/verder":
    case "POST /mijn-vraag/:secret/verder":
      return { trede: "outside", keuze: "nee", title: "Wie heeft een trap te leen?", text: "" };
    case "POST /mijn-tafel/instellingen":
      return { themes: "lenen", capacity: "50" };
    case "POST /mijn-tafel/gesproken":
    case "POST /mijn-tafel/gesproken/:id":
      return { title: "Wie rijdt mij naar de fysio?", theme: "zorg", wayBack: "call", memoryAid: "met het hondje" };
    case "POST /mijn-tafel/gesproken/:id/terugbrengen":
      return { doen: "teruggebracht", hielp: "helped" };
    case "POST /beheer/wachttijden":
      return { wijkwijzers: "3", taker: "3", wijk: "4", outside: "7", asker: "7" };
    case "POST /vragen/:id/samen-afronden":
    case "POST /mijn-vraag/:secret/samen-afronden":
      return { keuze: "ja" };
    case "POST /beheer/onderwerpen/:id":
      return { name: `Taal ${crypto.randomUUID().slice(0, 8)}`, icon: "taal" };
    case "POST /beheer/buurten/:id/naam":
      return { name: `Buurt ${crypto.randomUUID()}` };
    case "POST /ik/profiel":
      return given === "a choice" ? { shown: "nee", about: "Ik help graag." } : {};
    case "POST /gesprekken/nieuw/:id":
    case "POST /buren/:id/schrijven":
    case "POST /mijn-tafel/vragen/:id/terugvragen":
    case "POST /gesprekken/:id/berichten":
      return { text: "Mag ik iets vragen?" };
    case "POST /ik/berichten":
      return { ask: "yes" };
    case "POST /berichten/:id/klopt-niet":
      return { reason: "Niet vriendelijk", upTo: "1" };
    case "POST /moderatie/meldingen/:id/afwijzen":
      return { reason: "Er is niets mis mee" };
    case "POST /moderatie/:id/weigeren":
      return { [`reason-${id}`]: "Dit is reclame", [`rule-${id}`]: "honest" };
    case "POST /instaan/:token":
      return { answer: "yes" };
    case "POST /beheer/brieven":
      return given === "a list" ? { list: "Lindelaan 12", days: "30" } : {};
    case "POST /beheer/uiterlijk":
      return given === "a colour" ? { door: "standgroen" } : {};
    case "POST /beheer/wijk":
      return given === "other words" ? { name: "Holtveen", place: "Veldermeer", about: "Een wijk met een brink." } : {};
    case "POST /beheer/toelating":
      return given === "a choice" ? { vouchers: "1", held: "0" } : {};
    case "POST /beheer/codes":
      return { uses: "3", days: "3" };
    case "POST /beheer/bezorging/opnieuw":
      return { host: "spam.example", reason: "timeout" };
    case "POST /beheer/officiele-bronnen/:id":
      return { kind: "gemeente", only: "all" };
    case "POST /beheer/servers/lijst":
    case "POST /beheer/servers/lijst/af":
      return { host: "lijst.example" };
    case "POST /beheer/servers":
    case "POST /beheer/servers/vrij":
      return { host: "spam.example", reason: "Spam" };
    default:
      return {};
  }
};

const resources: Readonly<Record<string, (host: string) => string>> = {
  wijk: (host) => `acct:holtveen@${host}`,
  "handle of a resident": (host) => `acct:rachid@${host}`,
  "unknown name": (host) => `acct:niemand@${host}`,
  "name of a resident": (host) => `acct:anneke@${host}`,
  "no resource": () => "",
};

const headersOf = (given: string): Readonly<Record<string, string>> =>
  given.endsWith("through a proxy")
    ? { "x-forwarded-for": "203.0.113.7" }
    : // What a page elsewhere that lets its own name point at this machine would make a browser send.
      given.endsWith("under another name")
      ? { host: "elders.example" }
      : {};

/** Forms that name an answer. */
const namesAnAnswer = /\/(geholpen|terugnemen)$/;

/** What somebody does there leaves what it is about as it was for others: one for all callers of a row will do. */
const staysForOthers = new RegExp(
  [
    "(ik-ook|ik-ook-niet|antwoorden|stemmen|klopt-niet|bezwaar)$",
    "^POST /agenda/:id/(aanmelden|afmelden|aanmelden-per-mail)$",
    "^POST /(buren/:id/(schrijven|blokkeren)|gesprekken/nieuw/:id|post/:key)",
    "^POST /mijn-vraag/:secret/(verder|veranderen)$",
    "^POST /aanmelding/:key(|/.*herinnering)$",
  ].join("|"),
);

/** The request of a row. `fresh`: it will change what it is about, `each`: also where one for all callers of a row will do. */
export const callOf = async (scene: Scene, route: string, given: string, fresh: boolean | "each"): Promise<Call> => {
  const [method = "", pattern = ""] = route.split(" ");
  const headers = headersOf(given);
  const path = await pathOf(
    scene,
    pattern,
    given,
    fresh === "each" || (fresh && (staysForOthers.test(route) ? route : true)),
  );
  if (method === "GET") return { path, headers };
  if (pattern.endsWith("inbox")) return { path, headers, json: { type: "Follow", id: "x:1", actor: "x:2" } };
  const id = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(path)?.[0] ?? path.split("/")[2] ?? "";
  const answer = namesAnAnswer.test(route) ? { answer: await scene.answerUnder(id) } : {};
  return { path, headers, fields: { ...fieldsOf(route, given, id), ...answer } };
};

const pathOf = async (scene: Scene, pattern: string, given: string, fresh: boolean | string): Promise<string> => {
  switch (pattern) {
    case "/assets/*":
      return given === "stylesheet"
        ? (/href="(\/assets\/[^"]+\.css)"/.exec((await scene.wijk.visitor().get("/")).html)?.[1] ?? "/no-stylesheet")
        : given === "no such file"
          ? "/assets/niets.css"
          : "/assets/..%2f..%2fpackage.json";
    case "/oembed":
    case "/van-elders": {
      if (given === "no address") return pattern;
      const address = `${scene.wijk.origin}/vragen/${await scene.idOf(given)}`;
      return `${pattern}?${new URLSearchParams(pattern === "/oembed" ? { url: address } : { uri: address })}`;
    }
    case "/meedoen/:code": {
      const codes = await scene.wijk.wijk.useCases.members.codes();
      return `/meedoen/${given === "open code" ? codes[0]?.code : "0000000000"}`;
    }
    case "/buiten/:handle":
      return `/buiten/${{ "handle of a resident": "rachid", "handle of the wijk": "holtveen" }[given] ?? "anneke"}`;
    case "/post/:key":
    case "/post/:key/weer":
      return pattern.replace(":key", await scene.idOf(given, fresh));
    case "/instaan/:token":
      return `/instaan/${given === "unknown link" ? "a".repeat(43) : await scene.idOf(given, fresh)}`;
    case "/uitloggen":
    case "/ik/apparaten/alle/uit":
      await scene.idOf("everyone signed in", true);
      return pattern;
    case "/beheer/post/teksten/:kind":
    case "/beheer/post/teksten/:kind/terug":
    case "/beheer/post/teksten/:kind/voorbeeld.html":
      return pattern.replace(":kind", given === "a kind" ? "sign-in" : "niets");
    case "/inloggen/link/:token":
      return `/inloggen/link/${"a".repeat(43)}`;
    case "/hielp-het/:token/ja":
    case "/hielp-het/:token/nee":
      return pattern.replace(":token", "a".repeat(43));
    case "/beheer/meldingen/stoppen":
      await scene.idOf(given, fresh);
      return pattern;
    case "/vragen/:id/melden":
      await scene.idOf("a desk", true);
      return pattern.replace(":id", await scene.idOf(given, fresh));
    case "/vragen/:id/aan/:aanbod":
      return pattern
        .replace(":id", await scene.idOf(given.split(",")[0] ?? ""))
        .replace(":aanbod", await scene.idOf(given.split(", ")[1] ?? "offer of an organisation"));
    case "/icoon/:name":
      return `/icoon/${given === "an icon" ? "petrol-512" : "paars-512"}.png`;
    case "/fotos/:id/:size":
      return pattern
        .replace(":id", await scene.idOf(given.split(",")[0] ?? ""))
        .replace(":size", given.endsWith("in no such size") ? "reus.webp" : "groot.webp");
    case "/ap/a/:id/inbox":
      return `/ap/a/${await scene.idOf(given.endsWith("nobody") ? "absent" : "wijk")}/inbox`;
    case "/.well-known/webfinger":
      return `${pattern}?resource=${encodeURIComponent(resources[given]?.(scene.wijk.host) ?? "")}`;
    default:
      if (/^\/(aanmelding|besluit)\//.test(pattern)) return pattern.replace(":key", await scene.idOf(given, fresh));
      if (pattern.includes(":secret")) return pattern.replace(":secret", await scene.idOf(given, fresh));
      return pattern.includes(":id")
        ? pattern.replace(":id", await scene.idOf(given.split(",")[0] ?? "", fresh))
        : pattern;
  }
};
