import fc from "fast-check";
import { expect, test } from "vitest";
import { placeInWords, readPlace } from "../../src/questions/place.ts";

test("No number gets through, wherever it stands, but in the name of a street", () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-z]{1,8}$/),
      fc.integer({ min: 1, max: 9_999 }),
      fc.constantFrom("", "a", "-2", " hs"),
      (name, number, more) => {
        for (const street of [`${name}straat ${number}${more}`, `${number}${more} ${name}straat`, `${name}${number}`]) {
          const isOrdinal = /^\d{1,2}(e|de|ste) /.test(street);
          if (!isOrdinal) expect(readPlace({ street }, []).problems, street).toHaveLength(1);
        }
      },
    ),
  );
});

test("A place in one line begins with the smallest", () => {
  expect(placeInWords({ area: "De Brink", street: "Kerkstraat" })).toBe("Kerkstraat, De Brink");
  expect(placeInWords({ area: "De Brink", street: null })).toBe("De Brink");
  expect(placeInWords({ area: null, street: null })).toBe("");
});
