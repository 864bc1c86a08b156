import { askToWritePage } from "../../web/pages/ask-to-write.ts";
import { blockPersonPage } from "../../web/pages/block-person.ts";
import { blockWriterPage } from "../../web/pages/block-writer.ts";
import { blockedWritersPage } from "../../web/pages/blocked-writers.ts";
import { closeConversationPage } from "../../web/pages/close-conversation.ts";
import { type ConversationView, conversationPage } from "../../web/pages/conversation.ts";
import { conversationsPage } from "../../web/pages/conversations.ts";
import { reportMessagePage } from "../../web/pages/report-message.ts";
import { reportPostPage } from "../../web/pages/report-post.ts";
import { reportedMessagesPage } from "../../web/pages/reported-messages.ts";
import { withdrawMessagePage } from "../../web/pages/withdraw-message.ts";
import type { Language } from "../../web/texts/translate.ts";
import type { MomentView, ShellView } from "../../web/views.ts";

const form = { values: {}, problems: [] };
const problem = (field: string, reason: string) => ({ field, reason });

/** Every page about private conversations with believable views; also with problems, and empty. */
export const messageSamples = (
  lang: Language,
  given: {
    readonly resident: (path: string) => ShellView;
    readonly keeper: (path: string) => ShellView;
    readonly ago: (hours: number) => MomentView;
    readonly id: string;
  },
): Readonly<Record<string, unknown>> => {
  const { ago, id } = given;
  const shell = { ...given.resident("/gesprekken"), lang };
  const conversation = (over: Partial<ConversationView>) =>
    conversationPage({
      shell,
      id,
      name: "Ria",
      standing: "open",
      begun: false,
      question: { href: `/vragen/${id}`, title: "Waar kan mijn moeder een rolstoel lenen?" },
      messages: [
        { id: "a", mine: false, bodyHtml: "<p>Hoe lang is de rolstoel nodig?</p>", when: ago(30), reported: false },
        { id: "b", mine: true, bodyHtml: "<p>Van vrijdag tot maandag.</p>", when: ago(20), reported: false },
        { id: "c", mine: true, bodyHtml: null, when: ago(19), reported: false },
        { id: "d", mine: false, bodyHtml: "<p>Dat lukt nooit.</p>", when: ago(2), reported: true },
      ],
      form,
      ...over,
    });
  const quoted = [
    { id: "a", by: "Anneke", bodyHtml: "<p>Van vrijdag tot maandag.</p>", when: ago(20), reported: false },
    { id: "b", by: "Ria", bodyHtml: "<p>Dat lukt nooit.</p>", when: ago(2), reported: true },
    { id: "c", by: null, bodyHtml: null, when: ago(1), reported: false },
  ];
  return {
    conversations: conversationsPage({
      shell: { ...shell, unread: 2, news: 2 },
      conversations: [
        {
          href: "/gesprekken/1",
          name: "Ria",
          unread: 2,
          standing: "open",
          begun: false,
          about: "Een rolstoel",
          when: ago(2),
        },
        { href: "/gesprekken/2", name: "Daan", unread: 0, standing: "asked", begun: true, about: null, when: ago(30) },
        { href: "/gesprekken/3", name: "Wim", unread: 0, standing: "asked", begun: false, about: null, when: ago(31) },
        { href: "/gesprekken/4", name: null, unread: 0, standing: "closed", begun: false, about: null, when: ago(90) },
        {
          href: "/gesprekken/5",
          name: "Corrie",
          unread: 0,
          standing: "refused",
          begun: true,
          about: null,
          when: ago(99),
        },
      ],
      blocked: [{ id, name: "Kevin" }],
    }),
    "conversations-none": conversationsPage({ shell, conversations: [], blocked: [] }),
    conversation: conversation({}),
    "conversation-problem": conversation({
      form: { values: { text: "" }, problems: [problem("text", "message-empty")] },
    }),
    "conversation-closed": conversation({
      standing: "closed",
      form: { values: { text: "Nog een woord" }, problems: [problem("text", "conversation-closed")] },
    }),
    "conversation-asks": conversation({ standing: "asked", question: null }),
    "conversation-waits": conversation({ standing: "asked", begun: true, question: null }),
    "conversation-gone": conversation({ standing: "expired", name: null, question: null }),
    "ask-to-write": askToWritePage({
      shell,
      action: `/gesprekken/nieuw/${id}`,
      back: "/gesprekken",
      name: "Daan",
      cannot: null,
      form,
    }),
    "ask-to-write-problems": askToWritePage({
      shell,
      action: `/gesprekken/nieuw/${id}`,
      back: "/gesprekken",
      name: "Daan",
      cannot: null,
      form: { values: { text: "" }, problems: [problem("text", "message-empty")] },
    }),
    "ask-to-write-not": askToWritePage({
      shell,
      action: `/gesprekken/nieuw/${id}`,
      back: "/gesprekken",
      name: "Daan",
      cannot: "wants-no-requests",
      form: { values: { text: "Hoi Daan" }, problems: [problem("text", "wants-no-requests")] },
    }),
    "close-conversation": closeConversationPage({ shell, back: `/gesprekken/${id}`, name: "Ria" }),
    "block-person": blockPersonPage({ shell, back: `/gesprekken/${id}`, name: "Ria" }),
    "withdraw-message": withdrawMessagePage({ shell, id, bodyHtml: "<p>Dat lukt nooit.</p>", back: "/gesprekken/1" }),
    "report-message": reportMessagePage({
      shell,
      id,
      name: "Ria",
      back: "/gesprekken/1",
      upTo: 3,
      messages: quoted,
      form: { values: { reason: "" }, problems: [problem("reason", "reason-missing")] },
    }),
    "reported-messages": reportedMessagesPage({
      mark: "abc",
      shell: { ...given.keeper("/moderatie/meldingen"), lang },
      reports: [
        { id, reason: "Onaardig", reporter: "Anneke", when: ago(1), messages: quoted },
        { id: `${id}2`, reason: "Reclame", reporter: null, when: ago(1), messages: quoted },
      ],
      refused: { id, reason: "", problems: [problem("reason", "reason-missing")] },
      refusedPost: { id: `${id}3`, field: "words", typed: "", problems: [problem("words", "report-words-missing")] },
      people: [
        {
          id: `${id}9`,
          name: "Daan <b>",
          bodyHtml: "<p>Iedereen is een sufferd.</p>",
          href: `/buren/${id}`,
          said: [
            { reason: "unkind", words: "Scheldt.", by: "Noor", when: ago(3) },
            { reason: "other", words: "", by: null, when: ago(2) },
          ],
        },
      ],
      refusedPerson: { id: `${id}9`, typed: "", problems: [problem("reason", "reason-missing")] },
      posts: [
        {
          id: `${id}3`,
          kind: "answer",
          title: "Wie heeft een ladder?",
          author: "Sanne (@sanne@toren.example)",
          host: "toren.example",
          bodyHtml: "<p>Koop een ladder bij mij.</p>",
          href: "/vragen/1#antwoord-3",
          stands: true,
          said: [
            { reason: "advertising", words: "", by: null, when: ago(2), times: 1, askedToSendOn: true },
            {
              reason: null,
              words: "Spam",
              by: { kind: "server", name: "plein.example" },
              when: ago(1),
              times: 4,
              askedToSendOn: false,
            },
          ],
          sentOn: null,
          canBeSentOn: true,
        },
        {
          id: `${id}4`,
          kind: "question",
          title: "Wie koopt mijn cursus?",
          author: null,
          host: "toren.example",
          bodyHtml: "",
          href: "/vragen/4",
          stands: false,
          said: [
            {
              reason: "other",
              words: "Dit is geen vraag.",
              by: { kind: "name", name: "Anneke" },
              when: ago(3),
              times: 1,
              askedToSendOn: false,
            },
          ],
          sentOn: ago(1),
          canBeSentOn: false,
        },
      ],
    }),
    "report-post": reportPostPage({
      shell,
      kind: "answer",
      action: `/antwoorden/${id}/klopt-niet`,
      back: "/vragen/1",
      title: null,
      bodyHtml: "<p>Koop een ladder bij mij.</p>",
      host: "toren.example",
      reportedBefore: true,
      form: { values: { words: "Zo gaat het steeds." }, problems: [problem("why", "report-reason-missing")] },
    }),
    "report-post-question": reportPostPage({
      shell,
      kind: "question",
      action: `/vragen/${id}/klopt-niet`,
      back: "/vragen/1",
      title: "Wie koopt mijn cursus?",
      bodyHtml: "",
      host: null,
      reportedBefore: false,
      form: { values: { why: "other", openly: "yes" }, problems: [] },
    }),
    "report-post-announcement": reportPostPage({
      shell,
      kind: "announcement",
      action: `/mededelingen/${id}/klopt-niet`,
      back: `/mededelingen/${id}`,
      title: "De weg is dicht",
      bodyHtml: "<p>Drie dagen lang.</p>",
      host: null,
      reportedBefore: false,
      form: { values: {}, problems: [] },
    }),
    "block-writer": blockWriterPage({
      shell,
      id,
      name: "Sanne",
      handle: "@sanne@toren.example",
      host: "toren.example",
      back: "/vragen/1",
      values: {},
      problems: [problem("reason", "reason-missing")],
    }),
    "blocked-writers": blockedWritersPage({
      shell,
      writers: [{ id, name: "Sanne", handle: "@sanne@toren.example", reason: "Reclame", since: ago(9) }],
    }),
    "blocked-writers-none": blockedWritersPage({ shell, writers: [] }),
    "reported-messages-none": reportedMessagesPage({
      mark: "abc",
      shell: { ...given.keeper("/moderatie/meldingen"), lang },
      reports: [],
      refused: null,
      posts: [],
      refusedPost: null,
      people: [],
      refusedPerson: null,
    }),
  };
};
