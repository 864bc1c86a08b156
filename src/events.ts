import type {
  ActorId,
  BroughtAppealId,
  HandedAnswerId,
  HandedQuestionId,
  JoinRequestId,
  MessageId,
  MessageReportId,
  PostId,
  PostReportId,
  PrivateThreadId,
  ResidentId,
  SecondOpinionId,
} from "./kernel/ids.ts";
import type { HouseRule } from "./moderation/decision.ts";

/**
 * Everything that can happen in a wijk and has consequences. Payloads carry ids only: who reacts looks up the rest,
 * with its own rights. What follows from each stands in `reactions.ts`.
 */
export type WijkEvent =
  | { readonly kind: "QuestionAsked"; readonly threadId: PostId }
  | { readonly kind: "QuestionChanged"; readonly threadId: PostId }
  | { readonly kind: "QuestionTaken"; readonly threadId: PostId }
  | { readonly kind: "QuestionOpened"; readonly threadId: PostId }
  /** Its asker asked the gemeente too. */
  | { readonly kind: "QuestionHandedOn"; readonly threadId: PostId }
  /** What the gemeente alone was asked was taken back: by itself, or with the question. */
  | { readonly kind: "HandOverTakenBack"; readonly threadId: PostId }
  /** At a gemeente: a wijk handed a question over; the day before which it is answered moved; and what came of it. */
  | { readonly kind: "QuestionHandedIn"; readonly handedId: HandedQuestionId }
  | { readonly kind: "HandedTermMoved"; readonly handedId: HandedQuestionId }
  | { readonly kind: "HandedAnswerGiven"; readonly answerId: HandedAnswerId }
  | { readonly kind: "HandedAnswerChanged"; readonly answerId: HandedAnswerId }
  | { readonly kind: "HandedAnswerWithdrawn"; readonly answerId: HandedAnswerId }
  | { readonly kind: "AnswerReceived"; readonly threadId: PostId; readonly answerId: PostId }
  | { readonly kind: "AnswerChanged"; readonly threadId: PostId; readonly answerId: PostId }
  | { readonly kind: "PostWithdrawn"; readonly threadId: PostId; readonly postId: PostId }
  | { readonly kind: "AnswerHidden"; readonly threadId: PostId; readonly answerId: PostId }
  | { readonly kind: "AnswerShown"; readonly threadId: PostId; readonly answerId: PostId }
  | { readonly kind: "QuestionHidden"; readonly threadId: PostId }
  | { readonly kind: "QuestionShown"; readonly threadId: PostId }
  /** A newcomer, or somebody of a limited server, wrote something that a moderator has to see first; nobody else is told of it. */
  | { readonly kind: "PostHeld"; readonly threadId: PostId; readonly postId: PostId }
  | {
      readonly kind: "PostRefused";
      readonly threadId: PostId;
      readonly postId: PostId;
      /** Missing in events of before decisions named a house rule. */
      readonly rule?: HouseRule;
    }
  /** A moderator hid what somebody wrote, whatever it was. */
  | { readonly kind: "PostHidden"; readonly postId: PostId; readonly rule: HouseRule }
  | { readonly kind: "PostShown"; readonly postId: PostId }
  /** Someone elsewhere likes a post of a thread of ours, or no longer; the activity with which they said so. */
  | { readonly kind: "LikeReceived"; readonly threadId: PostId; readonly postId: PostId; readonly activityUri: string }
  | { readonly kind: "PollMade"; readonly threadId: PostId }
  /** Its words, or what was counted. */
  | { readonly kind: "PollChanged"; readonly threadId: PostId }
  /** It ended, and was counted for the last time. */
  | { readonly kind: "PollClosed"; readonly threadId: PostId }
  | { readonly kind: "PollWithdrawn"; readonly threadId: PostId }
  | { readonly kind: "PollHidden"; readonly threadId: PostId }
  | { readonly kind: "PollShown"; readonly threadId: PostId }
  | { readonly kind: "AnnouncementMade"; readonly threadId: PostId }
  | { readonly kind: "AnnouncementCorrected"; readonly threadId: PostId }
  | { readonly kind: "AnnouncementWithdrawn"; readonly threadId: PostId }
  | { readonly kind: "AnnouncementHidden"; readonly threadId: PostId }
  | { readonly kind: "AnnouncementShown"; readonly threadId: PostId }
  | { readonly kind: "AnnouncementPinned"; readonly threadId: PostId }
  | { readonly kind: "AnnouncementUnpinned"; readonly threadId: PostId }
  | { readonly kind: "ActivityPlanned"; readonly threadId: PostId }
  | { readonly kind: "ActivityChanged"; readonly threadId: PostId }
  /** It is on another time or at another place; beside `ActivityChanged`. */
  | { readonly kind: "ActivityMoved"; readonly threadId: PostId }
  /** It does not go on. */
  | { readonly kind: "ActivityCancelled"; readonly threadId: PostId }
  | { readonly kind: "ActivityWithdrawn"; readonly threadId: PostId }
  | { readonly kind: "ActivityHidden"; readonly threadId: PostId }
  | { readonly kind: "ActivityShown"; readonly threadId: PostId }
  | { readonly kind: "OfferMade"; readonly threadId: PostId }
  /** Its words, whether it can be had, or how long. */
  | { readonly kind: "OfferChanged"; readonly threadId: PostId }
  | { readonly kind: "OfferWithdrawn"; readonly threadId: PostId }
  | { readonly kind: "OfferHidden"; readonly threadId: PostId }
  | { readonly kind: "OfferShown"; readonly threadId: PostId }
  | { readonly kind: "JoinRequested"; readonly requestId: JoinRequestId }
  | { readonly kind: "NeighbourQuestionReceived"; readonly threadId: PostId }
  | { readonly kind: "NeighbourQuestionChanged"; readonly threadId: PostId }
  | {
      readonly kind: "FollowReceived";
      readonly actorUri: string;
      readonly followerUri: string;
      readonly followUri: string;
    }
  /** Someone elsewhere asks whether they may quote a post of ours. */
  | {
      readonly kind: "QuoteRequested";
      readonly postId: PostId;
      readonly quoterUri: string;
      readonly requestUri: string;
      readonly quoteUri: string | null;
    }
  | { readonly kind: "NeighbourChosen"; readonly neighbourUri: string }
  | { readonly kind: "NeighbourLeft"; readonly neighbourUri: string; readonly followUri: string }
  /** Our wijk invites another one into its ring. */
  | { readonly kind: "RingInvited"; readonly wijkUri: string; readonly offerUri: string }
  /** A wijk asked ours, and the answer is yes (with the id of that yes) or no. */
  | {
      readonly kind: "RingAnswered";
      readonly wijkUri: string;
      readonly offerUri: string;
      readonly acceptUri: string | null;
    }
  /** What our wijk said about the ring holds no more: an invitation, or the yes to one (`acceptedUri`). */
  | {
      readonly kind: "RingWordTakenBack";
      readonly wijkUri: string;
      readonly ownUri: string;
      readonly acceptedUri: string | null;
    }
  /** A wijk is in our ring no longer, whoever ended it. */
  | { readonly kind: "RingLeft"; readonly wijkUri: string }
  /** A wijk of the ring is asked to look at an appeal; it need not any more; and it said what it found, or that it cannot. */
  | { readonly kind: "SecondOpinionAsked"; readonly opinionId: SecondOpinionId }
  | { readonly kind: "SecondOpinionStopped"; readonly opinionId: SecondOpinionId }
  | { readonly kind: "SecondOpinionHeard"; readonly opinionId: SecondOpinionId }
  /** A wijk of the ring asks ours; and a moderator said what we found. */
  | { readonly kind: "AppealBrought"; readonly broughtId: BroughtAppealId }
  | { readonly kind: "BroughtAppealJudged"; readonly broughtId: BroughtAppealId }
  /** Our wijk asks an official source whether it may follow it; and it follows it no longer. */
  | { readonly kind: "OfficialSourceChosen"; readonly actorUri: string; readonly followUri: string }
  | { readonly kind: "OfficialSourceLeft"; readonly actorUri: string; readonly followUri: string }
  /** A resident's own handle lives elsewhere from now on; and it came back. */
  | { readonly kind: "HandleMoved"; readonly moveId: string }
  | { readonly kind: "HandleCameBack"; readonly moveId: string }
  /** Somebody left who had a handle of their own outside. */
  | { readonly kind: "ResidentLeft"; readonly actorId: ActorId }
  | { readonly kind: "ResidentOutsideChanged"; readonly residentId: ResidentId }
  /** The wijk, or the gemeente, has another name or place. */
  | { readonly kind: "WijkRenamed" }
  /** Somebody signed in for the first time. */
  | { readonly kind: "ResidentArrived"; readonly residentId: ResidentId }
  /** `canWait`: it is one of many, and other letters go first. */
  | { readonly kind: "LetterWritten"; readonly letterId: string; readonly canWait?: true }
  | { readonly kind: "MessageWritten"; readonly messageId: MessageId }
  | { readonly kind: "MessageRequestGranted"; readonly privateThreadId: PrivateThreadId }
  /** A server elsewhere says that these posts are not right; what it said stands in the activity. */
  | { readonly kind: "FlagReceived"; readonly activityUri: string; readonly postIds: readonly PostId[] }
  | { readonly kind: "PostReportDecided"; readonly reportId: PostReportId }
  | { readonly kind: "MessageReportDecided"; readonly reportId: MessageReportId };

/** The name of an event. */
export type WijkEventKind = WijkEvent["kind"];

/** An event as it is stored: with an id from which everything that follows derives its own ids. */
export type StoredEvent = WijkEvent & { readonly id: string; readonly happenedAt: Date };
