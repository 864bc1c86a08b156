import fc from "fast-check";
import { expect, test } from "vitest";
import { readEmailAddress } from "../../src/residents/email-address.ts";
import { readResidentName } from "../../src/residents/resident-name.ts";
import { codeInGroups, newPaperCode, newSignInCode, newToken, normalCode } from "../../src/residents/secrets.ts";
import { isReservedHandle, readHandle } from "../../src/wijk/handle.ts";
import { reasons } from "../../web/texts/nl/reasons.ts";

const reasonOf = (result: ReturnType<typeof readEmailAddress>): string | undefined =>
  !result.ok && result.refusal.kind === "invalid" ? result.refusal.problems[0]?.reason : undefined;

test("ordinary e-mail addresses are taken, with the domain in lower case", () => {
  for (const [typed, read] of [
    [" marja@holtveen.example ", "marja@holtveen.example"],
    ["Marja.de-Wit+wijk@Mail.Holtveen.EXAMPLE", "Marja.de-Wit+wijk@mail.holtveen.example"],
    ["jörg@münchen.example", "jörg@münchen.example"],
    ["o'brien@holtveen.example", "o'brien@holtveen.example"],
  ]) {
    expect(readEmailAddress(typed ?? "", "email")).toEqual({ ok: true, value: read });
  }
});

test("whatever is taken as an e-mail address is one recipient without line ends, commas, quotes or brackets", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 80 }), fc.string({ maxLength: 40 }), (before, after) => {
      const read = readEmailAddress(`${before}@${after}.example`, "email");
      if (read.ok) expect(read.value).toMatch(/^[^\s@<>(),;:"\\[\]\p{Cc}]{1,64}@[^\s@<>(),;:"\\[\]\p{Cc}]{1,189}$/u);
    }),
    { numRuns: 2_000 },
  );
  for (const bad of [
    "a@b",
    "a@.b",
    "a@b.",
    "a@-b.example",
    "@b.example",
    `${"a".repeat(65)}@b.example`,
    `a@${"b".repeat(190)}.example`,
  ]) {
    expect([bad, reasonOf(readEmailAddress(bad, "email"))]).toEqual([bad, "email-invalid"]);
  }
});

test("a name is one line of 1 to 60 visible characters", () => {
  expect(readResidentName("  Daan \n Visser ", "name")).toEqual({ ok: true, value: "Daan Visser" });
  expect(readResidentName("Da\u202ean\u200b", "name")).toEqual({ ok: true, value: "Daan" });
  expect(reasonOf(readResidentName("\u200b\u2060 ", "name"))).toBe("name-missing");
  expect(reasonOf(readResidentName("x".repeat(61), "name"))).toBe("name-too-long");
});

test("a handle has 3 to 30 lower-case letters, digits and underscores", () => {
  expect(readHandle(" @holt_veen2 ", "handle")).toEqual({ ok: true, value: "holt_veen2" });
  for (const bad of ["ab", "Holtveen", "holt veen", "holt-veen", "höltveen", "a".repeat(31), "a@b.example"]) {
    expect([bad, reasonOf(readHandle(bad, "handle"))]).toEqual([bad, "handle-invalid"]);
  }
  expect([isReservedHandle("beheerder"), isReservedHandle("marja")]).toEqual([true, false]);
});

test("a code on paper survives every way of typing it over", () => {
  const code = newPaperCode(12);
  expect(code).toMatch(/^[2-9a-hj-kmnp-z]{12}$/);
  expect(codeInGroups(code)).toMatch(/^.{4}-.{4}-.{4}$/);
  for (const typed of [codeInGroups(code), code.toUpperCase(), ` ${code.match(/../g)?.join(" – ")}\u00a0`]) {
    expect(normalCode(typed)).toBe(code);
  }
});

test("sign-in codes are six digits, tokens are 256 bits, and none comes twice", () => {
  for (let index = 0; index < 200; index += 1) expect(newSignInCode()).toMatch(/^\d{6}$/);
  const tokens = Array.from({ length: 1_000 }, newToken);
  expect(new Set(tokens).size).toBe(1_000);
  for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
});

test("every reason that the door gives has words", () => {
  const given =
    "code-missing code-unknown code-used code-expired code-wrong link-expired name-missing name-too-long place-missing place-too-long handle-missing handle-invalid handle-taken already-chosen door-unknown email-missing email-invalid uses-invalid days-invalid roles-unknown last-administrator too-many-attempts too-many-invitations";
  expect(given.split(" ").filter((reason) => !Object.hasOwn(reasons, `reason.${reason}`))).toEqual([]);
});
