import { isLoopbackOrigin, plainAddress } from "./platform/http/client-address.ts";
import type { PostgresAddress } from "./platform/postgres.ts";
import type { RateLimits as DoorLimits } from "./residents/rate-limit.ts";

/** How often something may be tried in an hour, and how much other servers may bring in a minute. */
export type RateLimits = DoorLimits & {
  /** Messages that one other server may bring, per minute. */
  readonly inboxPerHost: number;
  /** How often one resident may look for similar questions, per minute: each pause while typing is once. */
  readonly similarPerResident: number;
  /** How often one resident may search, per minute; and one network, for visitors. */
  readonly searchesPerResident: number;
  readonly searchesPerAddress: number;
  /** Requests of one network that lead to nothing, per minute; then it is heard again in the next one. */
  readonly missesPerAddress: number;
};

export type Config = {
  /** Scheme, host and port under which the world knows this wijk. Never changes afterwards. */
  readonly origin: string;
  readonly port: number;
  readonly hostname: string;
  readonly dataDirectory: string;
  /** A PostgreSQL of one's own; `null` starts the one that comes along. */
  readonly databaseUrl: string | null;
  readonly trustedProxies: readonly string[];
  readonly smtp: { readonly url: string; readonly sender: string } | null;
  /** Admits http and loopback servers as peers: for tests and demonstrations only. */
  readonly allowPrivatePeers: boolean;
  /** 32 bytes in base64; `null` keeps a key in the data directory. */
  readonly sealingKey: string | null;
  readonly rateLimits: RateLimits;
  /** Opens the figures to who sends it along; `null` leaves them to this machine. */
  readonly metricsToken: string | null;
  /** Where a worker, which serves no pages, answers who looks after it; `null` when nowhere. */
  readonly health: { readonly port: number; readonly hostname: string } | null;
};

export type Environment = Readonly<Record<string, string | undefined>>;

/** What is wrong with a configuration, all of it at once, in plain words. */
export type ConfigurationOutcome =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] };

const usualRateLimits: RateLimits = {
  signInPerAddress: 10,
  signInPerMailbox: 5,
  codePerAddress: 30,
  passkeyPerAddress: 120,
  joinPerAddress: 10,
  registerPerAddress: 20,
  registerPerMailbox: 5,
  reportPerAddress: 10,
  reportPerMailbox: 5,
  setUpPerAddress: 10,
  ownPlacePerAddress: 30,
  arrivalsPerResident: 30,
  lookUpPerResident: 30,
  photosPerResident: 60,
  inboxPerHost: 600,
  similarPerResident: 120,
  searchesPerResident: 30,
  searchesPerAddress: 20,
  missesPerAddress: 120,
};

const rateLimitNames: Readonly<Record<keyof RateLimits, string>> = {
  signInPerAddress: "RATE_LIMIT_SIGN_IN_PER_ADDRESS",
  signInPerMailbox: "RATE_LIMIT_SIGN_IN_PER_MAILBOX",
  codePerAddress: "RATE_LIMIT_CODE_PER_ADDRESS",
  passkeyPerAddress: "RATE_LIMIT_PASSKEY_PER_ADDRESS",
  joinPerAddress: "RATE_LIMIT_JOIN_PER_ADDRESS",
  registerPerAddress: "RATE_LIMIT_REGISTER_PER_ADDRESS",
  registerPerMailbox: "RATE_LIMIT_REGISTER_PER_MAILBOX",
  reportPerAddress: "RATE_LIMIT_REPORT_PER_ADDRESS",
  reportPerMailbox: "RATE_LIMIT_REPORT_PER_MAILBOX",
  setUpPerAddress: "RATE_LIMIT_SET_UP_PER_ADDRESS",
  ownPlacePerAddress: "RATE_LIMIT_OWN_PLACE_PER_ADDRESS",
  arrivalsPerResident: "RATE_LIMIT_ARRIVALS_PER_RESIDENT",
  lookUpPerResident: "RATE_LIMIT_LOOK_UP_PER_RESIDENT",
  photosPerResident: "RATE_LIMIT_PHOTOS_PER_RESIDENT",
  inboxPerHost: "RATE_LIMIT_INBOX_PER_HOST",
  similarPerResident: "RATE_LIMIT_SIMILAR_PER_RESIDENT",
  searchesPerResident: "RATE_LIMIT_SEARCHES_PER_RESIDENT",
  searchesPerAddress: "RATE_LIMIT_SEARCHES_PER_ADDRESS",
  missesPerAddress: "RATE_LIMIT_MISSES_PER_ADDRESS",
};

const isNetwork = (text: string): boolean => {
  const [address = "", prefix, ...rest] = text.split("/");
  const isV4 = /^\d{1,3}(\.\d{1,3}){3}$/.test(address) && address.split(".").every((part) => Number(part) <= 255);
  const isV6 = address.includes(":") && URL.canParse(`http://[${address}]/`);
  const longest = isV4 ? 32 : 128;
  return (
    (isV4 || isV6) &&
    rest.length === 0 &&
    (prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= longest))
  );
};

/**
 * Reads the configuration from an environment. Pure: it looks at nothing else and reports every mistake, never only the
 * first. `asRoot` moves the usual data directory to a place that another user can reach.
 */
export const readConfig = (environment: Environment, given: { readonly asRoot: boolean }): ConfigurationOutcome => {
  const problems: string[] = [];
  const value = (name: string): string | null => {
    const text = environment[name]?.trim();
    return text === undefined || text === "" ? null : text;
  };

  const readPort = (name: string, text: string, example: number): number => {
    const port = Number(text);
    if (!/^\d+$/.test(text) || port < 1 || port > 65_535)
      problems.push(`${name} is "${text}". It must be a number from 1 to 65535, such as ${example}.`);
    return port;
  };
  const portText = value("PORT") ?? "8080";
  const port = readPort("PORT", portText, 8080);
  const healthPort = value("HEALTH_PORT");
  const health =
    healthPort === null
      ? null
      : { port: readPort("HEALTH_PORT", healthPort, 9464), hostname: value("LISTEN_ON") ?? "127.0.0.1" };

  const metricsToken = value("METRICS_TOKEN");
  if (metricsToken !== null && !/^[\x21-\x7e]{16,}$/.test(metricsToken)) {
    problems.push("METRICS_TOKEN must be at least 16 characters without spaces, such as openssl rand -hex 24 gives.");
  }

  const origin = readOrigin(value("ORIGIN") ?? `http://localhost:${portText}`, problems);

  const databaseUrl = value("DATABASE_URL");
  if (databaseUrl !== null && !/^postgres(ql)?:\/\/./.test(databaseUrl)) {
    problems.push("DATABASE_URL must start with postgres:// and name a database, such as postgres://user@host/wijk.");
  }

  const trustedProxies = (value("TRUSTED_PROXIES") ?? "")
    .split(",")
    .map((text) => text.trim())
    .filter((text) => text !== "");
  for (const proxy of trustedProxies) {
    if (!isNetwork(proxy))
      problems.push(
        `TRUSTED_PROXIES has "${proxy}". Give addresses or networks, such as 10.0.0.0/8, separated by commas.`,
      );
  }

  const smtpUrl = value("SMTP_URL");
  const sender = value("SMTP_SENDER");
  if (smtpUrl !== null && !(URL.canParse(smtpUrl) && /^smtps?:$/.test(new URL(smtpUrl).protocol))) {
    problems.push("SMTP_URL must be an address such as smtps://name:password@mail.example:465.");
  }
  if (smtpUrl !== null && !/^[^<>]*<?[^\s<>@]+@[^\s<>@]+>?$/.test(sender ?? "")) {
    problems.push(
      'SMTP_SENDER is needed beside SMTP_URL: the address from which letters come, such as "Holtveen <post@holtveen.example>".',
    );
  }
  if (smtpUrl === null && origin !== null && !isLoopbackOrigin(origin)) {
    problems.push(
      `SMTP_URL is needed: people outside this machine use ${origin}, and nobody can sign in without mail.`,
    );
  }

  const peers = value("ALLOW_PRIVATE_PEERS");
  if (peers !== null && peers !== "true" && peers !== "false") {
    problems.push(`ALLOW_PRIVATE_PEERS is "${peers}". It must be true or false.`);
  }

  const sealingKey = value("SEALING_KEY");
  if (sealingKey !== null && Buffer.from(sealingKey, "base64").length !== 32) {
    problems.push("SEALING_KEY must be 32 bytes in base64.");
  }

  const rateLimits = Object.fromEntries(
    Object.entries(rateLimitNames).map(([name, variable]) => {
      const text = value(variable);
      if (text === null) return [name, usualRateLimits[name as keyof RateLimits]];
      if (!/^\d{1,7}$/.test(text) || Number(text) < 1)
        problems.push(`${variable} is "${text}". It must be a whole number of 1 or more.`);
      return [name, Number(text)];
    }),
  ) as RateLimits;

  if (problems.length > 0 || origin === null) return { ok: false, problems };
  return {
    ok: true,
    config: {
      origin,
      port,
      hostname:
        value("LISTEN_ON") ??
        (isLoopbackOrigin(origin) ? (plainAddress(new URL(origin).hostname) ?? "127.0.0.1") : "::"),
      dataDirectory: value("DATA_DIR") ?? (given.asRoot ? "/var/lib/wijksgewijs" : "data"),
      databaseUrl,
      trustedProxies,
      smtp: smtpUrl === null ? null : { url: smtpUrl, sender: sender ?? "" },
      allowPrivatePeers: peers === "true",
      sealingKey,
      rateLimits,
      metricsToken,
      health,
    },
  };
};

const readOrigin = (text: string, problems: string[]): string | null => {
  if (!URL.canParse(text)) {
    problems.push(`ORIGIN is "${text}". It must be a web address such as https://holtveen.example.`);
    return null;
  }
  const url = new URL(text);
  const before = problems.length;
  if (url.protocol !== "https:" && url.protocol !== "http:")
    problems.push(`ORIGIN is "${text}". It must start with https://.`);
  if (url.protocol === "http:" && !isLoopbackOrigin(text)) {
    problems.push(
      `ORIGIN is "${text}". Outside this machine it must start with https://, or other servers will not trust it.`,
    );
  }
  if (url.pathname !== "/" || url.search !== "" || url.hash !== "" || url.username !== "" || url.password !== "") {
    problems.push(`ORIGIN is "${text}". Give scheme and host only, such as ${url.protocol}//${url.host}.`);
  }
  return problems.length > before ? null : url.origin;
};

/** Where to find the database that `config` names, given where the one that comes along listens. */
export const databaseAddress = (config: Config, embedded: PostgresAddress | null): PostgresAddress => {
  if (config.databaseUrl !== null) return { url: config.databaseUrl };
  if (embedded === null) throw new Error("No database: neither DATABASE_URL nor the PostgreSQL that comes along.");
  return embedded;
};
