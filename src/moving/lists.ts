import { commaSeparated } from "../kernel/comma-separated.ts";

/** An address as other software reads it back. Whatever has another shape no list could be read with, and stays out. */
const readable = /^[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/i;

type Address = { readonly handle: string; readonly host: string };

/**
 * Whom to follow, in the shape of Mastodon's `following_accounts.csv`. With what they share, since a wijk shares what
 * its residents write, and without a signal for each post.
 */
export const followList = (actors: readonly Address[]): string =>
  commaSeparated([
    ["Account address", "Show boosts", "Notify on new posts", "Languages"],
    ...actors
      .map(({ handle, host }) => `${handle}@${host}`)
      .filter((address) => readable.test(address))
      .map((address) => [address, "true", "false", ""]),
  ]);

/** Servers that are shut out or limited, in the shape of Mastodon's `domain_blocks.csv` for administrators. */
export const blockList = (
  servers: readonly { readonly host: string; readonly policy: "block" | "limit"; readonly reason: string }[],
): string =>
  commaSeparated([
    ["#domain", "#severity", "#reject_media", "#reject_reports", "#public_comment", "#obfuscate"],
    ...servers.map(({ host, policy, reason }) => {
      const isBlocked = String(policy === "block");
      return [host, policy === "block" ? "suspend" : "silence", isBlocked, isBlocked, reason, "false"];
    }),
  ]);
