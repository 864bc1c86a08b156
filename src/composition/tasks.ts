import { publishActivity } from "../agenda/publish.activitypub.ts";
import type { ActivityEvent } from "../agenda/tell-registered.ts";
import { urgentLetter } from "../announcements/announcements.mail.ts";
import { publishToWijken } from "../announcements/gemeente/publish.activitypub.ts";
import { publishAnnouncement } from "../announcements/publish.activitypub.ts";
import { shareSource } from "../announcements/share-source.activitypub.ts";
import { tellEverybody } from "../announcements/tell-everybody.ts";
import type { StoredEvent } from "../events.ts";
import { activityIdFor, type Document } from "../federation/kit/addressing.ts";
import type { AttachSignature } from "../federation/kit/linked-data.ts";
import { publishHanded } from "../handing-over/gemeente/publish.activitypub.ts";
import { publishHandOver } from "../handing-over/publish.activitypub.ts";
import type { Clock } from "../kernel/clock.ts";
import type { DecisionId, JoinRequestId, PostId } from "../kernel/ids.ts";
import type { MessagesTransaction } from "../messages/message.ts";
import { messageLetters } from "../messages/messages.mail.ts";
import { tellAboutMessages } from "../messages/tell-about-messages.ts";
import type { DecisionsTransaction } from "../moderation/decision.ts";
import { hiddenLetter } from "../moderation/decisions.mail.ts";
import { fileFlag } from "../moderation/file-flag.ts";
import { readFlag } from "../moderation/flag.activitypub.ts";
import { refusedLetter, reporterLetter } from "../moderation/moderation.mail.ts";
import type { ReportsTransaction } from "../moderation/post-report.ts";
import { endHiding, recordHiding } from "../moderation/record-decision.ts";
import type { HearOpinions } from "../moderation/second-opinions/hear-opinion.ts";
import { publishOpinions } from "../moderation/second-opinions/publish-opinions.activitypub.ts";
import { tellRefused } from "../moderation/tell-refused.ts";
import { tellReporter } from "../moderation/tell-reporter.ts";
import { publishMoves } from "../moving/moving.activitypub.ts";
import { publishOffer } from "../offers/publish.activitypub.ts";
import { findEvent } from "../platform/event-log.postgres.ts";
import type { Database } from "../platform/postgres.ts";
import type { BallotTransaction } from "../polls/ballot.ts";
import { forgetWhoVoted } from "../polls/count-polls.ts";
import { publishPoll } from "../polls/publish.activitypub.ts";
import type { Actor } from "../posts/actor.ts";
import { refuseQuote } from "../posts/refuse-quote.activitypub.ts";
import { drawAtRandom } from "../questions/nameless/batches.ts";
import type { NamelessTransaction } from "../questions/nameless/nameless.ts";
import { tellNamelessAsker } from "../questions/nameless/tell-nameless-asker.ts";
import { publish } from "../questions/publish.activitypub.ts";
import { answerLetter } from "../questions/questions.mail.ts";
import { tellAsker } from "../questions/tell-asker.ts";
import type { Reaction } from "../reactions.ts";
import type { SendLetter } from "../residents/letters.ts";
import { residentLetters } from "../residents/residents.mail.ts";
import { welcomeResident } from "../residents/welcome-resident.ts";
import { sendRingWord, takeBackFromRing } from "../ring/memberships.activitypub.ts";
import { publishRing } from "../ring/ring.activitypub.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { tellRenamed } from "../wijk/tell-renamed.activitypub.ts";

type Task = (eventId: string) => Promise<void>;

/** What each name in `reactions.ts` stands for. */
export const composeTasks = (parts: {
  readonly square: Database;
  readonly unitOfWork: UnitOfWork;
  readonly doorUnitOfWork: UnitOfWork<
    MessagesTransaction & NamelessTransaction & ReportsTransaction & DecisionsTransaction & BallotTransaction
  >;
  readonly clock: Clock;
  readonly origin: string;
  readonly sendLetter: SendLetter;
  /** The link of the letter about a decision. */
  readonly linkOfDecision: (id: DecisionId) => string;
  readonly askAround: (id: JoinRequestId) => Promise<void>;
  readonly attachSignature: AttachSignature;
  /** An actor of ours as others read it. */
  readonly documentOf: (actor: Actor) => Promise<Document | null>;
  readonly beginWay: (threadId: PostId) => Promise<void>;
  readonly resumeWay: (threadId: PostId) => Promise<void>;
  /** Asks the server of somebody who follows us what it runs, when that is not known. */
  readonly learnPeer: (followerUri: string) => Promise<void>;
  /** What follows at the door from what wijken of the ring say of appeals. */
  readonly opinions: HearOpinions;
  /** Writes to those who registered for an activity. */
  readonly tellRegistered: (event: ActivityEvent) => Promise<void>;
  readonly forgetMeToo: (question: PostId) => Promise<void>;
  readonly forgetSpoken: (question: PostId) => Promise<void>;
  /** Whether a wijkwijzer has to bring it to whoever asked. */
  readonly answerToBring: (question: PostId, answer: PostId) => Promise<boolean>;
}): Readonly<Record<Reaction, Task>> => {
  const { unitOfWork, origin } = parts;
  const publishing = publish({ unitOfWork, origin, attachSignature: parts.attachSignature });
  const polls = publishPoll({ unitOfWork, origin, attachSignature: parts.attachSignature });
  const announcements = publishAnnouncement({ unitOfWork, origin, attachSignature: parts.attachSignature });
  const toWijken = publishToWijken({ unitOfWork, origin, attachSignature: parts.attachSignature });
  const activities = publishActivity({ unitOfWork, origin, attachSignature: parts.attachSignature });
  const offers = publishOffer({ unitOfWork, origin, attachSignature: parts.attachSignature });
  const sources = shareSource({ unitOfWork, origin, attachSignature: parts.attachSignature });
  const forgetVotes = forgetWhoVoted({ unitOfWork: parts.doorUnitOfWork });
  const handOvers = publishHandOver({ unitOfWork, origin });
  const handed = publishHanded({ unitOfWork, origin });
  const secondOpinions = publishOpinions({ unitOfWork, origin });
  const { opinions } = parts;
  const ring = publishRing({ unitOfWork, origin });
  const moves = publishMoves(parts);
  const atTheDoor = { unitOfWork: parts.doorUnitOfWork, clock: parts.clock, origin };
  const everybody = tellEverybody({ ...atTheDoor, letter: urgentLetter, idFor: activityIdFor });
  const letters = tellAsker({ ...atTheDoor, letter: answerLetter });
  const namelessLetters = tellNamelessAsker({ ...atTheDoor, draw: drawAtRandom });
  const welcome = welcomeResident({ ...atTheDoor, letters: residentLetters });
  const messages = tellAboutMessages({ ...atTheDoor, letters: messageLetters });
  const flags = fileFlag({ ...atTheDoor, readFlag, idFor: activityIdFor });
  const reporters = tellReporter({ ...atTheDoor, letter: reporterLetter });
  const decisions = { ...atTheDoor, idFor: activityIdFor, linkOf: parts.linkOfDecision };
  const refusals = tellRefused({ ...decisions, letter: refusedLetter });
  const hidings = recordHiding({ ...decisions, letter: hiddenLetter });

  /** Runs `work` for an event of one of `kinds`; another kind under this name is a mistake in `reactions.ts`. */
  const on =
    <Kind extends StoredEvent["kind"]>(
      kinds: readonly Kind[],
      work: (event: Extract<StoredEvent, { kind: Kind }>) => Promise<unknown>,
    ): Task =>
    async (eventId) => {
      const event = await findEvent(parts.square, eventId);
      if (event === null) return;
      if (!(kinds as readonly string[]).includes(event.kind))
        throw new Error(`${event.kind} does not belong to this reaction.`);
      await work(event as Extract<StoredEvent, { kind: Kind }>);
    };

  return {
    publishQuestion: on(["QuestionAsked", "QuestionOpened", "QuestionShown"], async (event) => {
      if (event.kind === "QuestionShown") await publishing.showing(event, event.threadId);
      await publishing.post(event, event.threadId);
    }),
    publishHandOver: on(["QuestionHandedOn"], (event) => handOvers.handedOver(event, event.threadId)),
    publishSettling: on(["QuestionChanged"], (event) => handOvers.settling(event, event.threadId)),
    publishHandOverTakenBack: on(["HandOverTakenBack"], (event) => handOvers.takenBack(event, event.threadId)),
    promiseAnswer: on(["QuestionHandedIn", "HandedTermMoved"], (event) => handed.promise(event, event.handedId)),
    publishHandedAnswer: on(["HandedAnswerGiven", "HandedAnswerChanged", "HandedAnswerWithdrawn"], (event) =>
      handed.answer(event, event.answerId),
    ),
    publishHandingOn: on(["QuestionHandedOn"], (event) => publishing.handingOn(event, event.threadId)),
    beginWay: on(["QuestionAsked"], (event) => parts.beginWay(event.threadId)),
    publishChoice: on(["QuestionChanged"], (event) => publishing.choice(event, event.threadId)),
    resumeWay: on(["QuestionChanged"], (event) => parts.resumeWay(event.threadId)),
    publishQuestionChange: on(["QuestionChanged"], (event) => publishing.change(event, event.threadId)),
    publishAnswer: on(["AnswerReceived", "AnswerShown"], async (event) => {
      if (event.kind === "AnswerShown") await publishing.showing(event, event.answerId);
      await publishing.post(event, event.answerId);
    }),
    publishAnswerChange: on(["AnswerChanged"], (event) => publishing.change(event, event.answerId)),
    publishWithdrawal: on(["PostWithdrawn"], (event) => publishing.withdrawal(event, event.postId)),
    publishHiding: on(["AnswerHidden", "QuestionHidden"], (event) =>
      publishing.hiding(event, event.kind === "AnswerHidden" ? event.answerId : event.threadId),
    ),
    passOnLike: on(["LikeReceived"], (event) => publishing.passOn(event, event.postId, event.activityUri)),
    forgetMeToo: on(["PostWithdrawn"], async ({ postId, threadId }) => {
      if (postId === threadId) await parts.forgetMeToo(postId);
    }),
    publishPoll: on(["PollMade", "PollShown"], (event) => polls.made(event, event.threadId)),
    publishPollHiding: on(["PollHidden"], (event) => polls.hiding(event, event.threadId)),
    publishPollChange: on(["PollChanged", "PollClosed"], (event) => polls.change(event, event.threadId)),
    publishPollWithdrawal: on(["PollWithdrawn"], (event) => polls.withdrawal(event, event.threadId)),
    forgetWhoVoted: on(["PollClosed", "PollWithdrawn"], (event) => forgetVotes(event.threadId)),
    publishAnnouncement: on(["AnnouncementMade", "AnnouncementShown"], async (event) => {
      await announcements.made(event, event.threadId);
      await toWijken.made(event, event.threadId);
      await sources.made(event, event.threadId);
    }),
    publishAnnouncementChange: on(["AnnouncementCorrected"], async (event) => {
      await announcements.change(event, event.threadId);
      await toWijken.change(event, event.threadId);
    }),
    publishAnnouncementWithdrawal: on(["AnnouncementWithdrawn"], async (event) => {
      await announcements.withdrawal(event, event.threadId);
      await toWijken.withdrawal(event, event.threadId);
      await sources.gone(event, event.threadId);
    }),
    publishAnnouncementHiding: on(["AnnouncementHidden"], async (event) => {
      await announcements.hiding(event, event.threadId);
      await sources.gone(event, event.threadId);
    }),
    publishPinning: on(["AnnouncementPinned", "AnnouncementUnpinned"], (event) =>
      announcements.pinning(event, event.threadId),
    ),
    publishActivity: on(["ActivityPlanned", "ActivityShown"], (event) => activities.made(event, event.threadId)),
    publishActivityChange: on(["ActivityChanged", "ActivityCancelled"], (event) =>
      activities.change(event, event.threadId),
    ),
    publishActivityWithdrawal: on(["ActivityWithdrawn"], (event) => activities.withdrawal(event, event.threadId)),
    publishOffer: on(["OfferMade", "OfferShown"], (event) => offers.made(event, event.threadId)),
    publishOfferChange: on(["OfferChanged"], (event) => offers.change(event, event.threadId)),
    publishOfferWithdrawal: on(["OfferWithdrawn"], (event) => offers.withdrawal(event, event.threadId)),
    publishOfferHiding: on(["OfferHidden"], (event) => offers.hiding(event, event.threadId)),
    publishActivityHiding: on(["ActivityHidden"], (event) => activities.hiding(event, event.threadId)),
    tellRegistered: on(["ActivityMoved", "ActivityCancelled", "ActivityWithdrawn"], parts.tellRegistered),
    tellEverybody: on(["AnnouncementMade", "AnnouncementCorrected", "AnnouncementWithdrawn"], everybody),
    tellRefused: on(["PostRefused"], refusals),
    recordHiding: on(["PostHidden"], hidings),
    endHiding: on(["PostShown"], (event) => endHiding(atTheDoor)(event.postId)),
    askAround: on(["JoinRequested"], (event) => parts.askAround(event.requestId)),
    tellNamelessAsker: on(["AnswerReceived"], (event) => namelessLetters(event.threadId, event.answerId)),
    tellAsker: on(["AnswerReceived"], async ({ threadId, answerId }) => {
      if (!(await parts.answerToBring(threadId, answerId))) await letters(threadId, answerId);
    }),
    bringAnswerBack: on(["AnswerShown"], (event) => parts.answerToBring(event.threadId, event.answerId)),
    forgetSpoken: on(["QuestionChanged", "PostWithdrawn"], (event) => parts.forgetSpoken(event.threadId)),
    answerFollow: on(["FollowReceived"], ring.answerFollow),
    refuseQuote: on(["QuoteRequested"], refuseQuote({ unitOfWork, origin })),
    learnPeer: on(["FollowReceived"], (event) => parts.learnPeer(event.followerUri)),
    sendFollow: on(["NeighbourChosen", "OfficialSourceChosen"], ring.follow),
    sendUnfollow: on(["NeighbourLeft", "OfficialSourceLeft"], ring.unfollow),
    sendRingWord: on(["RingInvited", "RingAnswered", "RingWordTakenBack"], sendRingWord({ unitOfWork, origin })),
    takeBackFromRing: on(["RingLeft"], takeBackFromRing({ unitOfWork, origin })),
    endOpinionsOfRing: on(["RingLeft"], (event) => opinions.ringLeft(event.wijkUri)),
    publishOpinionAsked: on(["SecondOpinionAsked"], (event) => secondOpinions.asked(event, event.opinionId)),
    publishOpinionStopped: on(["SecondOpinionStopped"], (event) => secondOpinions.stopped(event, event.opinionId)),
    tellOpinion: on(["SecondOpinionStopped"], (event) => opinions.stopped(event.opinionId)),
    hearOpinion: on(["SecondOpinionHeard"], (event) => opinions.heard(event.opinionId)),
    tellAppealBrought: on(["AppealBrought"], (event) => opinions.tellModerators(event.id, event.broughtId)),
    publishJudgement: on(["BroughtAppealJudged"], (event) => secondOpinions.judged(event, event.broughtId)),
    sendMove: on(["HandleMoved"], moves.move),
    sendGoodbye: on(["ResidentLeft"], moves.goodbye),
    sendComingBack: on(["HandleCameBack"], moves.comingBack),
    tellRenamed: on(["WijkRenamed"], tellRenamed(parts)),
    welcomeResident: on(["ResidentArrived"], (event) => welcome(event.id, event.residentId, event.happenedAt)),
    tellOtherSide: on(["MessageWritten"], (event) => messages.otherSide(event.messageId)),
    tellWhoAsked: on(["MessageRequestGranted"], (event) => messages.whoAsked(event.privateThreadId)),
    tellWhoReported: on(["MessageReportDecided"], (event) => messages.whoReported(event.reportId)),
    fileFlag: on(["FlagReceived"], flags),
    tellReporter: on(["PostReportDecided"], (event) => reporters(event.reportId)),
    sendLetter: on(["LetterWritten"], async (event) => {
      const outcome = await parts.sendLetter(event.letterId);
      if (outcome === "failed" || outcome === "busy") throw new Error(`The letter could not be sent yet: ${outcome}.`);
    }),
  };
};
