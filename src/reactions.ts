import type { WijkEvent } from "./events.ts";

/**
 * What follows from what happened, in order. Each name is a task in `compose.ts`; each may run more than once and then
 * does nothing new.
 */
export const reactions = {
  QuestionAsked: ["publishQuestion", "beginWay"],
  QuestionChanged: ["publishQuestionChange", "publishChoice", "resumeWay", "forgetSpoken"],
  QuestionTaken: [],
  QuestionOpened: ["publishQuestion"],
  QuestionHandedOn: ["publishHandingOn"],
  AnswerReceived: ["publishAnswer", "tellAsker", "tellNamelessAsker"],
  AnswerChanged: ["publishAnswerChange"],
  PostWithdrawn: ["publishWithdrawal", "forgetMeToo", "forgetSpoken"],
  AnswerHidden: ["publishHiding"],
  AnswerShown: ["publishAnswer", "bringAnswerBack"],
  LikeReceived: ["passOnLike"],
  QuestionHidden: ["publishHiding"],
  QuestionShown: ["publishQuestion"],
  PostHeld: [],
  PostRefused: ["tellRefused"],
  PollMade: ["publishPoll"],
  PollChanged: ["publishPollChange"],
  // In this order: whoever voted from elsewhere is told of the outcome, and then it is forgotten who did.
  PollClosed: ["publishPollChange", "forgetWhoVoted"],
  PollWithdrawn: ["publishPollWithdrawal", "forgetWhoVoted"],
  PollHidden: ["publishPollHiding"],
  PollShown: ["publishPoll"],
  AnnouncementMade: ["publishAnnouncement", "tellEverybody"],
  AnnouncementCorrected: ["publishAnnouncementChange", "tellEverybody"],
  AnnouncementWithdrawn: ["publishAnnouncementWithdrawal", "tellEverybody"],
  AnnouncementHidden: ["publishAnnouncementHiding"],
  AnnouncementShown: ["publishAnnouncement"],
  AnnouncementPinned: ["publishPinning"],
  AnnouncementUnpinned: ["publishPinning"],
  JoinRequested: ["askAround"],
  NeighbourQuestionReceived: [],
  NeighbourQuestionChanged: [],
  FollowReceived: ["answerFollow", "learnPeer"],
  QuoteRequested: ["refuseQuote"],
  NeighbourChosen: ["sendFollow"],
  NeighbourLeft: ["sendUnfollow"],
  RingInvited: ["sendRingWord"],
  RingAnswered: ["sendRingWord"],
  RingWordTakenBack: ["sendRingWord"],
  RingLeft: ["takeBackFromRing"],
  OfficialSourceChosen: ["sendFollow"],
  OfficialSourceLeft: ["sendUnfollow"],
  HandleMoved: ["sendMove"],
  HandleCameBack: ["sendComingBack"],
  ResidentOutsideChanged: [],
  ResidentArrived: ["welcomeResident"],
  MessageWritten: ["tellOtherSide"],
  MessageRequestGranted: ["tellWhoAsked"],
  MessageReportDecided: ["tellWhoReported"],
  FlagReceived: ["fileFlag"],
  PostReportDecided: ["tellReporter"],
  LetterWritten: ["sendLetter"],
} as const satisfies Record<WijkEvent["kind"], readonly string[]>;

/** The name of a reaction. */
export type Reaction = (typeof reactions)[WijkEvent["kind"]][number];
