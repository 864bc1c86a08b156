import type { MovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import type { RunningWijk } from "../support/running-wijk.ts";
import { administrationToSee } from "./administration-to-see.ts";
import { agendaToSee } from "./agenda-to-see.ts";
import { boardToSee } from "./board-to-see.ts";
import { keysToSee } from "./keys-to-see.ts";
import { offersToSee } from "./offers-to-see.ts";
import { handOverToSee, officialToSee } from "./official-to-see.ts";
import { type PageToSee, page } from "./page-to-see.ts";
import { questionWithPhotos } from "./photos-to-see.ts";
import { reportsToSee } from "./reports-to-see.ts";
import { ringToSee } from "./ring-to-see.ts";
import {
  askWithoutName,
  conversations,
  fromElsewhere,
  idIn,
  leaveStuck,
  movedAway,
  peopleWhoCome,
  pollsToSee,
  suspendSomebody,
  writtenDown,
} from "./scenes-to-see.ts";
import { searchToSee } from "./search-to-see.ts";

/**
 * Fills a wijk with a bit of everything, and gives each page of the router by its pattern: opened by whoever may, with
 * real ids, once for each way in which it looks different.
 */
export const pagesToSee = async (
  wijk: RunningWijk,
  clock: MovedClock,
): Promise<Readonly<Record<string, readonly PageToSee[]>>> => {
  const later = clock.move;
  const [anneke, daan] = [await wijk.neighbour("Anneke"), await wijk.neighbour("Daan")];
  const { administrator } = wijk;
  await anneke.post("/ik/uitnodigingen");
  await daan.post("/ik/buiten", { handle: "daan" });
  // In the weeks that go by below, it is over.
  const board = await boardToSee(wijk, { daan, lastDay: "2026-11-25" });
  const official = await officialToSee(wijk, { daan, clock });
  const reports = await reportsToSee(wijk, clock());
  const ring = await ringToSee(wijk, { anneke, clock });
  await administrator.post("/beheer/servers", { host: "spam.example", reason: "Ongevraagde reclame" });

  const ask = async (fields: Readonly<Record<string, string>>): Promise<string> => {
    later(3_600_000);
    const page = await anneke.post("/vragen", {
      theme: "zorg",
      toldSensitive: "zorg",
      outside: "standin",
      text: "",
      ...fields,
    });
    return new URL(page.url).pathname;
  };
  const answer = async (person: Person, path: string, text: string): Promise<string> => {
    later(600_000);
    const before = (await person.get(path)).html;
    const page = await person.post(`${path}/antwoorden`, { text });
    const ids = [...page.html.matchAll(/id="antwoord-([0-9a-f-]{36})"/g)].map(([, id = ""]) => id);
    return ids.find((id) => !before.includes(id)) ?? "no answer on the page";
  };
  await administrator.post("/beheer/buurten", { name: "De Brink" });
  const forTheWijk = await ask({
    title: "Wie rijdt donderdag mee naar het ziekenhuis?",
    audience: "wijk",
    area: "De Brink",
    street: "Kerkstraat",
  });
  await administrator.post(`${forTheWijk}/ik-ook`);
  const helped = await ask({
    title: "Waar kan mijn moeder een rolstoel lenen voor een weekend?",
    text: "Ze komt in december bij ons logeren.\n\nZe kan korte stukjes lopen: https://zorg.example/rolstoel",
    audience: "everyone",
  });
  const closed = await ask({ title: "Wie heeft een hoge ladder te leen?", theme: "lenen", audience: "everyone" });
  const pictured = await questionWithPhotos(anneke);
  await ask({ title: `Eenheelerglangwoordzonderspaties${"x".repeat(100)}`, audience: "everyone" });
  const best = await answer(daan, helped, "In het buurthuis staat er een.\n\nOphalen kan op vrijdag.");
  const rude = await answer(daan, helped, "Onaardige woorden.");
  const gone = await answer(daan, helped, "Dit klopt niet.");
  const own = await answer(anneke, helped, "Dank je wel, ik ga kijken.");
  await answer(daan, closed, "Ik heb er een.");
  await anneke.post(`${helped}/geholpen`, { answer: best });
  await administrator.post(`/antwoorden/${rude}/verbergen`, { rule: "friendly", reason: "Niet vriendelijk" });
  await daan.post(`/antwoorden/${gone}/intrekken`);
  await anneke.post(`${closed}/afronden`);
  await wijk.settle();

  const [ria, bram] = [await wijk.neighbour("Ria"), await wijk.neighbour("Bram")];
  for (const [person, name] of [
    [ria, "Ria"],
    [bram, "Bram"],
  ] as const) {
    const id = (await wijk.wijk.useCases.members.all()).find((member) => member.name === name)?.id;
    await administrator.post(`/beheer/leden/${id}/rollen`, { roles: "wijkwijzer" });
    await person.post("/mijn-tafel/instellingen", {
      themes: "lenen",
      capacity: "4",
      "from-2": "10:00",
      "until-2": "12:00",
      about: "Ik zoek graag mee.",
      reachable: "0123 00 00 10",
      shownOutside: "ja",
    });
  }
  const onDesk = await ask({ title: "Wie heeft een tapijtreiniger te leen?", theme: "lenen", audience: "wijk" });
  const inHand = await ask({ title: "Waar leen ik een steiger?", theme: "lenen", audience: "wijk" });
  await wijk.settle();
  await ria.post(`/mijn-tafel${inHand}/oppakken`);
  const desk = await writtenDown(wijk, { ria, daan, later });
  await handOverToSee(wijk, { asker: "Anneke", question: inHand, clock });
  // A week later there is a letter that asks whether it really helped.
  later(8 * 86_400_000);
  await wijk.settle();
  const secret = idIn(await wijk.letterWith("/hielp-het/"), /\/hielp-het\/([\w-]{43})\/ja/);

  const agenda = await agendaToSee(wijk, { anneke, daan, clock });
  const offers = await offersToSee(wijk, { anneke, daan });
  const search = await searchToSee(wijk, { anneke, daan });
  const polls = await pollsToSee(wijk, { anneke, daan, ria, bram });
  const talks = await conversations(wijk, { anneke, daan, question: forTheWijk, answer: own });
  const coming = await peopleWhoCome(wijk, ask);
  const suspended = await suspendSomebody(wijk, coming.moderator);
  await wijk.settle();

  const moved = await movedAway(wijk);
  const elsewhere = await fromElsewhere(wijk, closed);
  await daan.post(`/antwoorden/${elsewhere}/klopt-niet`, {
    why: "advertising",
    words: "Hij verkoopt ladders.",
    "send-on": "yes",
  });
  await anneke.post(`/antwoorden/${best}/klopt-niet`, { why: "unkind", openly: "yes" });
  const nameless = await askWithoutName(wijk, ria, later);
  const stuck = await leaveStuck(wijk);
  const mailbox = (await wijk.visitor().get("/dev/mail")).html;
  const codes = (await administrator.get("/beheer/codes")).html;
  const letters = [...mailbox.matchAll(/\/dev\/mail\/[0-9a-f-]{36}/g)].map(([path]) => wijk.visitor().get(path));
  const underALetter = (await Promise.all(letters)).map(({ html }) => html).join("\n");
  const stop = `/post/${idIn(underALetter, /\/post\/([\w-]{60,})/)}`;
  const nobody = "00000000-0000-4000-8000-000000000000";
  return {
    "/": [page("front, visitor", "/"), page("front, resident", "/", anneke)],
    "/huisregels": [page("house rules", "/huisregels")],
    "/wie-ziet-wat": [page("who sees what", "/wie-ziet-wat")],
    "/over": [page("about the wijk, visitor", "/over"), page("about the wijk, resident", "/over", daan)],
    "/geen-verbinding": [page("no connection", "/geen-verbinding")],
    "/seintjes": [
      page("notices", "/seintjes", anneke),
      page("notices, none", "/seintjes", await wijk.neighbour("Noud")),
    ],
    "/toegankelijkheid": [page("accessibility", "/toegankelijkheid")],
    "/weergave": [page("letters and colours", "/weergave"), page("letters and colours, resident", "/weergave", anneke)],
    "/dev/stijl": [page("style", "/dev/stijl")],
    "/vragen/:id": [
      ...ring.question,
      page("question for everyone, visitor", helped),
      page("question for everyone, asker", helped, anneke),
      page("question for everyone, moderator", helped, administrator),
      page("question for the wijk, resident", forTheWijk, daan),
      page("question for everyone, answer missing", closed.replace(closed, helped), daan, "Antwoorden"),
      page("question with photos, visitor", pictured.path),
      page("question with photos, asker", pictured.path, anneke),
      page("closed question, asker", closed, anneke),
      page("closed question, visitor", closed),
      page("question with its way and handed over, asker", inHand, anneke),
      page("question that waits, asker", coming.waiting, anneke),
      page("question that waits, moderator", coming.waiting, coming.moderator),
      page("question that was not placed", coming.refused, anneke),
      page("question that is not there", `/vragen/${nobody}`),
      page("question without a name, neighbour", `/vragen/${nameless.id}`, daan),
      page("question without a name, its asker", `/vragen/${nameless.id}`, nameless.asker),
    ],
    "/volgen": [
      page("follow", "/volgen"),
      page("follow, nothing filled in", "/volgen", undefined, "Volg vanaf mijn plek"),
    ],
    "/vragen/:id/eigen-plek": [
      page("answer elsewhere", `${helped}/eigen-plek`),
      page("answer elsewhere, nothing filled in", `${helped}/eigen-plek`, undefined, "Naar de vraag op mijn plek"),
    ],
    "/van-elders": [
      page("arrival, question", `/van-elders?uri=${encodeURIComponent(wijk.origin + helped)}`, daan),
      page("arrival, nothing", "/van-elders", daan),
    ],
    "/insluiten": [page("list for other sites", "/insluiten?aantal=3")],
    "/op-je-eigen-site": [page("on your site", "/op-je-eigen-site?aantal=3")],
    "/vragen/nieuw": [
      page("ask", "/vragen/nieuw", anneke),
      page("ask, with a handle", "/vragen/nieuw?vraag=Wie%20heeft%20een%20ladder?", daan),
      page("ask, step 2", "/vragen/nieuw#stap-onderwerp", anneke),
      page("ask, step 3", "/vragen/nieuw#stap-lezers", anneke),
      page("ask, as others will see it", "/vragen/nieuw#stap-plaatsen", anneke, "Bekijk mijn vraag"),
      page("ask, nothing filled in", "/vragen/nieuw#stap-plaatsen", anneke, "Vraag plaatsen"),
    ],
    ...board,
    ...agenda,
    ...offers,
    ...search,
    "/mededelingen/:id": [...(board["/mededelingen/:id"] ?? []), ...official.announcement],
    "/peilingen": [page("polls, visitor", "/peilingen"), page("polls, resident", "/peilingen", daan)],
    "/peilingen/nieuw": [
      page("make a poll", "/peilingen/nieuw", anneke),
      page("make a poll, nothing filled in", "/peilingen/nieuw", anneke, "Peiling plaatsen"),
    ],
    "/peilingen/:id": [
      page("poll, not voted", polls.open, administrator),
      page("poll, nothing chosen", polls.open, administrator, "Stemmen"),
      page("poll, voted", polls.open, daan),
      page("poll, its maker", polls.open, anneke),
      page("poll, visitor", polls.open),
      page("poll, visitor who looks", `${polls.open}?stand=ja`),
      page("poll with few votes", polls.few, daan),
      page("poll that is over", polls.over, daan),
    ],
    "/peilingen/:id/klopt-niet": [page("a poll is not right", `${polls.open}/klopt-niet`, daan)],
    "/peilingen/:id/veranderen": [page("change a poll", `${polls.open}/veranderen`, anneke)],
    "/peilingen/:id/sluiten": [page("close a poll", `${polls.open}/sluiten`, anneke)],
    "/peilingen/:id/intrekken": [page("withdraw a poll", `${polls.open}/intrekken`, anneke)],
    "/wijkwijzers": [page("wijkwijzers, visitor", "/wijkwijzers"), page("wijkwijzers, resident", "/wijkwijzers", daan)],
    "/mijn-tafel": [
      page("desk", "/mijn-tafel", ria),
      page("desk, nothing in hand", "/mijn-tafel", bram),
      page("desk, nothing written down", "/mijn-tafel", bram, "Vraag plaatsen"),
    ],
    "/mijn-tafel/gesproken/:id": [page("note", `/mijn-tafel/gesproken/${desk.note}`, ria)],
    "/mijn-tafel/gesproken/:id/terugbrengen": [
      page("bring back", `/mijn-tafel/gesproken/${desk.answered}/terugbrengen`, ria),
      page("bring back, no answer", `/mijn-tafel/gesproken/${desk.asked}/terugbrengen`, ria),
    ],
    "/mijn-tafel/instellingen": [page("desk settings", "/mijn-tafel/instellingen", ria)],
    "/mijn-tafel/vragen/:id/terugvragen": [
      page("ask back", `/mijn-tafel${onDesk}/terugvragen`, ria),
      page("ask back, nothing filled in", `/mijn-tafel${onDesk}/terugvragen`, ria, "Versturen"),
    ],
    "/mijn-tafel/vragen/:id/doorgeven": [page("pass on", `/mijn-tafel${onDesk}/doorgeven`, ria)],
    ...reports(onDesk, anneke),
    "/vragen/:id/verder": [
      page("ask the ring", `${onDesk}/verder`, anneke),
      page("ask further", `${onDesk}/verder?trede=outside`, anneke),
    ],
    "/beheer/wachttijden": [page("waiting times", "/beheer/wachttijden", administrator)],
    "/vragen/gevonden": [page("found the answer", "/vragen/gevonden", anneke)],
    "/hielp-het/:token/ja": [page("it helped", `/hielp-het/${secret}/ja`)],
    "/hielp-het/:token/nee": [page("it did not help", `/hielp-het/${secret}/nee`)],
    "/mijn-vraag/:secret": [
      page("own page, rounding off together", nameless.open),
      page("own page, waiting", nameless.waiting),
      page("own page, answered", nameless.own),
      page("own page, nothing said", nameless.open, undefined, "Zeg dit zonder mijn naam"),
    ],
    "/mijn-vraag/:secret/verder": [page("own page, further", `${nameless.open}/verder`)],
    "/mijn-vraag/:secret/veranderen": [page("own page, change", `${nameless.own}/veranderen`)],
    "/mijn-vraag/:secret/intrekken": [page("own page, withdraw", `${nameless.own}/intrekken`)],
    "/toevertrouwd": [page("entrusted", "/toevertrouwd", nameless.keeper)],
    "/toevertrouwd/:id": [page("entrusted, name", `/toevertrouwd/${nameless.id}`, nameless.keeper)],
    "/vragen/:id/ontzegelen": [
      page("unseal", `/vragen/${nameless.id}/ontzegelen`, administrator),
      page(
        "unseal, no reason",
        `/vragen/${nameless.id}/ontzegelen`,
        administrator,
        "Vraag een tweede om mee te kijken",
      ),
    ],
    "/vragen/:id/klopt-niet": [
      page("a question is not right", `${helped}/klopt-niet`, daan),
      page("a question is not right, nothing chosen", `${helped}/klopt-niet`, daan, "Geef door aan de moderatoren"),
      page("a question is not right, without an account", `${helped}/klopt-niet`),
    ],
    "/antwoorden/:id/klopt-niet": [
      page("an answer is not right", `/antwoorden/${best}/klopt-niet`, anneke),
      page("an answer from elsewhere is not right", `/antwoorden/${elsewhere}/klopt-niet`, anneke),
    ],
    "/moderatie/schrijver-van/:id": [
      page("bar a writer", `/moderatie/schrijver-van/${elsewhere}`, administrator),
      page(
        "bar a writer, no reason",
        `/moderatie/schrijver-van/${elsewhere}`,
        administrator,
        "Ja, weer deze schrijver",
      ),
    ],
    "/moderatie/schrijvers": [page("barred writers", "/moderatie/schrijvers", administrator)],
    "/vragen/:id/veranderen": [
      page("change a question", `${helped}/veranderen`, anneke),
      page("change a question with photos", `${pictured.path}/veranderen`, anneke),
    ],
    "/vragen/:id/intrekken": [page("withdraw a question", `${helped}/intrekken`, anneke)],
    "/antwoorden/:id/veranderen": [page("change an answer", `/antwoorden/${own}/veranderen`, anneke)],
    "/antwoorden/:id/intrekken": [page("withdraw an answer", `/antwoorden/${own}/intrekken`, anneke)],
    "/buurwijken": [page("neighbours", "/buurwijken", anneke)],
    "/meedoen": [page("join", "/meedoen"), page("join, nothing filled in", "/meedoen", undefined, "Meedoen")],
    "/meedoen/:code": [page("join by a code", `/meedoen/${idIn(codes, /meedoen\/([a-z0-9-]+)|>([a-z0-9-]{12,})</)}`)],
    "/meedoen/zonder-code": [
      page("ask to join", "/meedoen/zonder-code"),
      page("ask to join, nothing filled in", "/meedoen/zonder-code", undefined, "Vraag of ik mee mag doen"),
    ],
    "/meedoen/gevraagd": [page("asked to join", "/meedoen/gevraagd")],
    "/instaan/:token": [
      page("vouch", coming.vouchPath),
      page("a link to vouch that is over", `/instaan/${"a".repeat(43)}`),
    ],
    "/inloggen": [
      page("sign in", "/inloggen"),
      page("sign in, nothing filled in", "/inloggen", undefined, "Stuur mij de code"),
    ],
    "/inloggen/code": [
      page("the code", "/inloggen/code"),
      page("the code, missing", "/inloggen/code", undefined, "Inloggen"),
    ],
    "/inloggen/link/:token": [page("a link that is over", `/inloggen/link/${"a".repeat(43)}`)],
    ...(await keysToSee(wijk, { anneke, daan })),
    "/ik": [page("me", "/ik", anneke), page("me, with a handle", "/ik", daan)],
    "/ik/verhuizen": [
      page("moving, nothing to move", "/ik/verhuizen", anneke),
      page("moving, with a handle", "/ik/verhuizen", daan),
      page("moving, no address", "/ik/verhuizen", daan, "Zoek dit adres"),
      page("moving, moved", "/ik/verhuizen", moved),
    ],
    "/buiten/:handle": [page("handle", "/buiten/daan"), page("handle that moved", "/buiten/wouter")],
    "/ik/post": [page("letters, resident", "/ik/post", anneke)],
    "/post/:key": [page("stop letters", stop), page("letters are stopped", stop, undefined, "Stop deze post")],
    "/gesprekken": [
      page("conversations", "/gesprekken", daan),
      page("conversations, something new", "/gesprekken", anneke),
      page("conversations, none", "/gesprekken", administrator),
    ],
    "/gesprekken/:id": [
      page("conversation", talks.open, anneke),
      page("conversation, nothing written", talks.open, daan, "Versturen"),
      page("conversation, asked", talks.asked, anneke),
      page("conversation, waiting", talks.asked, talks.wim),
      page("conversation of others", talks.open, administrator),
    ],
    "/gesprekken/nieuw/:id": [
      page("ask to write", `/gesprekken/nieuw/${own}`, administrator),
      page("ask to write, nothing filled in", `/gesprekken/nieuw/${own}`, administrator, "Vraag of het mag"),
      page("ask to write, who wants no requests", `/gesprekken/nieuw/${talks.quiet}`, administrator),
    ],
    "/gesprekken/:id/sluiten": [page("close a conversation", `${talks.open}/sluiten`, anneke)],
    "/gesprekken/:id/blokkeren": [page("hear nothing more", `${talks.open}/blokkeren`, anneke)],
    "/berichten/:id/intrekken": [page("withdraw a message", `/berichten/${talks.ofDaan}/intrekken`, daan)],
    "/berichten/:id/klopt-niet": [
      page("a message is not right", `/berichten/${talks.ofDaan}/klopt-niet`, anneke),
      page(
        "a message is not right, no reason",
        `/berichten/${talks.ofDaan}/klopt-niet`,
        anneke,
        "Geef door aan de moderatoren",
      ),
    ],
    "/moderatie/meldingen": [
      page("reported messages", "/moderatie/meldingen", administrator),
      page("reports, no reason", "/moderatie/meldingen", administrator, "Laat hem staan: Antwoord van Daan"),
      page("reported messages, resident", "/moderatie/meldingen", daan),
    ],
    ...administrationToSee({ administrator, moderator: coming.moderator, resident: daan, stuck, ...suspended }),
    ...official.pages,
    ...ring.pages,
    "/dev/mail": [page("letter box", "/dev/mail")],
    "/dev/mail/:id": [page("letter", `/dev/mail/${idIn(mailbox, /\/dev\/mail\/([0-9a-f-]{36})/)}`)],
  };
};
