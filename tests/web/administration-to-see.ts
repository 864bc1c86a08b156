import type { Person } from "../support/person.ts";
import { type PageToSee, page } from "./page-to-see.ts";

/** The rooms of administrators and moderators, by the patterns of their addresses. */
export const administrationToSee = (of: {
  readonly administrator: Person;
  readonly moderator: Person;
  /** Somebody for whom they are not there. */
  readonly resident: Person;
  /** The id of somebody whom one may suspend. */
  readonly member: string;
  /** Where somebody reads why they are suspended. */
  readonly decision: string;
  /** Where somebody reads why their text is hidden. */
  readonly hiding: string;
  /** What is stuck at the gate. */
  readonly stuck: string | number;
}): Readonly<Record<string, readonly PageToSee[]>> => {
  const { administrator, moderator, resident, stuck } = of;
  return {
    "/beheer": [
      page("administration", "/beheer", administrator),
      page("administration, resident", "/beheer", resident),
    ],
    "/beheer/codes": [page("codes", "/beheer/codes", administrator)],
    "/beheer/buurten": [
      page("areas", "/beheer/buurten", administrator),
      page("areas, nothing filled in", "/beheer/buurten", administrator, "Buurt toevoegen"),
    ],
    "/beheer/brieven": [
      page("letters", "/beheer/brieven", administrator),
      page("letters, nothing filled in", "/beheer/brieven", administrator, "Brieven maken"),
    ],
    "/beheer/aanvragen": [page("who wants to join", "/beheer/aanvragen", administrator)],
    "/beheer/uiterlijk": [page("the look", "/beheer/uiterlijk", administrator)],
    "/beheer/wijk": [page("the wijk itself", "/beheer/wijk", administrator)],
    "/beheer/toelating": [page("how people come in", "/beheer/toelating", administrator)],
    "/beheer/logboek": [
      page("log", "/beheer/logboek", administrator),
      page("log, moderator", "/beheer/logboek", moderator),
    ],
    "/moderatie": [
      page("moderation", "/moderatie", moderator),
      page("moderation, administrator", "/moderatie", administrator),
    ],
    "/moderatie/schorsingen": [
      page("suspensions", "/moderatie/schorsingen", moderator),
      page("suspensions, administrator", "/moderatie/schorsingen", administrator),
    ],
    "/moderatie/schorsingen/:id": [
      page("suspend", `/moderatie/schorsingen/${of.member}`, moderator),
      page("suspend, nothing filled in", `/moderatie/schorsingen/${of.member}`, moderator, "Schors deze buur"),
    ],
    "/beheer/leden/:id/verwijderen": [
      page("remove", `/beheer/leden/${of.member}/verwijderen`, administrator),
      page("remove, nothing filled in", `/beheer/leden/${of.member}/verwijderen`, administrator, "Verwijder deze buur"),
    ],
    "/moderatie/bezwaren": [
      page("appeals", "/moderatie/bezwaren", moderator),
      page("appeals, administrator", "/moderatie/bezwaren", administrator),
      page("appeals, no answer", "/moderatie/bezwaren", administrator, "Het besluit blijft"),
    ],
    "/besluit/:key": [
      page("suspended", of.decision),
      page("hidden", of.hiding),
      page("hidden, nothing filled in", of.hiding, undefined, "Maak bezwaar"),
    ],
    "/besluit/:key/buurwijk": [
      page("before a wijk of the ring", `${of.decision}/buurwijk`),
      page("before a wijk of the ring, no yes", `${of.decision}/buurwijk`, undefined, "Stuur het naar de buurwijk"),
    ],
    "/beheer/onderwerpen": [
      page("themes", "/beheer/onderwerpen", administrator),
      page("themes, nothing filled in", "/beheer/onderwerpen", administrator, "Onderwerp toevoegen"),
    ],
    "/beheer/onderwerpen/:id": [
      page("a theme", "/beheer/onderwerpen/zorg", administrator),
      page("a theme that stays", "/beheer/onderwerpen/anders", administrator),
      page("a theme, resident", "/beheer/onderwerpen/zorg", resident),
    ],
    "/beheer/leden": [page("members", "/beheer/leden", administrator)],
    "/beheer/buurwijken": [page("neighbouring wijken", "/beheer/buurwijken", administrator)],
    "/beheer/servers": [
      page("servers", "/beheer/servers", administrator),
      page("servers, nothing filled in", "/beheer/servers", administrator, "Bewaar dit"),
    ],
    "/beheer/servers/lijst": [
      page("list of servers", "/beheer/servers/lijst", administrator),
      page("list of servers, nothing filled in", "/beheer/servers/lijst", administrator, "Zet op de lijst"),
    ],
    "/beheer/post": [page("mail", "/beheer/post", administrator)],
    "/beheer/post/teksten": [page("texts of letters", "/beheer/post/teksten", administrator)],
    "/beheer/post/teksten/:kind": [page("text of a letter", "/beheer/post/teksten/answer", administrator)],
    "/beheer/bezorging": [page("deliveries", "/beheer/bezorging", administrator)],
    "/beheer/bezorging/binnen/:id/weggooien": [
      page("throw away", `/beheer/bezorging/binnen/${stuck}/weggooien`, administrator),
    ],
  };
};
