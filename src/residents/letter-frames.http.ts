import { letterFramePage, letterFramesPage } from "../../web/pages/letter-frames.ts";
import { type Language, languages } from "../kernel/language.ts";
import type { Mode } from "../kernel/mode.ts";
import { type Problem, statusOfRefusal } from "../kernel/refusal.ts";
import { type Form, firstValue } from "../platform/http/form.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { letterPreviewPolicy } from "../platform/http/security-headers.ts";
import type { LaidOutLetter } from "./letter-content.ts";
import {
  type FrameByLanguage,
  type FramedKind,
  framedKinds,
  frameFields,
  type KeepLetterFrames,
  type LetterFrame,
} from "./letter-frame.ts";
import { residentOf } from "./profile.http.ts";

/** A believable letter of a kind, in a frame. */
export type SampleLetter = (kind: FramedKind, language: Language, frame: LetterFrame) => LaidOutLetter;

const framesFrom = (read: (field: string) => string): FrameByLanguage =>
  Object.fromEntries(
    languages.map((language) => [
      language,
      Object.fromEntries(frameFields.map((field) => [field, read(`${field}-${language}`)])),
    ]),
  ) as FrameByLanguage;

const valuesOf = (frames: FrameByLanguage): Record<string, string> =>
  Object.fromEntries(
    languages.flatMap((language) => frameFields.map((field) => [`${field}-${language}`, frames[language][field]])),
  );

/** The texts of letters: every kind with a preview, and what stands around its words. */
export const letterFrameRoutes = (parts: {
  readonly pages: Pages;
  readonly mode: () => Promise<Mode>;
  readonly frames: KeepLetterFrames;
  readonly sample: () => Promise<SampleLetter>;
}): readonly Route[] => {
  const { pages, frames } = parts;

  const kindOf = async (context: WijkContext): Promise<FramedKind | null> => {
    const asked = context.req.param("kind");
    return framedKinds(await parts.mode()).find((kind) => kind === asked) ?? null;
  };
  const withKind =
    (work: (context: WijkContext, kind: FramedKind) => Promise<Response>) =>
    async (context: WijkContext): Promise<Response> => {
      const kind = await kindOf(context);
      return kind === null ? pages.refuse(context, { kind: "absent" }) : work(context, kind);
    };

  const show = async (
    context: WijkContext,
    kind: FramedKind,
    typed: FrameByLanguage,
    more: { readonly problems?: readonly Problem[]; readonly status?: number; readonly isPreview?: boolean } = {},
  ): Promise<Response> => {
    const around = await frames.shown(kind, typed);
    const isChanged = (await frames.changed()).includes(kind);
    const sample = await parts.sample();
    const previews = languages.map((language) => {
      const { subject, text } = sample(kind, language, around[language]);
      const query = new URLSearchParams({ taal: language, ...around[language] });
      return { language, subject, text, src: `/beheer/post/teksten/${kind}/voorbeeld.html?${query}` };
    });
    return pages.show(
      context,
      (shell) =>
        letterFramePage({
          shell,
          kind,
          values: valuesOf(typed),
          problems: more.problems ?? [],
          isChanged,
          isPreview: more.isPreview === true,
          previews,
        }),
      { status: more.status ?? 200, framesOurs: true },
    );
  };

  const fromForm = (form: Form) => framesFrom((field) => firstValue(form, field));

  return [
    {
      method: "GET",
      path: "/beheer/post/teksten",
      handle: async (context) => {
        const changed = await frames.changed();
        const kinds = framedKinds(await parts.mode());
        return pages.show(context, (shell) =>
          letterFramesPage({ shell, kinds: kinds.map((kind) => ({ kind, isChanged: changed.includes(kind) })) }),
        );
      },
    },
    {
      method: "GET",
      path: "/beheer/post/teksten/:kind",
      handle: withKind(async (context, kind) => show(context, kind, await frames.read(kind))),
    },
    {
      method: "GET",
      path: "/beheer/post/teksten/:kind/voorbeeld.html",
      handle: withKind(async (context, kind) => {
        const language = languages.find((each) => each === context.req.query("taal")) ?? context.var.lang;
        const frame = Object.fromEntries(
          frameFields.map((field) => [field, context.req.query(field) ?? ""]),
        ) as LetterFrame;
        const { html } = (await parts.sample())(kind, language, frame);
        return new Response(html, {
          headers: {
            "content-type": "text/html; charset=utf-8",
            "content-security-policy": letterPreviewPolicy,
            "cache-control": "no-store",
          },
        });
      }),
    },
    {
      method: "POST",
      path: "/beheer/post/teksten/:kind",
      handle: pages.withForm(async (context, form) => {
        const kind = await kindOf(context);
        if (kind === null) return pages.refuse(context, { kind: "absent" });
        const typed = fromForm(form);
        if (firstValue(form, "doen") === "voorbeeld") return show(context, kind, typed, { isPreview: true });
        const saved = await frames.save(kind, typed, residentOf(context));
        if (saved.ok) return pages.seeOther(context, `/beheer/post/teksten/${kind}`, "letter-changed");
        return saved.refusal.kind === "invalid"
          ? show(context, kind, typed, { problems: saved.refusal.problems, status: statusOfRefusal.invalid })
          : pages.refuse(context, saved.refusal);
      }),
    },
    {
      method: "POST",
      path: "/beheer/post/teksten/:kind/terug",
      handle: withKind(async (context, kind) => {
        await frames.restore(kind, residentOf(context));
        return pages.seeOther(context, `/beheer/post/teksten/${kind}`, "letter-restored");
      }),
    },
  ];
};
