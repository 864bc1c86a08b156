import { generateKeyPairSync, sign } from "node:crypto";

/** Distinguished encoding of one value: tag, length, content (X.690, section 10). */
const encoded = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
};
const sequence = (...parts: readonly Uint8Array[]) => encoded(0x30, ...parts);
const integer = (...bytes: readonly number[]) => encoded(0x02, Buffer.from(bytes));
const identifier = (hex: string) => encoded(0x06, Buffer.from(hex, "hex"));
const yes = encoded(0x01, Buffer.from([0xff]));

const commonName = identifier("550403");
const basicConstraints = identifier("551d13");
const subjectAltName = identifier("551d11");
const ecdsaWithSha256 = sequence(identifier("2a8648ce3d040302"));

const day = 86_400_000;
const moment = (time: number) =>
  encoded(0x17, Buffer.from(`${new Date(time).toISOString().replace(/[-:T]/g, "").slice(2, 14)}Z`));

/**
 * A certificate for IPv4 addresses, made and trusted for one run: it is its own authority (RFC 5280, section 4.1).
 * Needs no network and no program beside Node.
 */
export const makeCertificate = (
  addresses: readonly string[],
): { readonly key: string; readonly certificate: string } => {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const name = sequence(encoded(0x31, sequence(commonName, encoded(0x0c, Buffer.from("Wijksgewijs bench")))));
  const names = addresses.map((address) => encoded(0x87, Buffer.from(address.split(".").map(Number))));
  const extensions = sequence(
    sequence(basicConstraints, yes, encoded(0x04, sequence(yes))),
    sequence(subjectAltName, encoded(0x04, sequence(...names))),
  );
  const toSign = sequence(
    encoded(0xa0, integer(2)),
    integer(1),
    ecdsaWithSha256,
    name,
    sequence(moment(Date.now() - day), moment(Date.now() + 7 * day)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    encoded(0xa3, extensions),
  );
  const signature = sign("sha256", toSign, privateKey);
  const whole = sequence(toSign, ecdsaWithSha256, encoded(0x03, Buffer.from([0]), signature));
  const lines = whole.toString("base64").replace(/.{64}/g, "$&\n");
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    certificate: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
};
