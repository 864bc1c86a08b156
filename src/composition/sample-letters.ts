import { builtInThemes } from "../../web/texts/themes.ts";
import { agendaLetters } from "../agenda/agenda.mail.ts";
import type { AgendaItem } from "../agenda/agenda-item.ts";
import type { Announcement } from "../announcements/announcement.ts";
import { urgentLetter } from "../announcements/announcements.mail.ts";
import { guidanceLetters } from "../guidance/guidance.mail.ts";
import { bringBackLetter } from "../guidance/spoken-questions.mail.ts";
import type { ActorId, PostId, ResidentId } from "../kernel/ids.ts";
import { languageOfWijk } from "../kernel/language.ts";
import { messageLetters } from "../messages/messages.mail.ts";
import { digestLetter } from "../notices/digest.mail.ts";
import type { QuestionNews } from "../notices/digest.ts";
import type { Post } from "../posts/post.ts";
import { leavingLetters } from "../privacy/leave.mail.ts";
import { namelessLetters, ownPageLetter, unsealingLetters } from "../questions/nameless/nameless.mail.ts";
import { answerLetter, didItHelpLetter } from "../questions/questions.mail.ts";
import { joiningLetters, roleEndsLetter, teamLetter } from "../residents/joining.mail.ts";
import type { LetterWords } from "../residents/letter-content.ts";
import type { LetterKind } from "../residents/letter-kinds.ts";
import { passkeyLetter, residentLetters } from "../residents/residents.mail.ts";
import { reportLetter } from "../service-requests/service-requests.mail.ts";
import { sampleDecisions } from "./sample-decisions.ts";

/**
 * Believable letters of every kind, made by the functions that write the real ones: one of each kind, and more of which other functions
 * write the words. What an administrator sees before they change words, and what is drawn for the documentation.
 */
export const sampleLetters = ({ wijk, origin }: { readonly wijk: string; readonly origin: string }) => {
  const secrets = { wijk, link: `${origin}/inloggen/link/kMNd2Jw0bT-Yx9Qf`, code: "402 917".replace(" ", "") };
  const ownPage = `${origin}/mijn-vraag/kMNd2Jw0bT-Yx9Qf`;
  const question = `${origin}/vragen/6f0c1d52-4a9e-4a57-9f0e-0d3c9f0f7a11`;

  const post = (over: Partial<Post>): Post => ({
    photos: [],
    id: "6f0c1d52-4a9e-4a57-9f0e-0d3c9f0f7a11" as PostId,
    kind: "question",
    threadId: "6f0c1d52-4a9e-4a57-9f0e-0d3c9f0f7a11" as PostId,
    inReplyTo: null,
    audience: "wijk",
    author: { kind: "resident", residentId: "r" as ResidentId, actorId: null },
    homeWijkId: null,
    uri: null,
    url: null,
    title: "",
    body: "",
    html: "",
    language: null,
    publishedAt: new Date("2026-11-18T09:00:00Z"),
    editedAt: null,
    withdrawnAt: null,
    hidden: null,
    held: null,
    ...over,
  });

  const announcement = (over: Partial<Announcement>): Announcement => ({
    post: post({
      kind: "announcement",
      title: "Woensdag geen water in de Hofstraat",
      html: "<p>Het waterbedrijf legt nieuwe leidingen. Van 9 tot 14 uur komt er niets uit de kraan.</p>",
    }),
    lastDay: "2026-11-25",
    urgent: true,
    pinnedAt: null,
    correction: "",
    farewell: "",
    officialKind: null,
    ...over,
  });

  const activity = (over: Partial<AgendaItem> = {}) => {
    const item: AgendaItem = {
      post: post({ kind: "activity", title: "Samen soep koken" }),
      startsAt: new Date("2026-12-05T13:00:00Z"),
      endsAt: new Date("2026-12-05T15:00:00Z"),
      place: "Buurthuis De Brink",
      costs: "3 euro voor de soep",
      registering: { places: 12, until: new Date("2026-12-05T13:00:00Z") },
      coming: 4,
      waiting: 0,
      cancelled: null,
      sequence: 0,
      ...over,
    };
    return { wijk, name: "Joost", item, origin, link: `${origin}/aanmelding/kMNd2Jw0bT-Yx9Qf` };
  };
  const aboutActivities = agendaLetters(() => new Date("2026-12-04T17:00:00Z"));
  const calledOff = { at: new Date("2026-12-04T09:00:00Z"), why: "De kok is ziek." };

  const themes = builtInThemes.map((theme, position) => ({ ...theme, position, sensitive: false, offered: true }));

  const news = (title: string, html: string, theme: string, over: Partial<QuestionNews> = {}): QuestionNews => ({
    post: post({ title, html }),
    theme,
    state: "open",
    homeName: null,
    closing: new Date("2026-11-20T16:00:00Z"),
    ...over,
  });

  const decided = sampleDecisions({ wijk, origin });

  /** One believable letter of every kind, made by the functions that write the real ones. */
  const usual: Readonly<Record<LetterKind, LetterWords>> = {
    ...decided.usual,
    answer: answerLetter({
      wijk,
      name: "Joost",
      title: "Waar kan mijn moeder een rolstoel lenen voor een weekend?",
      author: { name: "Marja uit Lindehout" },
      language: languageOfWijk,
      html: "<p>In ons buurthuis staat er een die je gratis mag lenen. Bel van tevoren even, dan zet ik hem bij de deur.</p><p>Ophalen kan op vrijdag.</p>",
      at: new Date("2026-11-18T13:00:00Z"),
      link: question,
    }),
    themes: guidanceLetters.questionOnYourThemes({
      wijk,
      name: "Ria",
      title: "Wie weet hoe je hulp in huis aanvraagt?",
      html: "<p>Mijn vrouw komt volgende week uit het ziekenhuis. Ik kan haar niet alleen helpen met wassen.</p><p>Waar begin ik?</p>",
      theme: "zorg",
      themes,
      sensitive: false,
      waitingSince: new Date("2026-11-16T08:00:00Z"),
      link: question,
    }),
    decision: guidanceLetters.decisionNeeded({
      wijk,
      title: "Waar kan mijn moeder een rolstoel lenen voor een weekend?",
      asked: { kind: "further" },
      choices: [
        { verb: "further", link: `${question}/verder` },
        { verb: "look", link: question },
      ],
      link: question,
    }),
    "bring-back": bringBackLetter({
      wijk,
      name: "Ria",
      title: "Wie kan mij één keer per week naar de fysio brengen?",
      wayBack: "call",
      answers: [
        {
          html: "<p>Onze vrijwilligers rijden elke dinsdag en donderdag. Het kost niets, alleen de benzine.</p><p>Bel 0123 00 00 40 en vraag naar Henk.</p>",
          language: languageOfWijk,
          author: { name: "Marja uit Lindehout" },
          at: new Date("2026-11-18T13:00:00Z"),
        },
      ],
      waitsSince: new Date("2026-11-18T13:05:00Z"),
      link: `${origin}/mijn-tafel/gesproken/6f0c1d52-4a9e-4a57-9f0e-0d3c9f0f7a11/terugbrengen`,
    }),
    digest: digestLetter({
      wijk,
      name: "Anneke",
      rhythm: "week",
      origin,
      themes,
      digest: {
        announcements: [
          {
            post: post({
              kind: "announcement",
              title: "De Molenweg is drie dagen dicht",
              html: "<p>Er komt nieuw asfalt. Fietsers kunnen over het pad langs het water.</p>",
            }),
            source: null,
            lastDay: "2026-11-27",
            correction: "de bus stopt bij de kerk",
            farewell: "",
            closing: new Date("2026-11-20T16:00:00Z"),
          },
          {
            post: post({
              kind: "announcement",
              title: "De stembureaus zijn open tot 21 uur",
              html: "<p>Neem je stempas mee en iets waarop je foto staat.</p>",
              editedAt: new Date("2026-11-20T12:00:00Z"),
            }),
            source: "Gemeente Veldermeer",
            lastDay: null,
            correction: "",
            farewell: "",
            closing: new Date("2026-11-20T16:00:00Z"),
          },
        ],
        own: [
          { post: post({ title: "Wie heeft een hoge ladder te leen?" }), state: "answered", newAnswers: 2 },
          { post: post({ title: "Wie rijdt donderdag mee naar het ziekenhuis?" }), state: "open", newAnswers: 0 },
        ],
        fromTheWijk: [
          news(
            "Is er een wandelgroep voor mensen die slecht zien?",
            "<p>Ik loop graag, maar niet meer alleen. Dinsdag of donderdag zou mij passen.</p>",
            "gezelschap",
          ),
          news("Waar kan ik oude verf naartoe brengen?", "<p>Het zijn zes blikken, half vol.</p>", "groen", {
            state: "answered",
          }),
          news("De lamp bij het bruggetje is kapot. Wie gaat daarover?", "", "groen"),
        ],
        fromNeighbours: [
          news("Welke boom blijft klein en bloeit vroeg?", "<p>Voor een voortuin op het noorden.</p>", "groen", {
            post: post({
              title: "Welke boom blijft klein en bloeit vroeg?",
              html: "<p>Voor een voortuin op het noorden.</p>",
              homeWijkId: "w" as ActorId,
            }),
            homeName: "Lindehout",
          }),
        ],
      },
    }),
    message: messageLetters.message({
      wijk,
      other: "Ria",
      link: `${origin}/gesprekken/1`,
      text: "Welke huisarts heb je al gebeld?",
      questionTitle: "Welke huisarts neemt nog mensen aan?",
    }),
    "message-granted": messageLetters.granted({ wijk, other: "Daan", link: `${origin}/gesprekken/1` }),
    "message-report": messageLetters.decided({ wijk, other: "Kevin", link: "", decision: { outcome: "closed" } }),
    urgent: urgentLetter({ wijk, name: "Joost", announcement: announcement({}), origin }),
    "activity-reminder": aboutActivities.reminder({ ...activity(), link: null }),
    registration: aboutActivities.confirm({ ...activity(), name: "" }),
    registered: aboutActivities.registered({ ...activity(), waiting: false }),
    "moved-up": aboutActivities.movedUp(activity()),
    "activity-changed": aboutActivities.changed(activity({ sequence: 1 })),
    "activity-cancelled": aboutActivities.cancelled(activity({ cancelled: calledOff })),
    "guest-reminder": aboutActivities.reminder(activity()),
    welcome: residentLetters.welcome({ wijk, name: "Joost", origin }),
    "sign-in": residentLetters.signIn(secrets),
    leaving: leavingLetters.planned({
      wijk,
      name: "Joost",
      dueAt: new Date("2026-12-04T10:00:00Z"),
      link: `${origin}/ik/weggaan`,
    }),
    left: leavingLetters.left({ wijk, name: "Joost" }),
    "passkey-added": passkeyLetter({ wijk, name: "Joost", passkey: "Mijn telefoon", origin }),
    join: residentLetters.joined({ ...secrets, name: "Joost" }),
    "already-a-member": residentLetters.alreadyAMember(secrets),
    test: residentLetters.test({ wijk, name: "Marja" }),
    "join-received": joiningLetters.received({ wijk, name: "Joost" }),
    "join-expired": joiningLetters.expired({ wijk, name: "Joost", link: `${origin}/meedoen/zonder-code` }),
    vouch: joiningLetters.vouch({
      wijk,
      member: "Anneke",
      name: "Joost",
      words: "Ik woon sinds een maand op nummer 12, naast Ria.",
      link: `${origin}/instaan/kMNd2Jw0bT-Yx9Qf`,
    }),
    "join-request": joiningLetters.waits({ wijk, name: "Marja", link: `${origin}/beheer/aanvragen` }),
    team: teamLetter({ wijk, name: "Bart", by: "Ineke", link: `${origin}/inloggen` }),
    admitted: joiningLetters.admitted({ wijk, name: "Joost", link: `${origin}/inloggen` }),
    declined: joiningLetters.declined({ wijk, name: "Joost", words: "Loop gerust eens langs op dinsdag." }),
    "already-in": joiningLetters.alreadyIn({ wijk, link: `${origin}/inloggen` }),
    "role-ends": roleEndsLetter({
      wijk,
      name: "Ria",
      role: "wijkwijzer",
      lastDay: new Date("2026-12-04T11:00:00Z"),
      link: `${origin}/ik`,
    }),
    "own-page": ownPageLetter({ wijk, link: ownPage }),
    entrusted: namelessLetters.entrusted({ wijk, link: `${origin}/toevertrouwd/1` }),
    "unseal-request": unsealingLetters.secondNeeded({
      wijk,
      by: "Samira",
      reason: "Iemand dreigt met geweld.",
      link: `${question}/ontzegelen`,
    }),
    unsealed: unsealingLetters.unsealed({
      wijk,
      decided: [
        { name: "Samira", reason: "Iemand dreigt met geweld." },
        { name: "Marja", reason: "De politie vraagt het." },
      ],
    }),
  };

  /** More letters of the same kinds, of which other functions write the words. */
  const further: Readonly<Record<string, { readonly kind: LetterKind; readonly content: LetterWords }>> = {
    "urgent-corrected": {
      kind: "urgent",
      content: urgentLetter({
        wijk,
        name: "Joost",
        announcement: announcement({ correction: "het is donderdag, niet woensdag" }),
        origin,
      }),
    },
    "urgent-withdrawn": {
      kind: "urgent",
      content: urgentLetter({
        wijk,
        name: "Joost",
        announcement: announcement({ farewell: "Het werk gaat niet door. Er komt gewoon water uit de kraan." }),
        origin,
      }),
    },
    "registration-again": {
      kind: "registration",
      content: aboutActivities.already({ ...activity(), waiting: true }),
    },
    "registered-waiting": {
      kind: "registered",
      content: aboutActivities.registered({ ...activity(), waiting: true }),
    },
    "did-it-help": {
      kind: "decision",
      content: didItHelpLetter({
        wijk,
        title: "Waar kan mijn moeder een rolstoel lenen voor een weekend?",
        yes: `${origin}/hielp-het/kMNd2Jw0bT-Yx9Qf/ja`,
        no: `${origin}/hielp-het/kMNd2Jw0bT-Yx9Qf/nee`,
      }),
    },
    "message-request": {
      kind: "message",
      content: messageLetters.request({
        wijk,
        other: "Daan",
        link: `${origin}/gesprekken/1`,
        text: "Over de rit naar het ziekenhuis.",
      }),
    },
    ...Object.fromEntries(
      (["closed", "refused", "unsure"] as const).map((what) => [
        `report-${what}`,
        {
          kind: "answer" as const,
          content: reportLetter({
            ...{ wijk, name: "Anneke", title: "Waarom is het zo donker bij het bruggetje?", what, link: question },
            deskName: "Gemeente Veldermeer",
            number: what === "closed" ? "SIG-118" : null,
            deskWords: what === "closed" ? "De lamp is vervangen." : null,
          }),
        },
      ]),
    ),
    "nameless-answer": {
      kind: "answer",
      content: namelessLetters.answer({
        wijk,
        author: { name: "Ria" },
        language: languageOfWijk,
        html: "<p>Bel eerst het bedrijf. Zij denken vaak mee.</p>",
        link: ownPage,
      }),
    },
    "nameless-helped": {
      kind: "decision",
      content: namelessLetters.helped({
        wijk,
        yes: `${origin}/hielp-het/kMNd2Jw0bT-Yx9Qf/ja`,
        no: `${origin}/hielp-het/kMNd2Jw0bT-Yx9Qf/nee`,
      }),
    },
    ...decided.further,
    "nameless-choose": { kind: "decision", content: namelessLetters.way({ wijk, about: "choose", link: ownPage }) },
    "nameless-closing": { kind: "decision", content: namelessLetters.way({ wijk, about: "closing", link: ownPage }) },
    "nameless-ended": { kind: "decision", content: namelessLetters.way({ wijk, about: "ended", link: ownPage }) },
  };

  return { usual, further };
};
