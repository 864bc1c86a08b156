import sharp from "sharp";

/** The place that a telephone writes into its photos, as it stands in the bytes. */
export const placeInPhoto = "GPS-52-7-Veenpad";

/** A photo as a telephone makes it: lying on its side, with a place, a camera and a time beside it. */
export const telephonePhoto = async (
  given: { readonly width?: number; readonly height?: number } = {},
): Promise<Buffer> => {
  const { width = 1_200, height = 900 } = given;
  return sharp({ create: { width, height, channels: 3, background: "#c2a36b" } })
    .composite([
      {
        input: {
          create: { width: Math.ceil(width / 2), height: Math.ceil(height / 3), channels: 3, background: "#2d5f4e" },
        },
        gravity: "southeast",
      },
    ])
    .withExif({
      IFD0: { Make: "Telefoon", ImageDescription: placeInPhoto, Orientation: "6" },
      IFD3: { GPSLatitude: "52/1 42/1 0/1", GPSLongitude: "7/1 1/1 0/1" },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
};

/** A form that sends files as a browser without a script does. */
export const formWith = (
  fields: Readonly<Record<string, string | readonly string[]>>,
  files: readonly { readonly bytes: Uint8Array; readonly name?: string; readonly type?: string }[] = [],
): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) form.append(name, each);
  for (const { bytes, name = "foto.jpg", type = "image/jpeg" } of files)
    form.append("photoFile", new File([new Uint8Array(bytes)], name, { type }));
  // A browser sends an empty file for a field in which none was chosen.
  if (files.length === 0) form.append("photoFile", new File([], ""));
  return form;
};

/** The ids of the photos that a form shows, in their order. */
export const photosOnForm = (html: string): readonly string[] =>
  [...html.matchAll(/name="photo-([0-9a-f-]{36})"/g)].map(([, id]) => id ?? "");
