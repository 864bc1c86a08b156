/** With what status the process that decodes ends. */
export const endOfDecoder = { done: 0, unreadable: 3, tooLarge: 4 } as const;

const startsWith = (file: Uint8Array, at: number, text: string): boolean =>
  [...text].every((letter, index) => file[at + index] === letter.charCodeAt(0));

const heic = ["heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1"];

/**
 * What a file is by its first bytes, whatever it says it is: a picture that can be shown, the kind of Apple's (`heic`), which only those
 * who pay for it may decode, or neither. SVG and all that is text is neither.
 */
export const kindOfPicture = (file: Uint8Array): "picture" | "heic" | null => {
  if (file[0] === 0xff && file[1] === 0xd8 && file[2] === 0xff) return "picture";
  if (file[0] === 0x89 && startsWith(file, 1, "PNG\r\n")) return "picture";
  if (startsWith(file, 0, "GIF87a") || startsWith(file, 0, "GIF89a")) return "picture";
  if (startsWith(file, 0, "RIFF") && startsWith(file, 8, "WEBP")) return "picture";
  if (!startsWith(file, 4, "ftyp")) return null;
  if (startsWith(file, 8, "avif") || startsWith(file, 8, "avis")) return "picture";
  return heic.some((brand) => startsWith(file, 8, brand)) ? "heic" : null;
};

/** The two pictures that are kept of a photo, as WebP of at most 640 and 1,600 pixels on the longer side; sizes of the large one. */
export type DecodedPhoto = {
  readonly width: number;
  readonly height: number;
  readonly small: Uint8Array;
  readonly large: Uint8Array;
};

const headLength = 16;

/** Width, height and the two lengths, each in four bytes, and then the two pictures. */
export const writeDecoded = ({ width, height, small, large }: DecodedPhoto): Uint8Array => {
  const head = new DataView(new ArrayBuffer(headLength));
  for (const [index, value] of [width, height, small.length, large.length].entries()) head.setUint32(index * 4, value);
  const whole = new Uint8Array(headLength + small.length + large.length);
  whole.set(new Uint8Array(head.buffer));
  whole.set(small, headLength);
  whole.set(large, headLength + small.length);
  return whole;
};

const isWebp = (file: Uint8Array): boolean => startsWith(file, 0, "RIFF") && startsWith(file, 8, "WEBP");

/** Reads that back; `null` when it is anything but two WebP pictures of a likely size. */
export const readDecoded = (whole: Uint8Array): DecodedPhoto | null => {
  if (whole.length < headLength) return null;
  const head = new DataView(whole.buffer, whole.byteOffset, headLength);
  const [width, height, smallLength, largeLength] = [0, 4, 8, 12].map((at) => head.getUint32(at)) as [
    number,
    number,
    number,
    number,
  ];
  if (headLength + smallLength + largeLength !== whole.length) return null;
  const small = whole.slice(headLength, headLength + smallLength);
  const large = whole.slice(headLength + smallLength);
  const likely = [width, height].every((size) => size >= 1 && size <= 1_600);
  return likely && isWebp(small) && isWebp(large) ? { width, height, small, large } : null;
};
