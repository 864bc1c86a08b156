import { announcementPage } from "../../web/pages/announcement.ts";
import { boardPage } from "../../web/pages/board.ts";
import { type ChangeAnnouncementView, changeAnnouncementPage } from "../../web/pages/change-announcement.ts";
import {
  announcementFieldNames,
  type MakeAnnouncementView,
  makeAnnouncementPage,
} from "../../web/pages/make-announcement.ts";
import { withdrawAnnouncementPage } from "../../web/pages/withdraw-announcement.ts";
import type { PersonalInAnswer } from "../../web/parts/answer-form.ts";
import type { AnswersView } from "../../web/parts/answers.ts";
import type { OutsideView, ProblemView } from "../../web/views.ts";
import type { Clock } from "../kernel/clock.ts";
import { type PostId, parseId } from "../kernel/ids.ts";
import { isModerator, type Reader } from "../kernel/reader.ts";
import type { Result } from "../kernel/result.ts";
import { firstValue } from "../platform/http/form.ts";
import { formRefusal } from "../platform/http/form-refusal.ts";
import type { Notice } from "../platform/http/notices.ts";
import { objectRedirect } from "../platform/http/object-redirect.ts";
import { type Opened, openings } from "../platform/http/openings.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { photosInForm } from "../posts/chosen-photos.http.ts";
import type { PostViewing } from "../posts/made-by.http.ts";
import type { OfficialVoice } from "../posts/official-voice.ts";
import { decidedTexts } from "../posts/personal-data.http.ts";
import { type Post, stands } from "../posts/post.ts";
import type { AnnouncementRead, AnnouncementReads } from "./announcement-reads.ts";
import { type AnnouncementViewing, announcementView, sheetOf } from "./announcement-views.http.ts";
import type { MakeAnnouncement } from "./make-announcement.ts";
import type { SteerAnnouncement } from "./steer-announcement.ts";

type Resident = Reader & { kind: "resident" };
type Given = Opened<PostId>;

type FilledIn = {
  readonly personal?: PersonalInAnswer;
  readonly values: { readonly text?: string; readonly outside?: string };
  readonly problems: readonly ProblemView[];
};

const mostNow = 100;
const mostEarlier = 30;
const mostOfNeighbours = 30;

const pathOf = (id: PostId): string => `/mededelingen/${id}`;

/** The board of the wijk: reading announcements, and what moderators do with them. */
export const announcementRoutes = (parts: {
  readonly origin: string;
  readonly pages: Pages;
  readonly withPhotos: Pages["withForm"];
  readonly clock: Clock;
  readonly reads: AnnouncementReads;
  readonly make: MakeAnnouncement;
  readonly steer: SteerAnnouncement;
  readonly memberCount: () => Promise<number>;
  readonly voices: () => Promise<readonly OfficialVoice[]>;
  /** What stands under what an official source said, for one reader. */
  readonly answersUnder: (looking: Pick<PostViewing, "reader" | "lang">, post: Post) => Promise<AnswersView>;
  readonly answering: {
    /** A resident answers an official source; gives the answer, and whether it waits for a moderator. */
    readonly answer: (given: {
      readonly reader: Resident;
      readonly threadId: PostId;
      readonly text: string;
      readonly outside: "handle" | "stand-in";
    }) => Promise<Result<PostId>>;
    readonly waits: (answer: PostId) => Promise<boolean>;
    /** Whether the source lets anybody answer. */
    readonly isWanted: (id: PostId) => Promise<boolean>;
    readonly outside: (reader: Reader) => Promise<OutsideView>;
  };
}): readonly Route[] => {
  const { pages, reads, steer, clock, answering } = parts;
  const { opened, posted } = openings(pages);
  const { posted: postedWithPhotos } = openings({ ...pages, withForm: parts.withPhotos });
  const absent = (context: WijkContext) => pages.refuse(context, { kind: "absent" });
  const viewingOf = async (context: WijkContext): Promise<AnnouncementViewing> => ({
    lang: context.get("lang"),
    reader: context.get("reader"),
    now: clock(),
    voices: await parts.voices(),
  });

  const board = async (context: WijkContext): Promise<Response> => {
    const viewing = await viewingOf(context);
    const { reader } = viewing;
    const rows = async (from: "wijk" | "neighbours", holds: boolean, limit: number) =>
      (await reads.list(reader, { at: viewing.now, holds, from, limit })).map((read) => sheetOf(read, viewing));
    const [now, earlier, neighbours] = await Promise.all([
      rows("wijk", true, mostNow),
      rows("wijk", false, mostEarlier),
      rows("neighbours", true, mostOfNeighbours),
    ]);
    return pages.show(context, (shell) =>
      boardPage({ shell, now, earlier, neighbours, mayWrite: isModerator(reader) }),
    );
  };

  /** The form below what an official source said, for whoever may answer it. */
  const answerFormFor = async (
    { announcement: { post }, source }: AnnouncementRead,
    reader: Reader,
    filledIn: FilledIn,
  ) =>
    source !== null && reader.kind === "resident" && stands(post) && (await answering.isWanted(post.id))
      ? { ...filledIn, photos: null, outside: await answering.outside(reader) }
      : null;

  const showOne = async (
    context: WijkContext,
    id: PostId | null,
    filledIn: FilledIn = { values: {}, problems: [] },
    options = {},
  ): Promise<Response> => {
    const viewing = await viewingOf(context);
    const { reader } = viewing;
    const read = id === null ? null : await reads.one(reader, id);
    if (read === null) return absent(context);
    const answers = read.source === null ? null : await parts.answersUnder(viewing, read.announcement.post);
    const view = { ...announcementView(read, viewing), answers, memberCount: await parts.memberCount() };
    const answerForm = await answerFormFor(read, reader, filledIn);
    return pages.show(context, (shell) => announcementPage({ ...view, answerForm, shell }), options);
  };

  const one = async (context: WijkContext): Promise<Response> => {
    const id = parseId<PostId>(context.req.param("id") ?? "");
    const elsewhere = id === null ? null : objectRedirect(context, `${parts.origin}/ap/o/${id}`);
    return elsewhere ?? showOne(context, id);
  };

  const makeForm = async (
    context: WijkContext,
    values: MakeAnnouncementView["values"] = {},
    problems: readonly ProblemView[] = [],
    photos = photosInForm(null).photos,
  ): Promise<Response> => {
    const memberCount = await parts.memberCount();
    return pages.show(context, (shell) => makeAnnouncementPage({ shell, memberCount, values, problems, photos }), {
      status: problems.length === 0 ? 200 : 422,
    });
  };

  const make = parts.withPhotos(async (context, sent) => {
    const reader = context.get("reader");
    if (reader.kind !== "resident") return absent(context);
    const values: MakeAnnouncementView["values"] = Object.fromEntries(
      announcementFieldNames.map((name) => [name, firstValue(sent, name)]),
    );
    const { photos, chosen, again } = photosInForm(sent);
    if (again) return makeForm(context, values, [], photos);
    const audience = values.audience || "wijk";
    if (audience !== "wijk" && audience !== "everyone")
      return makeForm(context, values, [{ field: "audience", reason: "audience-unknown" }], photos);
    const urgent = values.urgent === "ja";
    const { title = "", text = "", lastDay = "" } = values;
    const made = await parts.make({
      by: reader.id,
      title,
      text,
      lastDay,
      audience,
      urgent,
      photos: chosen,
    });
    if (made.ok)
      return pages.seeOther(context, pathOf(made.value), urgent ? "announcement-made-urgent" : "announcement-made");
    return made.refusal.kind === "invalid"
      ? makeForm(context, values, made.refusal.problems, photos)
      : pages.refuse(context, made.refusal);
  });

  const answer = posted<PostId>(async ({ context, reader, id, form }) => {
    const values = { text: firstValue(form, "text"), outside: firstValue(form, "outside") };
    const outside = values.outside === "handle" ? "handle" : "stand-in";
    if ((await reads.one(reader, id)) === null) return absent(context);
    const { texts, ...personal } = decidedTexts(form, { text: values.text });
    if (personal.removed || personal.found.length > 0)
      return showOne(context, id, { values: { ...values, ...texts }, problems: [], personal });
    const done = await answering.answer({ reader, threadId: id, text: values.text, outside });
    if (done.ok) {
      const notice = (await answering.waits(done.value)) ? "answered-held" : "answered";
      return pages.seeOther(context, `${pathOf(id)}#antwoord-${done.value}`, notice);
    }
    const refused = formRefusal(done.refusal);
    return refused === null
      ? pages.refuse(context, done.refusal)
      : showOne(context, id, { values, problems: refused.problems }, refused.options);
  });

  const changeForm = async (
    { context, reader, id }: Given,
    again?: Pick<ChangeAnnouncementView, "values" | "problems" | "photos">,
  ): Promise<Response> => {
    const read = await reads.one(reader, id);
    if (read === null) return absent(context);
    const { post, lastDay, urgent } = read.announcement;
    const values = again?.values ?? { title: post.title ?? "", text: post.body, lastDay: lastDay ?? "" };
    const photos = again?.photos ?? photosInForm(null, post.photos).photos;
    const given = { id, audience: post.audience, urgent, values, problems: again?.problems ?? [], photos };
    const memberCount = await parts.memberCount();
    return pages.show(context, (shell) => changeAnnouncementPage({ shell, memberCount, ...given }), {
      status: (again?.problems ?? []).length === 0 ? 200 : 422,
    });
  };

  const change = postedWithPhotos<PostId>(async (given) => {
    const { form } = given;
    const values = {
      title: firstValue(form, "title"),
      text: firstValue(form, "text"),
      lastDay: firstValue(form, "lastDay"),
      correction: firstValue(form, "correction"),
    };
    const { photos, chosen, again } = photosInForm(form);
    if (again) return changeForm(given, { values, problems: [], photos });
    const done = await steer.correct(given.id, given.reader.id, { ...values, photos: chosen });
    if (done.ok) return pages.seeOther(given.context, pathOf(given.id), "announcement-changed");
    return done.refusal.kind === "invalid"
      ? changeForm(given, { values, problems: done.refusal.problems, photos })
      : pages.refuse(given.context, done.refusal);
  });

  const withdrawForm = async (
    { context, reader, id }: Given,
    again?: { readonly farewell: string; readonly problems: readonly ProblemView[] },
  ): Promise<Response> => {
    const read = await reads.one(reader, id);
    if (read === null) return absent(context);
    const { post, urgent } = read.announcement;
    const values = { farewell: again?.farewell };
    const given = { id, title: post.title ?? "", audience: post.audience, urgent, values };
    return pages.show(
      context,
      (shell) => withdrawAnnouncementPage({ shell, ...given, problems: again?.problems ?? [] }),
      { status: again === undefined ? 200 : 422 },
    );
  };

  const withdraw = posted<PostId>(async (given) => {
    const { form } = given;
    const farewell = firstValue(form, "farewell");
    const done = await steer.withdraw(given.id, given.reader.id, farewell);
    if (done.ok) return pages.seeOther(given.context, "/mededelingen", "announcement-withdrawn");
    return done.refusal.kind === "invalid"
      ? withdrawForm(given, { farewell, problems: done.refusal.problems })
      : pages.refuse(given.context, done.refusal);
  });

  const pins = (act: (given: Given) => Promise<Result<null>>, notice: Notice) =>
    posted<PostId>(async (given) => {
      const done = await act(given);
      if (done.ok) return pages.seeOther(given.context, pathOf(given.id), notice);
      if (done.refusal.kind !== "conflict") return pages.refuse(given.context, done.refusal);
      const why = done.refusal.reason === "too-many-pinned" ? "too-many-pinned" : "announcement-over";
      return pages.seeOther(given.context, pathOf(given.id), why);
    });

  return [
    { method: "GET", path: "/mededelingen", handle: board },
    { method: "GET", path: "/mededelingen/nieuw", handle: (context) => makeForm(context) },
    { method: "POST", path: "/mededelingen", handle: make },
    { method: "GET", path: "/mededelingen/:id", handle: one },
    { method: "POST", path: "/mededelingen/:id/antwoorden", handle: answer },
    { method: "GET", path: "/mededelingen/:id/veranderen", handle: opened<PostId>((given) => changeForm(given)) },
    { method: "POST", path: "/mededelingen/:id/veranderen", handle: change },
    { method: "GET", path: "/mededelingen/:id/intrekken", handle: opened<PostId>((given) => withdrawForm(given)) },
    { method: "POST", path: "/mededelingen/:id/intrekken", handle: withdraw },
    {
      method: "POST",
      path: "/mededelingen/:id/vastmaken",
      handle: pins(({ id, reader }) => steer.pin(id, reader.id), "announcement-pinned"),
    },
    {
      method: "POST",
      path: "/mededelingen/:id/losmaken",
      handle: pins(({ id, reader }) => steer.unpin(id, reader.id), "announcement-unpinned"),
    },
  ];
};
