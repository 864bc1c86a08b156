/**
 * What is kept about people: every column of every table, what it is for, where it stands and how long. The page on which somebody
 * reads what is known about them is made from this list, and a test holds it against the real database: a column that is
 * not here fails it.
 */

/** What data is for. */
export const purposes = [
  "name",
  "address",
  "signing-in",
  "letters",
  "written",
  "way",
  "nameless",
  "marks",
  "coming",
  "talking",
  "guiding",
  "joining",
  "reports",
  "outside",
  "elsewhere",
  "workings",
] as const;
export type Purpose = (typeof purposes)[number];

/**
 * Where data stands, from open to shut. `square`: where pages are made from. `door`: where only what signs people in and writes
 * to them may read. `sealed`: there, and encrypted with a key outside the database. `hashed`: there, as a keyed hash, which finds
 * something and from which nothing can be read.
 */
export type Place = "square" | "door" | "sealed" | "hashed";

/** How long data is kept at most. */
export type Retention =
  /** As long as somebody is a member. */
  | "leaving"
  /** As long as a task lasts that somebody has. */
  | "task"
  /** A quarter of an hour. */
  | "quarter"
  | "hour"
  | "day"
  /** 30 days. */
  | "month"
  /** 30 days after it was used last. */
  | "month-unused"
  /** 60 days. */
  | "two-months"
  /** 30 days after somebody took back what it is about. */
  | "month-after-withdrawn"
  /** 30 days, or as long as what it is about can be read here. */
  | "while-standing"
  /** About 90 days. */
  | "quarter-year"
  /** Two years. */
  | "two-years"
  /** 180 days after the last word. */
  | "half-year"
  /** A week after what it is about was. */
  | "week-after"
  /** Until somebody takes it back. */
  | "withdrawn"
  | "removed"
  | "discarded"
  | "undone"
  | "unfollowed"
  /** Until a moderator decided. */
  | "decided"
  /** 30 days after a moderator decided; what was said is erased at once. */
  | "month-after-decided"
  /** Words until somebody looked, at most two weeks; that somebody looked about 90 days. */
  | "while-looked-at"
  /** Until a moderator or an administrator ends it. */
  | "lifted"
  | "while-named"
  /** As long as it is needed to talk with another place. */
  | "while-known"
  /** For good: it is proof of what was done. */
  | "always";

/** One table with something about people, and its columns; `other` say nothing about anybody. */
export type PersonalTable = {
  readonly about: Purpose;
  readonly place: Place;
  readonly until: Retention;
  readonly personal: readonly string[];
  readonly other: readonly string[];
};

const columns = (names: string): readonly string[] => (names === "" ? [] : names.split(" "));

const kept = (about: Purpose, place: Place, until: Retention, personal: string, other = ""): PersonalTable => ({
  about,
  place,
  until,
  personal: columns(personal),
  other: columns(other),
});

/** What stands of an appeal before a wijk of the ring, at both sides. */
const lookedAt = "id uri wijk_id reason text words answer_before state outcome answer ended_at";

/** Tables with something about people, by name; those of the schema `identity` with that before it. */
export const personalTables: Readonly<Record<string, PersonalTable>> = {
  resident: kept(
    "name",
    "square",
    "leaving",
    "id name roles joined_month joined_by posts_to_see organisation left_at language suspended_at",
  ),
  role_term: kept("name", "square", "task", "resident_id role until reminded_at"),
  "identity.address": kept("address", "sealed", "leaving", "resident_id sealed index added_at arrived_at"),
  "identity.session": kept(
    "signing-in",
    "door",
    "month-unused",
    "token_hash id resident_id device started_at seen_at expires_at",
  ),
  "identity.passkey": kept(
    "signing-in",
    "door",
    "removed",
    "id resident_id credential_id public_key user_handle counter name made_at used_on",
  ),
  "identity.sign_in": kept(
    "signing-in",
    "door",
    "quarter",
    "id resident_id link_hash code_hash browser_hash any_browser attempts_left expires_at used_at",
  ),
  "identity.passkey_challenge": kept(
    "signing-in",
    "door",
    "quarter",
    "challenge_hash browser_hash purpose resident_id user_handle expires_at",
  ),
  "identity.leaving": kept("name", "door", "month", "id resident_id words asked_at due_at left_at actor_id emptied"),
  "identity.attempt": kept("signing-in", "door", "day", "bucket window_start count"),
  "identity.letter": kept("letters", "sealed", "month", "id kind sealed written_at sent_at attempts last_error"),
  "identity.letter_choice": kept("letters", "door", "leaving", "resident_id kind choice chosen_at"),
  "identity.digest_reader": kept("letters", "door", "leaving", "resident_id up_to"),
  "identity.notice_reader": kept("letters", "door", "leaving", "resident_id up_to"),
  "identity.did_it_help": kept("letters", "door", "two-months", "question_id secret_hash asked_at answered_at"),
  post: kept(
    "written",
    "square",
    "withdrawn",
    "id thread_id in_reply_to audience resident_id pseudonym actor_id home_wijk_id uri url title body html published_at edited_at withdrawn_at hidden_at hidden_by hidden_reason held_at refused_at refused_by refused_reason searchable_by language photos",
    "kind",
  ),
  photo: kept("written", "square", "withdrawn", "id resident_id post_id width height small large brought_at"),
  question: kept(
    "written",
    "square",
    "withdrawn",
    "post_id theme on_behalf area street taken_by taken_at helpful_id closed_at changed_at helpful_at checked_at outcome handed_to",
    "state handed_in_private",
  ),
  post_search: kept(
    "written",
    "square",
    "withdrawn",
    "post_id thread_id audience published_at title words searchable_by",
    "kind",
  ),
  introduction: kept(
    "name",
    "square",
    "leaving",
    "resident_id shown about street themes hidden_at hidden_by hidden_reason",
  ),
  agreement: kept("way", "square", "leaving", "id resident_id what version agreed_at taken_back_at"),
  "identity.data_look": kept("reports", "hashed", "two-years", "id mark what seen_by at"),
  "identity.introduction_report": kept("reports", "sealed", "decided", "id resident_id reporter sealed reported_at"),
  handed_answer: kept(
    "written",
    "square",
    "quarter-year",
    "id handed_id text answered_by at edited_at withdrawn_at",
    "declined",
  ),
  poll: kept(
    "written",
    "square",
    "withdrawn",
    "post_id options ends_at closed_at counted_at changed_at",
    "several voters votes stirred",
  ),
  agenda_item: kept(
    "written",
    "square",
    "withdrawn",
    "post_id starts_at ends_at remind_at place costs register_until cancelled_at cancelled_why",
    "registers places coming waiting sequence",
  ),
  offer: kept(
    "written",
    "square",
    "withdrawn",
    "post_id theme location schedule phone valid_until",
    "purpose manner availability",
  ),
  announcement: kept(
    "written",
    "square",
    "withdrawn",
    "post_id last_day pinned_at correction farewell",
    "urgent official_kind",
  ),
  announcement_draft: kept(
    "written",
    "square",
    "discarded",
    "id title text last_day saved_by saved_at",
    "urgent everyone wijken areas",
  ),
  question_step: kept("way", "square", "withdrawn", "id question_id at rung kind resident_id count"),
  question_way: kept("way", "square", "withdrawn", "question_id rung waiting_for next_at asked ahead declined"),
  consent: kept("way", "square", "withdrawn", "id question_id rung answer at shown recipients"),
  hand_over: kept(
    "way",
    "square",
    "withdrawn",
    "id question_id gemeente_id speaker_id uri title text place at withdrawn_at told_settled reference answer_before why promised_at",
  ),
  handed_question: kept(
    "way",
    "square",
    "quarter-year",
    "id uri wijk_id asker_id title text place came_at answer_before why settled_at withdrawn_at erased_at",
    "year number",
  ),
  service_request: kept(
    "way",
    "square",
    "always",
    "id question_id category_code category_name category_group description place latitude longitude made_at desk_name desk_address state reference number desk_words attempts last_error next_at changed_at",
  ),
  "identity.nameless_thread": kept(
    "nameless",
    "sealed",
    "withdrawn",
    "id thread_id sealed secret_hash keeper_id asked_on",
  ),
  "identity.nameless_waiting": kept("nameless", "sealed", "hour", "id thread_id place sealed due_at", "attempts"),
  "identity.unsealing_step": kept("nameless", "sealed", "always", "id unsealing_id thread_id step by_id reason at"),
  "identity.me_too": kept("marks", "hashed", "withdrawn", "question_id mark"),
  "identity.poll_ballot": kept("marks", "hashed", "withdrawn", "poll_id mark choices"),
  "identity.registration": kept(
    "coming",
    "sealed",
    "week-after",
    "id item_id resident_id sealed email_mark state asked_at confirmed_at wants_reminder reminded letters",
  ),
  "identity.private_thread": kept("talking", "door", "half-year", "id question_id state opened_at last_message_at"),
  "identity.participant": kept("talking", "sealed", "half-year", "thread_id seat holder sealed read_up_to"),
  "identity.message": kept("talking", "sealed", "half-year", "id thread_id seat position sealed written_at"),
  "identity.message_block": kept("talking", "sealed", "leaving", "id blocker blocked sealed blocked_at"),
  "identity.message_setting": kept("talking", "hashed", "leaving", "holder may_be_asked"),
  "identity.message_report": kept(
    "reports",
    "sealed",
    "month-after-decided",
    "id message_id thread_id seat sealed reported_at outcome sealed_reason decided_by decided_at",
  ),
  "identity.post_report": kept(
    "reports",
    "sealed",
    "month-after-decided",
    "id post_id reporter sealed_reporter sealed reported_at times sent_on_at outcome sealed_reason decided_by decided_at",
  ),
  "identity.decision": kept(
    "reports",
    "sealed",
    "leaving",
    "id about_resident about_post rule sealed decided_by decided_at until ended_at ended_by",
    "kind",
  ),
  "identity.appeal": kept(
    "reports",
    "sealed",
    "leaving",
    "decision_id first_by about_resident sealed appealed_at decided_by decided_by_wijk decided_at outcome sealed_answer",
  ),
  "identity.appeal_opinion": kept("reports", "door", "leaving", "opinion_id decision_id wijk_id open"),
  second_opinion: kept("reports", "square", "while-looked-at", `${lookedAt} agreed_at`, "kind rule"),
  brought_appeal: kept("reports", "square", "while-looked-at", `${lookedAt} came_at decided_by`, "kind rule"),
  log_entry: kept(
    "reports",
    "square",
    "always",
    "at by_resident deed about_resident about_post detail reason erased_at",
    "position",
  ),
  blocked_actor: kept("reports", "square", "lifted", "actor_id reason blocked_by blocked_at"),
  received_block: kept("reports", "square", "lifted", "blocker_id blocked_id activity_uri"),
  blocked_server: kept("reports", "square", "lifted", "reason blocked_by blocked_at", "host"),
  limited_server: kept("reports", "square", "lifted", "reason limited_by limited_at", "host"),
  listed_server: kept("reports", "square", "lifted", "listed_by listed_at", "host"),
  allow_list: kept("reports", "square", "lifted", "turned_on_by since", "only"),
  wijkwijzer: kept(
    "guiding",
    "square",
    "leaving",
    "resident_id themes hours capacity away_until organisation about reachable shown_outside",
  ),
  guidance_offer: kept(
    "guiding",
    "square",
    "withdrawn",
    "id question_id resident_id offered_at starts_at told_at ended_at how",
  ),
  "identity.spoken_question": kept(
    "guiding",
    "sealed",
    "quarter-year",
    "id resident_id question_id way_back sealed noted_at waits_since remind_at told",
  ),
  "identity.join_request": kept(
    "joining",
    "sealed",
    "month",
    "id email_index sealed asked_at expires_at told_at",
    "vouchers_needed",
  ),
  "identity.voucher": kept("joining", "hashed", "month", "token_hash request_id resident_id answer"),
  invitation: kept("joining", "square", "leaving", "id code made_by expires_at made_at withdrawn_at", "kind uses_left"),
  "identity.letter_batch": kept("joining", "door", "always", "id made_by made_at expires_at withdrawn_at", "letters"),
  actor: kept(
    "outside",
    "square",
    "leaving",
    "id kind uri type handle host name summary url inbox shared_inbox followers searchable_by resident_id thread_id signing_key_id made_at fetched_at gone_at",
  ),
  actor_alias: kept("outside", "square", "leaving", "actor_id alias_id since"),
  actor_move: kept("outside", "square", "leaving", "id actor_id target_id moved_at ended_at"),
  follower: kept("elsewhere", "square", "unfollowed", "actor_id follower_id follow_uri since"),
  liking: kept("elsewhere", "square", "undone", "post_id actor_id activity_uri"),
  poll_vote: kept("elsewhere", "square", "withdrawn", "poll_id actor_id option"),
  outgoing_activity: kept(
    "outside",
    "square",
    "month-after-withdrawn",
    "id uri type signer_id object_uri post_id body only_to made_at",
    "position variant ring takes_back",
  ),
  inbox_activity: kept(
    "elsewhere",
    "square",
    "while-standing",
    "id activity_id activity_type actor_uri forwarded_by object_uri subject_uri body received_at due_at done_at outcome last_error",
    "attempts claims leased_by",
  ),
  remote_key: kept("elsewhere", "square", "while-known", "key_id owner public_pem checked_at", "proves"),
  missing_parent: kept("elsewhere", "square", "day", "note_uri host noted_at due_at", "attempts"),
  tombstone: kept("elsewhere", "square", "always", "uri deleted_at"),
  official_source: kept(
    "elsewhere",
    "square",
    "while-named",
    "id actor_id kind hashtag follow_uri since named_by ended_at",
    "only moderator_first state",
  ),
  neighbour: kept("elsewhere", "square", "while-known", "actor_id follow_uri since", "state"),
  event: kept("workings", "square", "month", "id kind payload happened_at relayed_at", "position"),
};

/** Tables that say nothing about anybody, with their columns. */
export const impersonalTables: Readonly<Record<string, string>> = {
  announcement_reach: "post_id everyone",
  announcement_wijk: "post_id actor_id shown_with shown_at",
  area: "id name",
  delivery:
    "id activity_id inbox host object_uri due_at give_up_at attempts leased_by done_at outcome last_status last_error gone_count gone_since",
  demand_figure: "month theme askers",
  demand_month: "month told_at",
  digest_closing: "at",
  digest_post: "post_id closing",
  house_style: "only logo_id logo logo_width logo_height site theme_class sheet_name sheet tokens",
  guidance_waits: "only wijkwijzers taker wijk outside asker",
  "identity.letter_code": "code_hash batch_id used",
  interaction_policy: "post_id reply announce",
  letter_frame: "kind language opening closing signature",
  peer: "host signature_style failures failing_since held_until last_error software software_version people software_asked_at",
  ring_membership: "actor_id state own_uri own_type their_uri since",
  service_category: "code name group_name place",
  service_desk: "only kind name address jurisdiction api_key latitude longitude categories_read_at",
  signing_key: "id purpose public_pem private_sealed proof_multikey proof_private_sealed made_at",
  theme: "slug name icon position sensitive offered",
  thread_visit: "post_id planned_at visits due_at",
  wijk: "only origin mode set_up_code_hash name place handle door about set_up_at vouchers_needed held_posts",
  wijk_area: "area_id actor_id",
};
