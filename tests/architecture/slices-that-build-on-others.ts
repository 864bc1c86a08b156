/** Where one slice's rules build on another's. Each line is a choice; a new one belongs here and in a review. */
export const slicesThatBuildOnOthers = new Set([
  // A letter to the asker goes through the same letter box as every other letter.
  "src/questions/tell-asker.ts -> src/residents/identity.ts",
  "src/questions/tell-asker.ts -> src/residents/letters.ts",
  // What guides a question is about questions: their themes, their states, their asker's voice.
  "src/guidance/answers-to-bring.ts -> src/questions/author-name.ts",
  "src/guidance/choose-rung.ts -> src/questions/asker.ts",
  "src/guidance/choose-rung.ts -> src/questions/question.ts",
  "src/guidance/choose-rung.ts -> src/questions/themes.ts",
  "src/guidance/close-together.ts -> src/questions/asker.ts",
  "src/guidance/close-together.ts -> src/questions/question.ts",
  "src/guidance/desk-reads.ts -> src/questions/themes.ts",
  "src/guidance/desk.ts -> src/questions/question.ts",
  "src/guidance/readable-in-ring.ts -> src/questions/place.ts",
  "src/guidance/readable-outside.ts -> src/questions/ask-question.ts",
  "src/guidance/ask-gemeente.ts -> src/questions/place.ts",
  "src/guidance/readable-outside.ts -> src/questions/place.ts",
  "src/guidance/routing.ts -> src/questions/themes.ts",
  "src/guidance/save-wijkwijzer.ts -> src/questions/themes.ts",
  "src/guidance/walk.ts -> src/questions/asker.ts",
  "src/guidance/walk.ts -> src/questions/question.ts",
  "src/guidance/walk.ts -> src/questions/themes.ts",
  "src/guidance/wijkwijzer.ts -> src/questions/themes.ts",
  "src/guidance/write-decision.ts -> src/questions/nameless/nameless.ts",
  // What somebody asked by telephone becomes a question of the square, and its words stand at the door.
  "src/guidance/bring-back.ts -> src/questions/question.ts",
  "src/guidance/spoken-question.ts -> src/questions/question.ts",
  "src/guidance/spoken-question.ts -> src/questions/themes.ts",
  "src/guidance/spoken-question.ts -> src/residents/identity.ts",
  "src/guidance/write-down.ts -> src/questions/ask-question.ts",
  // A poll is made in the voice in which a question is asked, and waits for a moderator as a question does.
  "src/polls/make-poll.ts -> src/questions/begin-thread.ts",
  "src/polls/steer-poll.ts -> src/questions/hold.ts",
  // So is an activity; who comes stands at the door, and is written to through the same letter box.
  "src/agenda/make-activity.ts -> src/questions/begin-thread.ts",
  "src/agenda/steer-activity.ts -> src/questions/hold.ts",
  "src/agenda/register.ts -> src/residents/rate-limit.ts",
  "src/agenda/registration.ts -> src/residents/email-address.ts",
  "src/agenda/registration.ts -> src/residents/identity.ts",
  "src/agenda/write-to-registrant.ts -> src/residents/letter-content.ts",
  "src/agenda/write-to-registrant.ts -> src/residents/letter-kinds.ts",
  "src/agenda/write-to-registrant.ts -> src/residents/letters.ts",
  // So is an offer, which is about a theme of the wijk.
  "src/offers/make-offer.ts -> src/questions/begin-thread.ts",
  "src/offers/make-offer.ts -> src/questions/themes.ts",
  "src/offers/steer-offer.ts -> src/questions/hold.ts",
  // The asker of a question opens the door to an organisation that offers something.
  "src/messages/ask-organisation.ts -> src/offers/offer.ts",
  "src/messages/ask-organisation.ts -> src/questions/asker.ts",
  // Questions like the one that is typed are found as everything is found.
  "src/questions/find-similar.ts -> src/search/count-per-minute.ts",
  "src/questions/find-similar.ts -> src/search/words.ts",
  "src/questions/similar-questions.ts -> src/search/words.ts",
  // What neighbours tell of themselves: a street and themes as with questions, taken away with a reason as posts are.
  "src/introductions/hide-introduction.ts -> src/moderation/hide.ts",
  "src/introductions/introduce.ts -> src/questions/themes.ts",
  "src/introductions/introduction.ts -> src/questions/place.ts",
  "src/introductions/introduction.ts -> src/questions/themes.ts",
  "src/messages/ask-to-write.ts -> src/introductions/introduction.ts",
  "src/messages/choose-who-writes.ts -> src/introductions/introduction.ts",
  // Letters to askers and wijkwijzers go through the same letter box as every other letter.
  "src/guidance/guidance-letters.ts -> src/residents/letter-content.ts",
  "src/guidance/walk.ts -> src/residents/identity.ts",
  "src/guidance/walk.ts -> src/residents/letters.ts",
  "src/guidance/answers-to-bring.ts -> src/residents/letter-content.ts",
  "src/guidance/answers-to-bring.ts -> src/residents/letters.ts",
  "src/guidance/write-decision.ts -> src/residents/identity.ts",
  "src/guidance/write-decision.ts -> src/residents/letter-content.ts",
  "src/guidance/write-decision.ts -> src/residents/letters.ts",
  "src/notices/digest.ts -> src/questions/themes.ts",
  "src/questions/tell-asker.ts -> src/residents/letter-content.ts",
  // So do digests, which also stand where letters stand.
  "src/notices/digest.ts -> src/residents/letter-content.ts",
  "src/notices/send-digests.ts -> src/residents/identity.ts",
  "src/notices/send-digests.ts -> src/residents/letters.ts",
  "src/questions/did-it-help.ts -> src/residents/identity.ts",
  "src/questions/did-it-help.ts -> src/residents/letter-content.ts",
  "src/questions/did-it-help.ts -> src/residents/letters.ts",
  "src/questions/did-it-help.ts -> src/residents/secrets.ts",
  // Urgent news of the wijk goes through the letter box, too.
  "src/announcements/tell-everybody.ts -> src/residents/identity.ts",
  "src/announcements/tell-everybody.ts -> src/residents/letter-content.ts",
  "src/announcements/tell-everybody.ts -> src/residents/letters.ts",
  // What two people write to each other is kept at the door, and told of in letters.
  "src/messages/message.ts -> src/residents/identity.ts",
  "src/messages/tell-about-messages.ts -> src/residents/letter-content.ts",
  "src/messages/tell-about-messages.ts -> src/residents/letter-kinds.ts",
  "src/messages/tell-about-messages.ts -> src/residents/letters.ts",
  // So does one to whoever wrote something that was not placed.
  "src/moderation/tell-refused.ts -> src/residents/identity.ts",
  "src/moderation/tell-refused.ts -> src/residents/letter-content.ts",
  "src/moderation/tell-refused.ts -> src/residents/letters.ts",
  // Who reported a post stands behind the door, and is told by letter what came of it.
  "src/moderation/post-report.ts -> src/residents/identity.ts",
  "src/moderation/tell-reporter.ts -> src/residents/letter-content.ts",
  "src/moderation/tell-reporter.ts -> src/residents/letters.ts",
  // Who asked without a name stands behind the door, beside who someone is; their letters go through the same box.
  "src/questions/nameless/nameless.ts -> src/residents/identity.ts",
  "src/questions/nameless/ask-nameless.ts -> src/residents/letter-content.ts",
  "src/questions/nameless/ask-nameless.ts -> src/residents/letters.ts",
  "src/questions/nameless/ask-nameless.ts -> src/residents/secrets.ts",
  "src/questions/nameless/put-on-square.ts -> src/residents/letter-content.ts",
  "src/questions/nameless/put-on-square.ts -> src/residents/letters.ts",
  "src/questions/nameless/unseal.ts -> src/residents/letter-content.ts",
  "src/questions/nameless/unseal.ts -> src/residents/letters.ts",
  // Only its asker reports a question, and hears what came of it by letter.
  "src/service-requests/follow-reports.ts -> src/residents/letter-content.ts",
  "src/service-requests/follow-reports.ts -> src/residents/letters.ts",
  "src/service-requests/report-question.ts -> src/questions/asker.ts",
  "src/service-requests/service-request-store.ts -> src/residents/identity.ts",
  // What a gemeente alone was asked is about a question; who asks it is its asker, and it goes back with the question.
  "src/guidance/ask-gemeente.ts -> src/questions/question.ts",
  "src/handing-over/gemeente/answer-handed.ts -> src/questions/question.ts",
  "src/handing-over/hand-over.ts -> src/questions/asker.ts",
  "src/questions/withdraw-thread.ts -> src/handing-over/hand-over.ts",
  // Who only is called like an official source is told apart from one, in letters too.
  "src/questions/author-name.ts -> src/official-sources/official-source.ts",
  // A wijk that leaves the ring takes its questions and answers along.
  "src/ring/end-membership.ts -> src/questions/change-answer.ts",
  "src/ring/end-membership.ts -> src/questions/withdraw-thread.ts",
  // What an administrator types is the address of a server in one form, whatever it is typed for.
  "src/official-sources/name-source.ts -> src/ring/address-elsewhere.ts",
  // A resident's outside handle and the wijk's own have one form, and stand in one namespace.
  "src/residents/choose-outside-handle.ts -> src/wijk/handle.ts",
  "src/residents/identity.ts -> src/wijk/wijk.ts",
  // Looking somebody up on another server is counted as what is tried at the door is.
  "src/moving/move-out.ts -> src/residents/rate-limit.ts",
  // Set-up makes the first resident, as joining makes the others.
  "src/wijk/set-up.ts -> src/residents/email-address.ts",
  "src/wijk/set-up.ts -> src/residents/identity.ts",
  "src/wijk/set-up.ts -> src/residents/rate-limit.ts",
  "src/wijk/set-up.ts -> src/residents/resident-name.ts",
  "src/wijk/set-up.ts -> src/residents/resident.ts",
  "src/wijk/set-up.ts -> src/residents/secrets.ts",
  "src/wijk/set-up.ts -> src/residents/sessions.ts",
]);
