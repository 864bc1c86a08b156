import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { readHost } from "./block-server.ts";

/** The address that an administrator typed, as it was typed, when it leads elsewhere and not to a server that is shut out. */
export const addressElsewhere = async (
  parts: { readonly unitOfWork: UnitOfWork; readonly origin: string },
  address: string,
): Promise<Result<string>> => {
  const { unitOfWork, origin } = parts;
  const wrong = (reason: string) => refuse(invalid("address", reason));
  const typed = address.trim().toLowerCase();
  if (typed === "") return wrong("address-missing");
  if (typed.endsWith(`@${new URL(origin).host}`) || typed === origin || typed.startsWith(`${origin}/`))
    return wrong("address-own");
  const host = readHost(address);
  const isBarred = host !== null && (await unitOfWork(({ serverPolicies }) => serverPolicies.isBarred(host)));
  return isBarred ? wrong("address-blocked") : ok(address);
};
