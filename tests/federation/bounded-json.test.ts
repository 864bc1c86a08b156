import { describe, expect, test } from "vitest";
import { parseJsonObject } from "../../src/federation/bounded-json.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const nested = (depth: number, inner = ""): string => `${"[".repeat(depth)}${inner}${"]".repeat(depth)}`;

describe("JSON of others", () => {
  test.each([
    ["as deep as may be", `{"a":${nested(63)}}`],
    ["brackets inside a string, which nest nothing", `{"a":"${"[{".repeat(200)}"}`],
    ["a string that ends in a backslash", `{"a":"\\\\","b":${nested(63)}}`],
    ["escaped quotes before many brackets in a string", `{"a":"\\"${"[".repeat(200)}\\""}`],
    ["arrays side by side", `{"a":[${Array.from({ length: 200 }, () => "[]").join(",")}]}`],
  ])("is read: %s", (_name, text) => {
    expect(parseJsonObject(bytes(text))).toEqual({ ok: true, value: JSON.parse(text), text });
  });

  test.each([
    ["one deeper than may be", `{"a":${nested(64)}}`],
    ["deep after a string that ends in a backslash", `{"a":"\\\\","b":${nested(64)}}`],
    ["deep after a string with an escaped quote", `{"a":"\\"","b":${nested(64)}}`],
    ["deep after a backslash where none may stand", `{\\"a":${nested(64)}}`],
    ["a hundred thousand deep, and never closed", "[".repeat(100_000)],
  ])("is refused as nested too deep: %s", (_name, text) => {
    expect(parseJsonObject(bytes(text))).toEqual({ ok: false, problem: "nested too deep" });
  });

  test("a string that nothing closes is no JSON, however many backslashes stand in it", () => {
    expect(parseJsonObject(bytes(`{"a":"${"\\".repeat(200_001)}"`))).toEqual({
      ok: false,
      problem: "not a JSON object",
    });
  });
});
