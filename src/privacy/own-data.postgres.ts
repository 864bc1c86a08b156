import { agendaItemTable } from "../agenda/agenda.tables.ts";
import { registrationTable } from "../agenda/registrations.tables.ts";
import { announcementTable } from "../announcements/announcements.tables.ts";
import { announcementDraftTable } from "../announcements/gemeente/gemeente.tables.ts";
import { consentTable, wijkwijzerTable } from "../guidance/guidance.tables.ts";
import { handOverTable } from "../handing-over/hand-overs.tables.ts";
import { introductionTable } from "../introductions/introductions.tables.ts";
import type { PostId, ResidentId } from "../kernel/ids.ts";
import { logTable } from "../moderation/moderation.tables.ts";
import { offerTable } from "../offers/offers.tables.ts";
import {
  and,
  asc,
  desc,
  eq,
  exists,
  inArray,
  isNotNull,
  isNull,
  type PgDatabase,
  type PgQueryResultHKT,
  type SQL,
  sql,
} from "../platform/query-builder.ts";
import { ballotTable } from "../polls/ballots.tables.ts";
import { pollTable } from "../polls/polls.tables.ts";
import { actorTable } from "../posts/actors.tables.ts";
import { postTable } from "../posts/posts.tables.ts";
import { meTooTable } from "../questions/me-too.tables.ts";
import { questionTable } from "../questions/questions.tables.ts";
import { letterBatchTable, letterChoiceTable, voucherTable } from "../residents/identity.tables.ts";
import { invitationTable, residentTable, roleTermTable } from "../residents/residents.tables.ts";
import { serviceRequestTable } from "../service-requests/service-requests.tables.ts";
import { agreementTable } from "./agreements.tables.ts";
import type { Entry, OwnDataStore, PostPlace } from "./own-data.ts";

type Row = Readonly<Record<string, unknown>>;

/** A row as it is taken along: moments in ISO 8601, and without what is empty. */
const entryOf = (row: Row): Entry =>
  Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) =>
      value === null || value === "" ? [] : [[name, value instanceof Date ? value.toISOString() : value]],
    ),
  ) as Entry;

const entriesOf = (rows: readonly Row[]): readonly Entry[] => rows.map(entryOf);

/** What is somebody's own within one transaction of the door. */
export const ownDataStore = (transaction: PgDatabase<PgQueryResultHKT>): OwnDataStore => {
  const place = { id: postTable.id, kind: postTable.kind, threadId: postTable.threadId };
  const placed = ({ id, kind, threadId }: { id: string; kind: string; threadId: string }) =>
    ({ id, kind, threadId }) as PostPlace;

  const written = async (whose: SQL | undefined): Promise<readonly Entry[]> => {
    const rows = await transaction
      .select({
        kind: postTable.kind,
        audience: postTable.audience,
        title: postTable.title,
        text: postTable.body,
        photos: sql<readonly string[] | null>`(select array_agg(
          concat_ws(' ', '/fotos/' || (photo ->> 'id') || '/groot.webp', nullif(photo ->> 'alt', '')))
          from jsonb_array_elements(${postTable.photos}) as photo)`,
        publishedAt: postTable.publishedAt,
        editedAt: postTable.editedAt,
        withdrawnAt: postTable.withdrawnAt,
        hiddenReason: postTable.hiddenReason,
        refusedReason: postTable.refusedReason,
        address: postTable.uri,
        theme: sql<string | null>`coalesce(${questionTable.theme}, ${offerTable.theme})`,
        area: questionTable.area,
        street: questionTable.street,
        state: questionTable.state,
        onBehalf: questionTable.onBehalf,
        options: pollTable.options,
        startsAt: agendaItemTable.startsAt,
        endsAt: agendaItemTable.endsAt,
        place: sql<string | null>`coalesce(${agendaItemTable.place}, ${offerTable.location})`,
        costs: agendaItemTable.costs,
        schedule: offerTable.schedule,
        phone: offerTable.phone,
        correction: announcementTable.correction,
      })
      .from(postTable)
      .leftJoin(questionTable, eq(questionTable.postId, postTable.id))
      .leftJoin(pollTable, eq(pollTable.postId, postTable.id))
      .leftJoin(agendaItemTable, eq(agendaItemTable.postId, postTable.id))
      .leftJoin(offerTable, eq(offerTable.postId, postTable.id))
      .leftJoin(announcementTable, eq(announcementTable.postId, postTable.id))
      .where(whose)
      .orderBy(asc(postTable.publishedAt), postTable.id);
    return entriesOf(rows);
  };

  const draftsOf = async (resident: ResidentId) =>
    entriesOf(
      await transaction
        .select({
          kind: sql<string>`'draft'`,
          title: announcementDraftTable.title,
          text: announcementDraftTable.text,
          savedAt: announcementDraftTable.savedAt,
        })
        .from(announcementDraftTable)
        .where(eq(announcementDraftTable.savedBy, resident)),
    );

  /** What hangs on questions that somebody asked under their name. */
  const ownQuestion = (
    questionId:
      | typeof consentTable.questionId
      | typeof handOverTable.questionId
      | typeof serviceRequestTable.questionId,
    resident: ResidentId,
  ) =>
    exists(
      transaction
        .select({ id: postTable.id })
        .from(postTable)
        .where(and(eq(postTable.id, questionId), eq(postTable.residentId, resident))),
    );

  return {
    plain: async (resident) => ({
      you: entriesOf(
        await transaction
          .select({
            name: residentTable.name,
            roles: residentTable.roles,
            joinedMonth: residentTable.joinedMonth,
            joinedBy: residentTable.joinedBy,
            organisation: residentTable.organisation,
            language: residentTable.language,
            foundByNeighbours: introductionTable.shown,
            aboutYou: introductionTable.about,
            street: introductionTable.street,
            themes: introductionTable.themes,
            hiddenReason: introductionTable.hiddenReason,
          })
          .from(residentTable)
          .leftJoin(introductionTable, eq(introductionTable.residentId, residentTable.id))
          .where(eq(residentTable.id, resident)),
      ),
      tasks: entriesOf(
        await transaction
          .select({ role: roleTermTable.role, until: roleTermTable.until })
          .from(roleTermTable)
          .where(eq(roleTermTable.residentId, resident)),
      ),
      letters: entriesOf(
        await transaction
          .select({
            kind: letterChoiceTable.kind,
            choice: letterChoiceTable.choice,
            chosenAt: letterChoiceTable.chosenAt,
          })
          .from(letterChoiceTable)
          .where(eq(letterChoiceTable.residentId, resident)),
      ),
      outside: entriesOf(
        await transaction
          .select({ handle: actorTable.handle, address: actorTable.uri, madeAt: actorTable.madeAt })
          .from(actorTable)
          .where(and(eq(actorTable.residentId, resident), eq(actorTable.kind, "resident"))),
      ),
      written: [...(await written(eq(postTable.residentId, resident))), ...(await draftsOf(resident))],
      consents: entriesOf(
        await transaction
          .select({
            rung: consentTable.rung,
            answer: consentTable.answer,
            at: consentTable.at,
            shown: consentTable.shown,
          })
          .from(consentTable)
          .where(ownQuestion(consentTable.questionId, resident))
          .orderBy(consentTable.at),
      ),
      agreed: entriesOf(
        await transaction
          .select({
            agreedTo: agreementTable.what,
            version: agreementTable.version,
            agreedAt: agreementTable.agreedAt,
            takenBackAt: agreementTable.takenBackAt,
          })
          .from(agreementTable)
          .where(eq(agreementTable.residentId, resident))
          .orderBy(agreementTable.agreedAt),
      ),
      handed: entriesOf(
        await transaction
          .select({
            title: handOverTable.title,
            text: handOverTable.text,
            place: handOverTable.place,
            at: handOverTable.at,
            withdrawnAt: handOverTable.withdrawnAt,
            reference: handOverTable.reference,
          })
          .from(handOverTable)
          .where(ownQuestion(handOverTable.questionId, resident)),
      ),
      reported: entriesOf(
        await transaction
          .select({
            category: serviceRequestTable.categoryName,
            text: serviceRequestTable.description,
            place: serviceRequestTable.place,
            madeAt: serviceRequestTable.madeAt,
            state: serviceRequestTable.state,
            reference: serviceRequestTable.number,
          })
          .from(serviceRequestTable)
          .where(ownQuestion(serviceRequestTable.questionId, resident)),
      ),
      coming: (
        await transaction
          .select({ ...place, state: registrationTable.state, askedAt: registrationTable.askedAt })
          .from(registrationTable)
          .innerJoin(postTable, eq(postTable.id, registrationTable.itemId))
          .where(eq(registrationTable.residentId, resident))
      ).map(({ id, state, askedAt }) => ({ about: `/agenda/${id}`, state, askedAt: askedAt.toISOString() })),
      desk: entriesOf(
        await transaction
          .select({
            themes: wijkwijzerTable.themes,
            capacity: wijkwijzerTable.capacity,
            awayUntil: wijkwijzerTable.awayUntil,
            organisation: wijkwijzerTable.organisation,
            about: wijkwijzerTable.about,
            reachable: wijkwijzerTable.reachable,
            shownOutside: wijkwijzerTable.shownOutside,
          })
          .from(wijkwijzerTable)
          .where(eq(wijkwijzerTable.residentId, resident)),
      ),
      invitations: [
        ...entriesOf(
          await transaction
            .select({
              kind: invitationTable.kind,
              code: invitationTable.code,
              madeAt: invitationTable.madeAt,
              until: invitationTable.expiresAt,
            })
            .from(invitationTable)
            .where(eq(invitationTable.madeBy, resident)),
        ),
        ...entriesOf(
          await transaction
            .select({
              kind: sql<string>`'letters'`,
              letters: letterBatchTable.letters,
              madeAt: letterBatchTable.madeAt,
            })
            .from(letterBatchTable)
            .where(eq(letterBatchTable.madeBy, resident)),
        ),
      ],
      vouched: entriesOf(
        await transaction
          .select({ answer: voucherTable.answer })
          .from(voucherTable)
          .where(and(eq(voucherTable.residentId, resident), isNotNull(voucherTable.answer))),
      ),
      deeds: entriesOf(
        await transaction
          .select({ at: logTable.at, deed: logTable.deed, reason: logTable.reason })
          .from(logTable)
          .where(eq(logTable.byResident, resident))
          .orderBy(desc(logTable.position)),
      ),
    }),
    writtenWithoutName: async (threads) =>
      threads.length === 0
        ? []
        : written(and(inArray(postTable.threadId, [...threads] as PostId[]), isNotNull(postTable.pseudonym))),
    marked: async () =>
      (
        await transaction
          .selectDistinct(place)
          .from(meTooTable)
          .innerJoin(postTable, eq(postTable.id, meTooTable.questionId))
          .where(isNull(postTable.withdrawnAt))
      ).map(placed),
    voted: async () =>
      (
        await transaction
          .selectDistinct({ ...place, options: pollTable.options })
          .from(ballotTable)
          .innerJoin(pollTable, eq(pollTable.postId, ballotTable.pollId))
          .innerJoin(postTable, eq(postTable.id, pollTable.postId))
          .where(isNull(postTable.withdrawnAt))
      ).map(({ options, ...row }) => ({ ...placed(row), options })),
  };
};
