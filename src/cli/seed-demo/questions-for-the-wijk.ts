import type { SeededQuestion } from "./question-types.ts";

/** What neighbours asked each other, and nobody else. */
export const questionsForTheWijk: readonly SeededQuestion[] = [
  {
    by: "Anneke",
    at: { daysAgo: 33, time: "09:20" },
    theme: "lenen",
    audience: "wijk",
    title: "Wie leent mij een heggenschaar?",
    text: "Mijn heg hangt over de stoep. Ik heb de schaar één middag nodig.\n\nIk breng hem schoon terug, met een pot jam erbij.",
    answers: [
      {
        by: "Gerrit",
        at: { daysAgo: 33, time: "10:05" },
        text: "Ik heb een elektrische. Daar moet wel een lang snoer bij.",
      },
      {
        by: "Daan",
        at: { daysAgo: 33, time: "12:40" },
        text: "Bij mij ligt er een met een accu. Vanmiddag na drie uur ben ik thuis.",
        helped: { daysAgo: 32, time: "17:15" },
      },
    ],
    closed: { daysAgo: 31, time: "08:50" },
  },
  {
    by: "Gerrit",
    at: { daysAgo: 27, time: "08:15" },
    theme: "vervoer",
    audience: "wijk",
    title: "Wie rijdt donderdag mee naar het ziekenhuis?",
    text: "Ik moet om half elf bij de oogarts zijn. Na de druppels mag ik niet zelf rijden.",
    answers: [
      {
        by: "Ria",
        at: { daysAgo: 27, time: "09:30" },
        text: "De buurtbus rijdt ook. Bel 0123 00 00 20, dan halen ze je thuis op.",
      },
      {
        by: "Fatma",
        at: { daysAgo: 27, time: "13:10" },
        text: "Ik moet er donderdag zelf zijn. Zal ik om kwart voor tien voor je deur staan?",
        changed: {
          at: { daysAgo: 27, time: "13:25" },
          text: "Ik moet er donderdag zelf zijn. Zal ik om tien voor tien voor je deur staan? Terug kan ook, ik ben om twaalf uur klaar.",
        },
        helped: { daysAgo: 24, time: "15:00" },
      },
    ],
  },
  {
    by: "Corrie",
    at: { daysAgo: 23, time: "13:55" },
    theme: "zorg",
    audience: "wijk",
    title: "Is er een wandelgroep voor mensen die slecht zien?",
    area: "Brinkbuurt",
    meToo: [
      { by: "Gerrit", at: { daysAgo: 21, time: "10:40" } },
      { by: "Wim", at: { daysAgo: 20, time: "16:05" } },
      { by: "Lies", at: { daysAgo: 19, time: "09:30" } },
    ],
    text: "Ik zie sinds dit jaar minder. Alleen lopen vind ik eng geworden. Samen lopen lijkt me fijn.",
    answers: [
      {
        by: "Bram",
        at: { daysAgo: 23, time: "16:30" },
        text: "Een vaste groep is er nog niet. In De Brink loopt op dinsdag om tien uur een groep rustig aan. Daar loopt altijd iemand naast je.",
        helped: { daysAgo: 21, time: "12:20" },
      },
      {
        by: "Lies",
        at: { daysAgo: 22, time: "09:10" },
        text: "Ik loop elke ochtend met de hond. Je mag altijd mee, Corrie.",
      },
    ],
  },
  {
    by: "Youssef",
    at: { daysAgo: 20, time: "19:25" },
    theme: "kinderen",
    audience: "wijk",
    title: "Wie past er woensdagmiddag een uurtje op?",
    text: "Onze dochter is zes. Ik heb om twee uur een gesprek voor werk.",
    answers: [
      {
        by: "Kevin",
        at: { daysAgo: 8, time: "20:00" },
        text: "Ben je nog op zoek? Mijn zus van zestien past vaker op.",
        withdrawn: { daysAgo: 8, time: "20:20" },
      },
      {
        by: "Tineke",
        at: { daysAgo: 14, time: "18:05" },
        text: "Dit keer was ik te laat, zie ik. Een volgende keer help ik graag. Ik ben op woensdag thuis.",
      },
    ],
    closed: { daysAgo: 7, time: "10:10" },
  },
  {
    by: "Tineke",
    at: { daysAgo: 13, time: "15:45" },
    theme: "formulieren",
    audience: "wijk",
    title: "Welke papieren heb ik nodig voor de zorgtoeslag?",
    text: "Ik vraag het voor het eerst aan. De brief legt het niet goed uit.",
    answers: [
      {
        by: "Joost",
        at: { daysAgo: 13, time: "16:20" },
        text: "Gewoon niks invullen en wachten tot ze bellen. Snappen ze daar toch niks van.",
        hidden: {
          at: { daysAgo: 13, time: "17:30" },
          by: "Samira",
          reason: "Dit advies klopt niet en kan geld kosten.",
        },
      },
      {
        by: "Ria",
        at: { daysAgo: 13, time: "16:50" },
        text: "Je hebt je DigiD nodig, je rekeningnummer en een schatting van je inkomen dit jaar.\n\nKom morgen tussen negen en twaalf langs in De Brink. Dan vullen we het samen in.",
        helped: { daysAgo: 12, time: "11:45" },
      },
    ],
  },
  {
    by: "Corrie",
    at: { daysAgo: 5, time: "19:05" },
    theme: "groen",
    audience: "wijk",
    title: "Na elke bui staat het pad bij de school blank. Wie gaat daarover?",
    text: "Mijn kleinzoon gleed er al twee keer uit. Ik durf er met mijn rollator niet langs.",
    answers: [{ by: "Gerrit", at: { daysAgo: 5, time: "20:10" }, text: "Volgens mij is dat van de gemeente." }],
    handedOver: {
      at: { daysAgo: 4, time: "09:30" },
      text: "Na elke bui staat het pad achter de school blank. Het is glad.",
      reference: "V-2026-118",
      answer: {
        at: { daysAgo: 1, time: "11:20" },
        html: "<p>Dank u voor uw vraag. Volgende week maken we de put schoon. Blijft er water staan? Laat het ons dan weten.</p>",
      },
    },
  },
  {
    by: "Wim",
    at: { daysAgo: 4, time: "10:35" },
    theme: "computer",
    audience: "wijk",
    title: "Mijn tablet wil niet meer op wifi. Wie kijkt even mee?",
    text: "Sinds gisteren staat er een uitroepteken bij. Mijn telefoon doet het wel.",
    taken: { by: "Bram", at: { daysAgo: 2, time: "12:15" }, proposed: { minutesAgo: 260 } },
    answers: [
      {
        by: "Kevin",
        at: { daysAgo: 4, time: "17:20" },
        text: "Zet de tablet eens helemaal uit en na een minuut weer aan. Vaak is dat genoeg.",
        reported: {
          at: { daysAgo: 4, time: "19:10" },
          by: "Corrie",
          why: "other",
          words: "Dat zegt iedereen altijd. Het helpt nooit.",
          left: { at: { daysAgo: 4, time: "20:30" }, by: "Samira", reason: "Het is een gewone tip. Die mag er staan." },
        },
      },
      {
        by: "Wim",
        at: { daysAgo: 4, time: "18:00" },
        text: "Dat heb ik gedaan. Het uitroepteken blijft staan.",
      },
      {
        by: "Kevin",
        at: { daysAgo: 3, time: "16:50" },
        text: "Dan kom ik zaterdag even langs, als dat mag.",
        reported: {
          at: { minutesAgo: 190 },
          by: "Lies",
          why: "danger",
          words: "Mag iemand die Wim niet kent zomaar bij hem thuis komen?",
        },
      },
    ],
  },
  {
    by: "Daan",
    at: { minutesAgo: 190 },
    theme: "klussen",
    audience: "wijk",
    title: "Wie heeft een hoge ladder te leen voor zaterdag?",
    text: "De dakgoot zit vol blad. Vier meter is genoeg.",
  },
  {
    by: "Lies",
    at: { daysAgo: 6, time: "08:40" },
    theme: "gezelschap",
    audience: "wijk",
    title: "Wie heeft zin om op vrijdag samen te kaarten?",
    text: "Klaverjassen of pesten, dat maakt me niet uit. Koffie staat klaar.",
    answers: [
      {
        by: "Gerrit",
        at: { daysAgo: 5, time: "09:15" },
        text: "Ik doe mee! Klaverjassen kan ik goed, pesten leer ik wel.",
      },
    ],
  },
  {
    by: "Corrie",
    at: { daysAgo: 7, time: "09:30" },
    theme: "huisdieren",
    audience: "wijk",
    title: "Wie laat onze hond uit als ik geopereerd ben?",
    text: "Het is een rustige teckel. Twee weken lang, alleen in de ochtend.",
    answers: [
      {
        by: "Tineke",
        at: { daysAgo: 7, time: "10:05" },
        text: "Dat doe ik graag. Ik loop toch elke ochtend langs het kanaal.",
        helped: { daysAgo: 6, time: "18:20" },
      },
    ],
  },
  {
    by: "Joost",
    at: { daysAgo: 10, time: "22:10" },
    theme: "anders",
    audience: "wijk",
    title: "Van wie is de fiets bij mijn schuur?",
    text: "Een blauwe omafiets zonder slot.",
    withdrawn: { daysAgo: 9, time: "07:30" },
  },
];
