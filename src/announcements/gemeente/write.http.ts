import { type GemeenteWriteView, gemeenteWritePage } from "../../../web/pages/gemeente-write.ts";
import type { PhotosView } from "../../../web/parts/photo-fields.ts";
import type { ProblemView } from "../../../web/views.ts";
import { parseId } from "../../kernel/ids.ts";
import { type Form, firstValue } from "../../platform/http/form.ts";
import { openings } from "../../platform/http/openings.ts";
import type { Pages } from "../../platform/http/page-response.ts";
import type { Route, WijkContext } from "../../platform/http/route.ts";
import { photosInForm } from "../../posts/chosen-photos.http.ts";
import type { AnnounceToWijken } from "./announce-to-wijken.ts";
import type { Choice } from "./gemeente.ts";
import { choiceView, previewOf, reachView } from "./gemeente-views.http.ts";
import type { KeepDraft } from "./keep-draft.ts";
import type { ReadGemeenteParts } from "./read.http.ts";

type Typed = {
  readonly title: string;
  readonly text: string;
  readonly lastDay: string;
  readonly urgent: boolean;
  readonly choice: Choice;
  readonly draft: string | null;
};

const nothingTyped: Typed = {
  title: "",
  text: "",
  lastDay: "",
  urgent: false,
  choice: { wijken: [], areas: [], everyone: false },
  draft: null,
};

const typedIn = (form: Form): Typed => ({
  title: firstValue(form, "title"),
  text: firstValue(form, "text"),
  lastDay: firstValue(form, "lastDay"),
  urgent: firstValue(form, "urgent") === "ja",
  choice: { wijken: form.wijken ?? [], areas: form.areas ?? [], everyone: firstValue(form, "everyone") === "ja" },
  draft: parseId(firstValue(form, "draft")),
});

/** Writing to the wijken: looking at it first, keeping it for later, sending. */
export const writeRoutes = (
  parts: ReadGemeenteParts & {
    readonly announce: AnnounceToWijken;
    readonly keepDraft: KeepDraft;
    readonly withPhotos: Pages["withForm"];
  },
): readonly Route[] => {
  const { pages, clock, stores, reads, reachReads } = parts;
  const { opened } = openings(pages);

  /** What was sent last, with how it fares. */
  const lastSent = async (context: WijkContext): Promise<GemeenteWriteView["last"]> => {
    const [at, reader] = [clock(), context.get("reader")];
    const found = await reads.list(reader, { at, holds: true, from: "wijk", limit: 20 });
    const newest = found.toSorted(
      (one, other) => other.announcement.post.publishedAt.getTime() - one.announcement.post.publishedAt.getTime(),
    )[0];
    if (newest === undefined) return null;
    const { id, title, publishedAt } = newest.announcement.post;
    const reach = await stores.gemeente.reachOf(id);
    if (reach === null) return null;
    const [atWijken, answers] = [await reachReads.atWijken(id), await reachReads.answers(id)];
    return {
      href: `/mededelingen/${id}`,
      title: title ?? "",
      reach: reachView(publishedAt, { reach, atWijken, answers }, context.get("lang")),
    };
  };

  const form = async (
    context: WijkContext,
    typed: Typed,
    given: {
      readonly problems?: readonly ProblemView[];
      readonly shows?: "preview";
      readonly photos?: PhotosView;
    } = {},
  ): Promise<Response> => {
    const { problems = [], photos = photosInForm(null).photos } = given;
    const [wijken, areas, others, gemeente] = await Promise.all([
      stores.gemeente.wijken(),
      stores.areas.all(),
      stores.gemeente.countOthers(),
      stores.actors.wijk(),
    ]);
    const viewing = { lang: context.get("lang"), now: clock() };
    const preview =
      given.shows === "preview" && gemeente !== null
        ? previewOf(typed, typed.choice, { wijken, others, gemeente }, viewing)
        : null;
    const { title, text, lastDay, urgent, draft, choice } = typed;
    const last = await lastSent(context);
    return pages.show(
      context,
      (shell) =>
        gemeenteWritePage({
          shell,
          values: { title, text, lastDay, urgent: urgent ? "ja" : "" },
          problems,
          photos,
          draft,
          choice: choiceView({ wijken, areas, others }, choice),
          preview,
          last,
        }),
      { status: problems.length === 0 ? 200 : 422 },
    );
  };

  const open = async (context: WijkContext): Promise<Response> => {
    const id = parseId(context.req.query("concept") ?? "");
    const draft = id === null ? null : await stores.gemeente.draft(id);
    return form(context, draft === null ? nothingTyped : { ...draft, draft: draft.id });
  };

  const send = parts.withPhotos(async (context, sent) => {
    const reader = context.get("reader");
    if (reader.kind !== "resident") return pages.refuse(context, { kind: "absent" });
    const typed = typedIn(sent);
    const wanted = firstValue(sent, "do");
    const { photos, chosen, again } = photosInForm(sent);
    if (again) return form(context, typed, { photos });
    // Enter alone sends nothing: what goes to whole wijken is sent by its own button.
    if (wanted !== "send" && wanted !== "keep") return form(context, typed, { shows: "preview", photos });
    if (wanted === "keep") {
      // A photo waits a day and for its own officer alone; what is kept waits for ever, and for all of them.
      if (chosen.length > 0)
        return form(context, typed, { problems: [{ field: "photos", reason: "photos-not-kept" }], photos });
      const kept = await parts.keepDraft.save(reader.id, typed, typed.draft);
      if (kept.ok) return pages.seeOther(context, "/mededelingen", "draft-saved");
      return kept.refusal.kind === "invalid"
        ? form(context, typed, { problems: kept.refusal.problems, photos })
        : pages.refuse(context, kept.refusal);
    }
    const made = await parts.announce({ by: reader.id, ...typed, photos: chosen });
    if (made.ok) return pages.seeOther(context, `/mededelingen/${made.value}`, "announcement-sent");
    return made.refusal.kind === "invalid"
      ? form(context, typed, { problems: made.refusal.problems, photos })
      : pages.refuse(context, made.refusal);
  });

  return [
    { method: "GET", path: "/mededelingen/nieuw", mode: "gemeente", handle: open },
    { method: "POST", path: "/mededelingen", mode: "gemeente", handle: send },
    {
      method: "POST",
      path: "/mededelingen/concepten/:id/weg",
      handle: opened(async ({ context, id }) => {
        const done = await parts.keepDraft.remove(id);
        return done.ok
          ? pages.seeOther(context, "/mededelingen", "draft-removed")
          : pages.refuse(context, done.refusal);
      }),
    },
  ];
};
