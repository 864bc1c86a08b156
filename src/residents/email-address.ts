import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";

const local = /^[^\s@<>()[\]\\,;:"\p{Cc}\p{Cf}]{1,64}$/u;
const domain =
  /^(?=.{1,189}$)[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?(\.[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?)+$/u;

/**
 * Reads an e-mail address that somebody typed: one recipient and nothing else, at most 254 characters, so that it can
 * stand in a letter's header as it is. Problems are told on `field`.
 */
export const readEmailAddress = (typed: string, field: string): Result<string> => {
  const text = typed.trim().normalize("NFC");
  if (text === "") return refuse(invalid(field, "email-missing"));
  const [before = "", after = "", ...rest] = text.split("@");
  return rest.length === 0 && local.test(before) && domain.test(after)
    ? ok(`${before}@${after.toLowerCase()}`)
    : refuse(invalid(field, "email-invalid"));
};
