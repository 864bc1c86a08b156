/** What a person filled in: every field by name, with all its values. */
export type Form = Readonly<Record<string, readonly string[]>>;

/** A form and the files in it, by field; or the HTTP status that says why it could not be read. */
export type FormRead =
  | { readonly ok: true; readonly form: Form; readonly files: Readonly<Record<string, readonly Blob[]>> }
  | { readonly ok: false; readonly status: 400 | 413 | 415 };

const usualLimit = 256 * 1_024;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

const clean = (text: string): string => text.replace(controls, "").replaceAll("\r\n", "\n").trim();

/**
 * Reads the text fields of a form, urlencoded or multipart, of at most 256 KiB, or `limit` bytes. Values are trimmed, control
 * characters are taken out. Files stand apart, but for those in the fields `textFiles`, which are read as text; a field for a file
 * in which none was chosen has none.
 */
export const readForm = async (
  request: Request,
  { textFiles = [], limit = usualLimit }: { readonly textFiles?: readonly string[]; readonly limit?: number } = {},
): Promise<FormRead> => {
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  const multipart = type === "multipart/form-data";
  if (!multipart && type !== "application/x-www-form-urlencoded") return { ok: false, status: 415 };
  // Packed, a small form could be a very large one.
  if (request.headers.has("content-encoding")) return { ok: false, status: 415 };
  const body = await readUpTo(request, limit).catch(() => "cut off" as const);
  if (body === "cut off") return { ok: false, status: 400 };
  if (body === null) return { ok: false, status: 413 };
  const entries = multipart
    ? await multipartEntries(request, body)
    : [...new URLSearchParams(new TextDecoder().decode(body))];
  if (entries === null) return { ok: false, status: 400 };
  const form: Record<string, string[]> = Object.create(null);
  const files: Record<string, Blob[]> = Object.create(null);
  for (const [name, value] of entries) {
    if (typeof value !== "string" && !textFiles.includes(name)) {
      files[name] ??= [];
      if (value.size > 0) files[name].push(value);
      continue;
    }
    form[name] ??= [];
    form[name].push(clean(typeof value === "string" ? value : await textOf(value)));
  }
  return { ok: true, form, files };
};

/** The first value of a field; empty when it was not sent. */
export const firstValue = (form: Form, name: string): string => form[name]?.[0] ?? "";

const multipartEntries = async (request: Request, body: Uint8Array<ArrayBuffer>) => {
  try {
    const type = request.headers.get("content-type") ?? "";
    return [...(await new Response(body, { headers: { "content-type": type } }).formData())];
  } catch {
    return null;
  }
};

/** A text file in UTF-8, or else as spreadsheets on Windows write it. */
const textOf = async (file: Blob): Promise<string> => {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
};

/** The whole body, or `null` as soon as it turns out longer than `most` bytes. */
const readUpTo = async (request: Request, most: number): Promise<Uint8Array<ArrayBuffer> | null> => {
  if (Number(request.headers.get("content-length") ?? 0) > most) return null;
  const parts: Uint8Array[] = [];
  let length = 0;
  if (request.body !== null) {
    for await (const part of request.body) {
      length += part.length;
      if (length > most) return null;
      parts.push(part);
    }
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};
