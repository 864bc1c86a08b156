import { photoRow } from "../../web/parts/photo-fields.ts";
import { renderPage } from "../../web/render.ts";
import { reasonInWords } from "../../web/texts/reason-in-words.ts";
import { type PhotoId, parseId, type ResidentId } from "../kernel/ids.ts";
import type { Refusal } from "../kernel/refusal.ts";
import { statusOfRefusal } from "../kernel/refusal.ts";
import { type Form, readForm } from "../platform/http/form.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { picturePolicy } from "../platform/http/security-headers.ts";
import { chosenPhotos, fieldOfPhoto, photoField } from "../posts/chosen-photos.http.ts";
import { mayRead } from "../posts/may-read.ts";
import { mostPhotos, type PhotoBytes } from "../posts/photo.ts";
import type { PhotoRead } from "../posts/photo-read.ts";
import type { BringPhoto } from "./bring-photo.ts";

/** A handler of a form in which photos may be chosen. Files in it have become photos that wait, and are named in it. */
export type WithPhotos = Pages["withForm"];

/** Four photos at once, without a script that makes them smaller first. */
const largestForm = 40 * 1_024 * 1_024;
/** So many forms with files are in memory at a time; whoever comes then tries again. */
const mostAtOnce = 4;
const againAfterSeconds = 5;

const sizes: Readonly<Record<string, keyof PhotoBytes>> = { "klein.webp": "small", "groot.webp": "large" };

/** Why it cannot be, as one line for the form. */
const problemOf = (refusal: Refusal): string => {
  if (refusal.kind === "invalid") return refusal.problems[0]?.reason ?? "photo-unreadable";
  return refusal.kind === "too-many-attempts" ? "photos-too-often" : "photo-unreadable";
};

/** Bringing photos, one at a time with a script or along with a form without one, and looking at them. */
export const photoRoutes = (parts: {
  readonly pages: Pages;
  readonly bring: BringPhoto;
  readonly erase: (by: ResidentId, id: PhotoId) => Promise<boolean>;
  readonly read: (id: PhotoId, size: keyof PhotoBytes) => Promise<PhotoRead | null>;
  /** Under what limits a file is taken. */
  readonly largestFile: number;
}): { readonly routes: readonly Route[]; readonly withPhotos: WithPhotos } => {
  const { pages } = parts;
  let reading = 0;

  const read = async (context: WijkContext, limit: number) => {
    if (reading >= mostAtOnce) return null;
    reading += 1;
    try {
      return await readForm(context.req.raw, { limit });
    } finally {
      reading -= 1;
    }
  };

  const withPhotos: WithPhotos = (handle) => async (context) => {
    const sent = await read(context, largestForm);
    if (sent === null) return pages.problem(context, 503, againAfterSeconds);
    if (!sent.ok) return pages.problem(context, sent.status);
    return handle(context, await withFilesPlaced(context, sent.form, sent.files.photoFile ?? []));
  };

  const withFilesPlaced = async (context: WijkContext, given: Form, files: readonly Blob[]): Promise<Form> => {
    const reader = context.get("reader");
    const [looked, problems]: [string[], string[]] = [[], []];
    const form: Record<string, readonly string[]> = {
      ...given,
      [photoField.looked]: looked,
      [photoField.problem]: problems,
    };
    if (reader.kind !== "resident") return form;
    const unwanted = parseId<PhotoId>(given.removePhoto?.[0] ?? "");
    if (unwanted !== null) {
      await parts.erase(reader.id, unwanted);
      delete form[fieldOfPhoto(unwanted)];
      looked.push("removed");
    }
    if (given.addPhotos !== undefined) looked.push("asked");
    for (const file of files) {
      const isRoom = chosenPhotos(form).length < mostPhotos;
      const brought = isRoom ? await bringFile(reader.id, file) : { problem: "photos-too-many" };
      if ("problem" in brought) problems.push(brought.problem);
      else {
        form[fieldOfPhoto(brought.id)] = [""];
        looked.push("added");
      }
    }
    return form;
  };

  const bringFile = async (
    by: ResidentId,
    file: Blob,
  ): Promise<{ readonly id: PhotoId } | { readonly problem: string }> => {
    if (file.size > parts.largestFile) return { problem: "photo-too-big" };
    const brought = await parts.bring(by, new Uint8Array(await file.arrayBuffer()));
    return brought.ok ? { id: brought.value } : { problem: problemOf(brought.refusal) };
  };

  const words = (context: WijkContext, reason: string, status: number): Response =>
    context.text(reasonInWords(context.get("lang"), reason), status as 422, { "cache-control": "no-store" });

  /** One photo, for the script of a form: gives the row that shows it, or one line that says why not. */
  const bring = async (context: WijkContext): Promise<Response> => {
    const reader = context.get("reader");
    if (reader.kind !== "resident") return pages.refuse(context, { kind: "sign-in-needed" });
    const sent = await read(context, parts.largestFile + 64 * 1_024);
    if (sent === null) return words(context, "photo-busy", 503);
    if (!sent.ok) return words(context, sent.status === 413 ? "photo-too-big" : "photo-unreadable", sent.status);
    const [file] = sent.files.photoFile ?? [];
    if (file === undefined) return words(context, "photo-unreadable", 422);
    const brought = await parts.bring(reader.id, new Uint8Array(await file.arrayBuffer()));
    if (!brought.ok) return words(context, problemOf(brought.refusal), statusOfRefusal[brought.refusal.kind]);
    const row = renderPage(
      photoRow(context.get("lang"), { id: brought.value, alt: "" }, Number(sent.form.number?.[0]) || 1),
    );
    return context.body(row, 201, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" });
  };

  const erase = pages.withForm(async (context) => {
    const reader = context.get("reader");
    const id = parseId<PhotoId>(context.req.param("id") ?? "");
    const erased = reader.kind === "resident" && id !== null && (await parts.erase(reader.id, id));
    return erased ? context.body(null, 204) : pages.refuse(context, { kind: "absent" });
  });

  const show = async (context: WijkContext): Promise<Response> => {
    const id = parseId<PhotoId>(context.req.param("id") ?? "");
    const size = sizes[context.req.param("size") ?? ""];
    const photo = id === null || size === undefined ? null : await parts.read(id, size);
    const reader = context.get("reader");
    const waitsForReader = photo?.waitsFor !== null && reader.kind === "resident" && photo?.waitsFor === reader.id;
    const mayBeSeen = photo !== null && (photo.post === null ? waitsForReader : mayRead(photo.post, reader));
    if (!mayBeSeen) return pages.refuse(context, { kind: "absent" });
    const isPublic = photo.post?.audience === "everyone" && photo.post.held === null && photo.post.hidden === null;
    const etag = `"${id}-${size}"`;
    const headers = {
      etag,
      "content-security-policy": picturePolicy,
      "x-robots-tag": "noindex",
      // Asked for anew each time, so that what is withdrawn is gone at once; what is for members stays on no device.
      "cache-control": isPublic ? "public, no-cache" : "private, no-store",
      ...(isPublic
        ? { "cross-origin-resource-policy": "cross-origin" }
        : { "cross-origin-resource-policy": "same-origin", vary: "Cookie" }),
    };
    if (isPublic && context.req.header("if-none-match") === etag) return new Response(null, { status: 304, headers });
    return new Response(photo.bytes, { headers: { ...headers, "content-type": "image/webp" } });
  };

  return {
    withPhotos,
    routes: [
      { method: "POST", path: "/fotos", handle: bring },
      { method: "POST", path: "/fotos/:id/weg", handle: erase },
      { method: "GET", path: "/fotos/:id/:size", handle: show },
    ],
  };
};
