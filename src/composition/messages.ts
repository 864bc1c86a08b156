import type { Clock } from "../kernel/clock.ts";
import { askBackRoutes } from "../messages/ask-back.http.ts";
import { askOrganisationRoutes } from "../messages/ask-organisation.http.ts";
import { askOrganisation } from "../messages/ask-organisation.ts";
import { askToWriteRoutes } from "../messages/ask-to-write.http.ts";
import { askToWrite } from "../messages/ask-to-write.ts";
import { blockNeighbourRoutes } from "../messages/block-neighbour.http.ts";
import { chooseWhoWrites } from "../messages/choose-who-writes.ts";
import { eraseOldThreads } from "../messages/erase-old-threads.ts";
import type { MessagesTransaction } from "../messages/message.ts";
import { openPrivateThread } from "../messages/open-private-thread.ts";
import { ownMessageRoutes } from "../messages/own-messages.http.ts";
import { readThreads } from "../messages/read-threads.ts";
import { reportMessage } from "../messages/report-message.ts";
import { privateThreadRoutes } from "../messages/threads.http.ts";
import { writeMessage } from "../messages/write-message.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";
import type { UnitOfWork } from "../unit-of-work.ts";

/** Private threads: writing to each other, who may, and what is not right. Nothing of it ever leaves the wijk. */
export const composeMessages = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly doorUnitOfWork: UnitOfWork<MessagesTransaction>;
}) => {
  const { pages, clock } = parts;
  const inPrivate = { unitOfWork: parts.doorUnitOfWork, clock };
  const useCases = {
    openPrivateThread: openPrivateThread(inPrivate),
    askToWrite: askToWrite(inPrivate),
    askOrganisation: askOrganisation(inPrivate),
    writeMessage: writeMessage(inPrivate),
    chooseWhoWrites: chooseWhoWrites(inPrivate),
    reportMessage: reportMessage(inPrivate),
    readThreads: readThreads(inPrivate),
  };
  const given = { ...useCases, pages, clock };
  const routes: readonly Route[] = [
    ...privateThreadRoutes(given),
    ...askToWriteRoutes(given),
    ...blockNeighbourRoutes(given),
    ...askOrganisationRoutes(given),
    ...askBackRoutes({
      pages,
      openPrivateThread: useCases.openPrivateThread,
      question: (id) => parts.doorUnitOfWork((transaction) => transaction.questions.byId(id)),
    }),
    ...ownMessageRoutes(given),
  ];
  return { routes, useCases, eraseOldThreads: eraseOldThreads(inPrivate) };
};
