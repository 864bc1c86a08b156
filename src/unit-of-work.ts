import type { AgendaStore } from "./agenda/agenda-item.ts";
import type { AnnouncementStore } from "./announcements/announcement.ts";
import type { GemeenteStore } from "./announcements/gemeente/gemeente.ts";
import type { WijkEvent } from "./events.ts";
import type { Outgoing } from "./federation/delivery/outgoing.ts";
import type { Received } from "./federation/kit/received.ts";
import type { Threads } from "./federation/kit/threads.ts";
import type { WayStore } from "./guidance/way-store.ts";
import type { WijkwijzerStore } from "./guidance/wijkwijzer.ts";
import type { HandedQuestionStore } from "./handing-over/gemeente/handed-question.ts";
import type { HandOverStore } from "./handing-over/hand-over.ts";
import type { IntroductionStore } from "./introductions/introduction.ts";
import type { HeldPostStore } from "./moderation/held-posts.ts";
import type { LogStore } from "./moderation/log.ts";
import type { BroughtAppealStore } from "./moderation/second-opinions/brought-appeal.ts";
import type { SecondOpinionStore } from "./moderation/second-opinions/second-opinion.ts";
import type { DemandStore } from "./offers/demand.ts";
import type { OfferStore } from "./offers/offer.ts";
import type { OfficialSourceStore } from "./official-sources/official-source.ts";
import type { PollStore } from "./polls/poll.ts";
import type { ActorStore } from "./posts/actor.ts";
import type { ActorMoveStore } from "./posts/actor-moves.ts";
import type { InteractionPolicyStore } from "./posts/interaction-policy.ts";
import type { PhotoStore } from "./posts/photo.ts";
import type { PostStore } from "./posts/post.ts";
import type { SearchConsentStore } from "./posts/search-consent.ts";
import type { AgreementStore } from "./privacy/agreement.ts";
import type { QuestionStore } from "./questions/question.ts";
import type { ThemeStore } from "./questions/themes.ts";
import type { InvitationStore, ResidentStore } from "./residents/resident.ts";
import type { RoleTermStore } from "./residents/role-terms.ts";
import type { MembershipStore } from "./ring/membership.ts";
import type { RingStore } from "./ring/neighbour.ts";
import type { ServerPolicyStore } from "./ring/server-policy.ts";
import type { AreaStore } from "./wijk/areas.ts";

/** What one transaction of the square can read and change. Everything commits together, events included. */
export type SquareTransaction = {
  readonly posts: PostStore;
  readonly photos: PhotoStore;
  readonly questions: QuestionStore;
  readonly polls: PollStore;
  readonly announcements: AnnouncementStore;
  readonly gemeente: GemeenteStore;
  readonly agenda: AgendaStore;
  readonly offers: OfferStore;
  readonly demand: DemandStore;
  readonly officialSources: OfficialSourceStore;
  readonly handOvers: HandOverStore;
  readonly handedQuestions: HandedQuestionStore;
  readonly secondOpinions: SecondOpinionStore;
  readonly broughtAppeals: BroughtAppealStore;
  readonly actors: ActorStore;
  readonly moves: ActorMoveStore;
  readonly residents: ResidentStore;
  readonly roleTerms: RoleTermStore;
  readonly introductions: IntroductionStore;
  readonly agreements: AgreementStore;
  readonly invitations: InvitationStore;
  readonly ring: RingStore;
  readonly memberships: MembershipStore;
  readonly serverPolicies: ServerPolicyStore;
  readonly wijkwijzers: WijkwijzerStore;
  readonly ways: WayStore;
  readonly areas: AreaStore;
  readonly interactionPolicies: InteractionPolicyStore;
  readonly searchConsents: SearchConsentStore;
  readonly heldPosts: HeldPostStore;
  readonly log: LogStore;
  readonly themes: ThemeStore;
  readonly outgoing: Outgoing;
  readonly received: Received;
  readonly threads: Threads;
  readonly happened: (...events: readonly WijkEvent[]) => Promise<void>;
};

/**
 * Runs `work` in one transaction. It commits when `work` returns, unless the outcome is a refusal (a `Result` that is
 * not ok): then, and when `work` throws, nothing is kept.
 */
export type UnitOfWork<Transaction = SquareTransaction> = <T>(
  work: (transaction: Transaction) => Promise<T>,
) => Promise<T>;
