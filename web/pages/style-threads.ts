import { nothing } from "lit";
import { agendaRows } from "../parts/agenda-rows.ts";
import { answers } from "../parts/answers.ts";
import { earlierSheets, sheets } from "../parts/board.ts";
import { calmEnd } from "../parts/calm-end.ts";
import { helper } from "../parts/half-door.ts";
import { hiddenNote } from "../parts/hidden-note.ts";
import { icon } from "../parts/icon.ts";
import { quotedMessages } from "../parts/messages.ts";
import { offerRows } from "../parts/offer-rows.ts";
import { notOfficial, officialPlate } from "../parts/official.ts";
import { html } from "../parts/page-html.ts";
import { pollResults } from "../parts/poll-results.ts";
import { pollRows } from "../parts/poll-rows.ts";
import { questionGroups, questionRows } from "../parts/question-rows.ts";
import { reachList } from "../parts/reach.ts";
import { similarQuestions } from "../parts/similar.ts";
import { stuckWork } from "../parts/stuck-work.ts";
import { way } from "../parts/way.ts";
import { t } from "../texts/text.ts";
import type { ShellView } from "../views.ts";
import * as sample from "./style-samples.ts";

/** One kind of parts, under its name. */
export const section = (id: string, title: string, inside: unknown) =>
  html`<section class="stack" aria-labelledby=${id}><h2 id=${id}>${title}</h2><div class="stack">${inside}</div></section>`;

const rows = ({ lang }: ShellView) =>
  section(
    "lijsten",
    t(lang, "style.rows"),
    html`${questionRows(lang, sample.questions)}${questionGroups(lang, sample.questions)}${agendaRows(lang, sample.agenda)}${offerRows(lang, sample.offers)}${pollRows(lang, sample.polls)}${pollResults(lang, sample.results)}${calmEnd(t(lang, "style.end"))}`,
  );

const board = ({
  lang,
}: ShellView) => html`<section class="board" aria-labelledby="bord"><div class="section__head"><h2 id="bord">${t(lang, "style.board")}</h2></div>
    ${sheets(lang, sample.board)}${earlierSheets(lang, sample.earlier)}</section>`;

const plates = ({ lang }: ShellView) =>
  section(
    "naambord",
    t(lang, "style.plates"),
    html`${(["gemeente", "police", "welfare", "other"] as const).map((kind) => officialPlate(lang, kind))}${notOfficial(lang, { likeness: "Gemeente Veldermeer" })}`,
  );

const thread = ({ lang }: ShellView) =>
  section(
    "antwoorden",
    t(lang, "style.answers"),
    html`${answers({ lang, questionId: "voorbeeld", readerAsked: true, answers: sample.answers })}${answers({ lang, questionId: "voorbeeld", readerAsked: false, answers: [] })}`,
  );

const boxes = (shell: ShellView) => {
  const { lang } = shell;
  return section(
    "vakken",
    t(lang, "style.boxes"),
    html`<p class="notice"><span class="hintbox">${t(lang, "style.boxes.notice")}</span></p>
    <div class="hintbox">${icon("oog")}<p>${t(lang, "style.boxes.hint")}</p></div>
    <div class="warnbox">${icon("let")}<div><p>${t(lang, "style.boxes.warning")}</p></div></div>
    ${hiddenNote(lang, t(lang, "announcement.hidden-mark"), { reason: sample.typed.text })}
    ${stuckWork(lang, [{ queue: "delivery", since: sample.when }], nothing)}
    <div class="panel"><h3>${t(lang, "style.boxes.panel")}</h3><p>${sample.typed.text}</p></div>
    ${helper(shell, "hulp", t(lang, "door.title"), t(lang, "door.text"))}
    <div class="nextstep"><p>${sample.typed.text}</p><details><summary><span>${t(lang, "style.boxes.exact")}</span></summary><div class="exact"><p>${sample.typed.title}</p></div></details></div>
    <p class="sealed">${icon("zegel")}${t(lang, "style.boxes.sealed")}</p>
    ${similarQuestions(lang, { questions: sample.similar, theme: null })}`,
  );
};

const tiles = ({ lang }: ShellView) =>
  section(
    "tegels",
    t(lang, "style.tiles"),
    html`<div class="buttons"><span class="tile">${icon("mail")}</span><span class="tile tile--near">${icon("huis")}</span><span class="tile tile--ring">${icon("kring")}</span><span class="tile tile--away">${icon("elders")}</span><span class="unread">3</span></div>
    ${reachList(lang, sample.reach)}
    <p class="wait wait--long">${icon("klok")}${sample.when.words}</p>`,
  );

const table = ({ lang }: ShellView) =>
  section(
    "tabellen",
    t(lang, "style.table"),
    html`<div class="tablewrap"><table class="utrecht-table"><thead><tr><th scope="col">${t(lang, "style.table.wijk")}</th><th scope="col" class="num">${t(lang, "style.table.questions")}</th></tr></thead>
      <tbody>${sample.wijken.map(([name, count]) => html`<tr><th scope="row">${name}</th><td class="num">${count}</td></tr>`)}</tbody></table></div>`,
  );

/** Everything that is read. */
export const threadSections = (shell: ShellView) => {
  const { lang } = shell;
  return html`${rows(shell)}${board(shell)}${plates(shell)}${thread(shell)}
    ${section("wegen", t(lang, "style.way"), way(lang, sample.wayOfQuestion))}
    ${boxes(shell)}${tiles(shell)}
    ${section("gesprekken", t(lang, "style.talk"), quotedMessages(lang, sample.messages))}
    ${table(shell)}
    ${section("niets", t(lang, "style.empty"), html`<p class="soft">${t(lang, "style.empty.words")}</p>`)}`;
};
