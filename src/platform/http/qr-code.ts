import encodeQR from "qr";

/** A QR code (ISO/IEC 18004): how many modules wide, and the dark ones as the path of an SVG, without a quiet zone. */
export type QrCode = { readonly size: number; readonly path: string };

/** Stands a fold or a stain: 15 of 100 code words may be unreadable. */
const errorCorrection = "medium";

/** The QR code of a text. Dark modules that stand beside each other are drawn as one bar, so that no seams are printed. */
export const qrCode = (text: string): QrCode => {
  const bordered = encodeQR(text, "raw", { ecc: errorCorrection, border: 1 });
  const rows = bordered.slice(1, -1).map((row) => row.slice(1, -1));
  const bars: string[] = [];
  for (const [y, row] of rows.entries()) {
    for (let x = 0; x < row.length; x += 1) {
      if (row[x] !== true) continue;
      let end = x;
      while (row[end + 1] === true) end += 1;
      bars.push(`M${x} ${y}h${end + 1 - x}v1H${x}z`);
      x = end;
    }
  }
  return { size: rows.length, path: bars.join("") };
};
