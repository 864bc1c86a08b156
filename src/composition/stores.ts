import { agendaStore } from "../agenda/agenda.postgres.ts";
import { announcementStore } from "../announcements/announcements.postgres.ts";
import { gemeenteStore } from "../announcements/gemeente/gemeente.postgres.ts";
import { outgoingIn } from "../federation/delivery/outgoing.postgres.ts";
import { receivedIn } from "../federation/received.postgres.ts";
import { threadsIn } from "../federation/threads/threads.postgres.ts";
import { wayStore } from "../guidance/ways.postgres.ts";
import { wijkwijzerStore } from "../guidance/wijkwijzers.postgres.ts";
import { handedQuestionStore } from "../handing-over/gemeente/handed-questions.postgres.ts";
import { handOverStore } from "../handing-over/hand-overs.postgres.ts";
import { introductionStore } from "../introductions/introductions.postgres.ts";
import type { Clock } from "../kernel/clock.ts";
import { heldPostStore } from "../moderation/held-posts.postgres.ts";
import { logStore } from "../moderation/log.postgres.ts";
import { broughtAppealStore, secondOpinionStore } from "../moderation/second-opinions/second-opinions.postgres.ts";
import { demandStore } from "../offers/demand.postgres.ts";
import { offerStore } from "../offers/offers.postgres.ts";
import { officialSourceStore } from "../official-sources/official-sources.postgres.ts";
import { eventLog } from "../platform/event-log.postgres.ts";
import type { PgDatabase, PgQueryResultHKT } from "../platform/query-builder.ts";
import { pollStore } from "../polls/polls.postgres.ts";
import { actorMoveStore } from "../posts/actor-moves.postgres.ts";
import { actorStore } from "../posts/actors.postgres.ts";
import { interactionPolicyStore } from "../posts/interaction-policies.postgres.ts";
import { photoStore } from "../posts/photos.postgres.ts";
import { postStore } from "../posts/posts.postgres.ts";
import { searchConsentStore } from "../posts/search-consents.postgres.ts";
import { agreementStore } from "../privacy/agreements.postgres.ts";
import { questionStore } from "../questions/questions.postgres.ts";
import { themeStore } from "../questions/themes.postgres.ts";
import { invitationStore, residentStore } from "../residents/residents.postgres.ts";
import { roleTermStore } from "../residents/role-terms.postgres.ts";
import { membershipStore } from "../ring/memberships.postgres.ts";
import { ringStore } from "../ring/ring.postgres.ts";
import { serverPolicyStore } from "../ring/server-policy.postgres.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import { areaStore } from "../wijk/areas.postgres.ts";

/** Everything that a transaction of the square offers. */
export const squareStores =
  (clock: Clock) =>
  (transaction: PgDatabase<PgQueryResultHKT>): SquareTransaction => ({
    posts: postStore(transaction),
    photos: photoStore(transaction),
    questions: questionStore(transaction),
    polls: pollStore(transaction),
    announcements: announcementStore(transaction),
    gemeente: gemeenteStore(transaction),
    agenda: agendaStore(transaction),
    offers: offerStore(transaction),
    demand: demandStore(transaction),
    officialSources: officialSourceStore(transaction),
    handOvers: handOverStore(transaction),
    handedQuestions: handedQuestionStore(transaction),
    secondOpinions: secondOpinionStore(transaction),
    broughtAppeals: broughtAppealStore(transaction),
    actors: actorStore(transaction),
    moves: actorMoveStore(transaction),
    residents: residentStore(transaction),
    roleTerms: roleTermStore(transaction),
    introductions: introductionStore(transaction),
    agreements: agreementStore(transaction),
    invitations: invitationStore(transaction),
    ring: ringStore(transaction),
    memberships: membershipStore(transaction),
    serverPolicies: serverPolicyStore(transaction),
    wijkwijzers: wijkwijzerStore(transaction),
    ways: wayStore(transaction),
    areas: areaStore(transaction),
    interactionPolicies: interactionPolicyStore(transaction),
    searchConsents: searchConsentStore(transaction),
    heldPosts: heldPostStore(transaction),
    log: logStore(transaction),
    themes: themeStore(transaction),
    outgoing: outgoingIn(transaction),
    received: receivedIn(transaction),
    threads: threadsIn(transaction),
    happened: eventLog(transaction, clock),
  });
