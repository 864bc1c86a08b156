import { changeAnswerPage } from "../../web/pages/change-answer.ts";
import { changeQuestionPage } from "../../web/pages/change-question.ts";
import { questionPage } from "../../web/pages/question.ts";
import { withdrawAnswerPage } from "../../web/pages/withdraw-answer.ts";
import { withdrawQuestionPage } from "../../web/pages/withdraw-question.ts";
import type { PhotosView } from "../../web/parts/photo-fields.ts";
import { themeViews } from "../../web/texts/themes.ts";
import type { ProblemView } from "../../web/views.ts";
import { type PostId, parseId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import type { Refusal } from "../kernel/refusal.ts";
import type { Result } from "../kernel/result.ts";
import { firstValue } from "../platform/http/form.ts";
import type { Notice } from "../platform/http/notices.ts";
import { type Opened, openings, type Posted } from "../platform/http/openings.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { photosInForm } from "../posts/chosen-photos.http.ts";
import { decidedTexts } from "../posts/personal-data.http.ts";
import { wroteIt } from "../posts/post.ts";
import type { AnswerQuestion } from "./answer-question.ts";
import { signedInAs } from "./asker.ts";
import type { ChangeAnswer } from "./change-answer.ts";
import type { MeToo } from "./me-too.ts";
import { questionView, type ReadQuestionsParts } from "./read-questions.http.ts";
import type { SteerQuestion } from "./steer-question.ts";
import { choosable } from "./themes.ts";

type Resident = Reader & { kind: "resident" };

/** What a reader does in a thread: answering, and the asker's and the authors' own actions. */
export const threadRoutes = (
  parts: ReadQuestionsParts & {
    readonly withPhotos: Pages["withForm"];
    readonly answer: AnswerQuestion;
    readonly steer: SteerQuestion;
    readonly changeAnswer: ChangeAnswer;
    readonly meToo: MeToo;
    /** Parts of the wijk to choose from. */
    readonly areas: () => Promise<readonly string[]>;
  },
): readonly Route[] => {
  const { pages, reads, steer, meToo } = parts;
  const { opened, posted } = openings(pages);
  const { posted: postedWithPhotos } = openings({ ...pages, withForm: parts.withPhotos });
  const absent = (context: WijkContext) => pages.refuse(context, { kind: "absent" });

  /** An action of the asker that needs no words. */
  const step = (notice: Notice, act: (given: Posted<PostId>) => Promise<Result<null>>) =>
    posted<PostId>(async (given) => {
      const done = await act(given);
      return done.ok || done.refusal.kind === "conflict"
        ? pages.seeOther(given.context, `/vragen/${given.id}`, done.ok ? notice : "changed-meanwhile")
        : pages.refuse(given.context, done.refusal);
    });

  const problemsOf = (refusal: Refusal): readonly ProblemView[] | null => {
    if (refusal.kind === "invalid") return refusal.problems;
    return refusal.kind === "conflict" ? [{ field: "text", reason: refusal.reason }] : null;
  };

  const answer = postedWithPhotos<PostId>(async ({ context, reader, id, form }) => {
    const text = firstValue(form, "text");
    const outside = firstValue(form, "outside") === "handle" ? "handle" : "stand-in";
    const isNameless = (await parts.nameless.secretOf(id, reader.id)) !== null;
    const { texts, ...personal } = decidedTexts(form, { text }, isNameless ? [reader.name] : []);
    const { photos, chosen, again: lookAtPhotos } = photosInForm(form);
    if (personal.removed || personal.found.length > 0 || lookAtPhotos) {
      const again = { values: { ...texts, outside }, problems: [], personal, photos };
      const view = await questionView(parts, context, id, again);
      if (view !== null && view.answerForm !== null)
        return pages.show(context, (shell) => questionPage({ ...view, shell }));
    }
    // Whoever asked this without a name never answers with it, whatever form they had open.
    const spoken = await parts.nameless.speak(id, reader.id, text);
    const done = spoken ?? (await parts.answer({ reader, threadId: id, text, outside, photos: chosen }));
    if (done.ok) {
      if (done.value === null) return pages.seeOther(context, `/vragen/${id}`, "comes-later");
      const waits = ((await reads.answer(reader, done.value))?.answer.held ?? null) !== null;
      return pages.seeOther(context, `/vragen/${id}#antwoord-${done.value}`, waits ? "answered-held" : "answered");
    }
    const problems = problemsOf(done.refusal);
    const view =
      problems === null
        ? null
        : await questionView(parts, context, id, { values: { text, outside }, problems, photos });
    if (view === null) return pages.refuse(context, done.refusal);
    return pages.show(context, (shell) => questionPage({ ...view, shell }), {
      status: done.refusal.kind === "conflict" ? 409 : 422,
    });
  });

  const ownQuestion = async (reader: Resident, id: PostId) => {
    const thread = await reads.thread(reader, id);
    return thread !== null && wroteIt(thread.question.post, reader.id) ? thread.question : null;
  };

  const changeForm = async (
    { context, reader, id }: Opened<PostId>,
    filledIn?: {
      readonly values: { title: string; text: string; theme: string; area: string; street: string };
      readonly problems: readonly ProblemView[];
      readonly photos: PhotosView;
    },
  ): Promise<Response> => {
    const question = await ownQuestion(reader, id);
    if (question === null) return absent(context);
    const { post, theme } = question;
    const memberCount = await parts.memberCount();
    const area = question.place.area ?? "";
    const street = question.place.street ?? "";
    const values = filledIn?.values ?? { title: post.title ?? "", text: post.body, theme, area, street };
    const areas = [...new Set([...(await parts.areas()), ...(area === "" ? [] : [area])])];
    const themes = choosable(await parts.themes(), [theme]);
    const problems = filledIn?.problems ?? [];
    const photos = filledIn?.photos ?? photosInForm(null, post.photos).photos;
    const { audience } = post;
    const ring = audience === "kring" ? { wijken: await parts.ring(), home: null } : null;
    return pages.show(
      context,
      (shell) =>
        changeQuestionPage({
          shell,
          id,
          themes: themeViews(shell.lang, themes),
          areas,
          audience,
          ring,
          memberCount,
          values,
          problems,
          photos,
        }),
      { status: problems.length === 0 ? 200 : 422 },
    );
  };

  const changeQuestion = postedWithPhotos<PostId>(async (given) => {
    const { context, reader, id, form } = given;
    const values = {
      title: firstValue(form, "title"),
      text: firstValue(form, "text"),
      theme: firstValue(form, "theme"),
      area: firstValue(form, "area"),
      street: firstValue(form, "street"),
    };
    const { photos, chosen, again } = photosInForm(form);
    if (again) return changeForm(given, { values, problems: [], photos });
    const done = await steer.change(id, signedInAs(reader.id), { ...values, photos: chosen });
    if (done.ok) return pages.seeOther(context, `/vragen/${id}`, "changed");
    return done.refusal.kind === "invalid"
      ? changeForm(given, { values, problems: done.refusal.problems, photos })
      : pages.refuse(context, done.refusal);
  });

  const withdrawQuestionForm = opened<PostId>(async ({ context, reader, id }) => {
    const question = await ownQuestion(reader, id);
    if (question === null) return absent(context);
    const { title, audience } = question.post;
    return pages.show(context, (shell) => withdrawQuestionPage({ shell, id, title: title ?? "", audience }));
  });

  const withdrawQuestion = posted<PostId>(async ({ context, reader, id }) => {
    const done = await steer.withdraw(id, signedInAs(reader.id));
    return done.ok ? pages.seeOther(context, "/vragen", "question-withdrawn") : pages.refuse(context, done.refusal);
  });

  /** The frame of both pages about one's own answer. */
  const ownAnswer = async (reader: Resident, id: PostId) => {
    const found = await reads.answer(reader, id);
    if (found === null || !wroteIt(found.answer, reader.id)) return null;
    return {
      answer: found.answer,
      view: {
        id,
        questionTitle: found.question.title ?? "",
        questionHref: `/vragen/${found.question.id}`,
        audience: found.question.audience,
      },
    };
  };

  const changeAnswerForm = async (
    { context, reader, id }: Opened<PostId>,
    filledIn?: { readonly text: string; readonly problems: readonly ProblemView[]; readonly photos: PhotosView },
  ): Promise<Response> => {
    const own = await ownAnswer(reader, id);
    if (own === null) return absent(context);
    const values = { text: filledIn?.text ?? own.answer.body };
    const memberCount = await parts.memberCount();
    const problems = filledIn?.problems ?? [];
    const ring = own.view.audience === "kring" ? { wijken: await parts.ring(), home: null } : null;
    const photos = filledIn?.photos ?? photosInForm(null, own.answer.photos).photos;
    const view = { ...own.view, memberCount, ring, values, problems, photos };
    return pages.show(context, (shell) => changeAnswerPage({ ...view, shell }), {
      status: problems.length === 0 ? 200 : 422,
    });
  };

  const changeAnswer = postedWithPhotos<PostId>(async (given) => {
    const { context, reader, id, form } = given;
    const text = firstValue(form, "text");
    const { photos, chosen, again } = photosInForm(form);
    if (again) return changeAnswerForm(given, { text, problems: [], photos });
    const done = await parts.changeAnswer.change(id, reader.id, { text, photos: chosen });
    if (done.ok) return pages.seeOther(context, `/vragen/${done.value}#antwoord-${id}`, "changed");
    return done.refusal.kind === "invalid"
      ? changeAnswerForm(given, { text, problems: done.refusal.problems, photos })
      : pages.refuse(context, done.refusal);
  });

  const withdrawAnswerForm = opened<PostId>(async ({ context, reader, id }) => {
    const own = await ownAnswer(reader, id);
    return own === null ? absent(context) : pages.show(context, (shell) => withdrawAnswerPage({ ...own.view, shell }));
  });

  const withdrawAnswer = posted<PostId>(async ({ context, reader, id }) => {
    const done = await parts.changeAnswer.withdraw(id, reader.id);
    return done.ok
      ? pages.seeOther(context, `/vragen/${done.value}`, "answer-withdrawn")
      : pages.refuse(context, done.refusal);
  });

  return [
    { method: "POST", path: "/vragen/:id/antwoorden", handle: answer },
    {
      method: "POST",
      path: "/vragen/:id/geholpen",
      handle: step("helped", ({ id, reader, form }) => {
        const answerId = parseId<PostId>(firstValue(form, "answer"));
        return answerId === null
          ? Promise.resolve({ ok: false, refusal: { kind: "absent" } })
          : steer.markHelpful(id, signedInAs(reader.id), answerId);
      }),
    },
    {
      method: "POST",
      path: "/vragen/:id/niet-geholpen",
      handle: step("not-helped", ({ id, reader }) => steer.unmarkHelpful(id, signedInAs(reader.id))),
    },
    {
      method: "POST",
      path: "/vragen/:id/afronden",
      handle: step("closed", ({ id, reader }) => steer.close(id, signedInAs(reader.id))),
    },
    {
      method: "POST",
      path: "/vragen/:id/heropenen",
      handle: step("reopened", ({ id, reader }) => steer.reopen(id, signedInAs(reader.id))),
    },
    {
      method: "POST",
      path: "/vragen/:id/ik-ook",
      handle: step("me-too", ({ id, reader }) => meToo.add(id, reader)),
    },
    {
      method: "POST",
      path: "/vragen/:id/ik-ook-niet",
      handle: step("me-too-not", ({ id, reader }) => meToo.takeBack(id, reader)),
    },
    { method: "GET", path: "/vragen/:id/veranderen", handle: opened<PostId>((given) => changeForm(given)) },
    { method: "POST", path: "/vragen/:id/veranderen", handle: changeQuestion },
    { method: "GET", path: "/vragen/:id/intrekken", handle: withdrawQuestionForm },
    { method: "POST", path: "/vragen/:id/intrekken", handle: withdrawQuestion },
    { method: "GET", path: "/antwoorden/:id/veranderen", handle: opened<PostId>((given) => changeAnswerForm(given)) },
    { method: "POST", path: "/antwoorden/:id/veranderen", handle: changeAnswer },
    { method: "GET", path: "/antwoorden/:id/intrekken", handle: withdrawAnswerForm },
    { method: "POST", path: "/antwoorden/:id/intrekken", handle: withdrawAnswer },
  ];
};
