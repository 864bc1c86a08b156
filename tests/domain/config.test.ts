import { expect, test } from "vitest";
import { type Config, databaseAddress, type Environment, readConfig } from "../../src/config.ts";

const read = (environment: Environment): Config => {
  const outcome = readConfig(environment, { asRoot: false });
  if (!outcome.ok) throw new Error(outcome.problems.join("\n"));
  return outcome.config;
};

const problems = (environment: Environment): readonly string[] => {
  const outcome = readConfig(environment, { asRoot: false });
  return outcome.ok ? [] : outcome.problems;
};

const world = {
  ORIGIN: "https://holtveen.example",
  SMTP_URL: "smtps://wijk:geheim@mail.example:465",
  SMTP_SENDER: "post@holtveen.example",
};

test("Without any setting, a wijk runs for this machine only", () => {
  expect(read({})).toMatchObject({
    origin: "http://localhost:8080",
    port: 8080,
    hostname: "127.0.0.1",
    dataDirectory: "data",
    databaseUrl: null,
    trustedProxies: [],
    smtp: null,
    allowPrivatePeers: false,
    sealingKey: null,
    metricsToken: null,
    health: null,
  });
});

test("As root, the data stands where another account can reach it", () => {
  const outcome = readConfig({}, { asRoot: true });
  expect(outcome).toMatchObject({ ok: true, config: { dataDirectory: "/var/lib/wijksgewijs" } });
});

test("Every mistake is told at once, each with the name of its setting", () => {
  const told = problems({
    PORT: "70000",
    ORIGIN: "ftp://holtveen.example/plein",
    DATABASE_URL: "mysql://localhost/wijk",
    TRUSTED_PROXIES: "10.0.0.1, proxy.example",
    SMTP_URL: "https://mail.example",
    ALLOW_PRIVATE_PEERS: "yes",
    SEALING_KEY: "c2hvcnQ=",
    RATE_LIMIT_SIGN_IN_PER_ADDRESS: "0",
    RATE_LIMIT_INBOX_PER_HOST: "many",
    METRICS_TOKEN: "kort",
    HEALTH_PORT: "overal",
  });
  for (const name of [
    "PORT",
    "ORIGIN",
    "DATABASE_URL",
    "TRUSTED_PROXIES",
    "SMTP_URL",
    "SMTP_SENDER",
    "ALLOW_PRIVATE_PEERS",
    "SEALING_KEY",
    "RATE_LIMIT_SIGN_IN_PER_ADDRESS",
    "RATE_LIMIT_INBOX_PER_HOST",
    "METRICS_TOKEN",
    "HEALTH_PORT",
  ]) {
    expect(
      told.filter((problem) => problem.startsWith(name)),
      name,
    ).not.toEqual([]);
  }
});

test.each(["0", "65536", "8e3", "-1", "tachtig", "80.5"])("A port is a number that exists: %s is not", (port) => {
  expect(problems({ PORT: port })).toContainEqual(expect.stringContaining(`PORT is "${port}"`));
});

test.each([
  ["http://localhost:3000", "127.0.0.1"],
  ["http://127.0.0.1:3000", "127.0.0.1"],
  ["http://127.0.2.5:3000", "127.0.2.5"],
  ["http://[::1]:3000", "::1"],
])("On this machine http is fine, and nobody else is listened to: %s", (origin, hostname) => {
  expect(read({ ORIGIN: origin })).toMatchObject({ origin, hostname });
});

test.each(["http://holtveen.example", "http://192.168.1.20", "http://localhost.example"])(
  "Anywhere else only https is: not %s",
  (origin) => {
    expect(problems({ ...world, ORIGIN: origin })).toEqual([expect.stringContaining("it must start with https://")]);
  },
);

test.each([
  "https://holtveen.example/wijk",
  "https://holtveen.example/?a",
  "https://naam@holtveen.example",
  "https://holtveen.example/#a",
])("An origin is a scheme and a host: not %s", (origin) => {
  expect(problems({ ...world, ORIGIN: origin })).toEqual([expect.stringContaining("Give scheme and host only")]);
});

test("A slash at the end and capitals in the host make no other origin", () => {
  expect(read({ ...world, ORIGIN: "https://Holtveen.Example/" }).origin).toBe("https://holtveen.example");
});

test("A wijk for the world needs mail, with the address from which it comes", () => {
  expect(problems({ ORIGIN: "https://holtveen.example" })).toEqual([expect.stringMatching(/^SMTP_URL is needed/)]);
  expect(problems({ ...world, SMTP_SENDER: "" })).toEqual([expect.stringMatching(/^SMTP_SENDER is needed/)]);
  expect(problems({ ...world, SMTP_SENDER: "Holtveen" })).toEqual([expect.stringMatching(/^SMTP_SENDER is needed/)]);
  expect(read({ ...world, SMTP_SENDER: "Holtveen <post@holtveen.example>" }).smtp?.sender).toContain("Holtveen <");
});

test("A wijk for the world listens to everyone, unless it is told where to listen", () => {
  expect(read(world).hostname).toBe("::");
  expect(read({ ...world, LISTEN_ON: "10.0.0.5" }).hostname).toBe("10.0.0.5");
  expect(read({ ORIGIN: "http://[::1]:3000" }).hostname).toBe("::1");
});

test("Proxies are addresses and networks, of both families", () => {
  const proxies = "10.0.0.0/8, 127.0.0.1,fd00::/8 , ::1";
  expect(read({ TRUSTED_PROXIES: proxies }).trustedProxies).toEqual(["10.0.0.0/8", "127.0.0.1", "fd00::/8", "::1"]);
});

test.each(["10.0.0.0/33", "10.0.0.256", "10.0.0.0/8/8", "fd00::/129", "proxy", "10.0.0.0/", "*"])(
  "No proxy: %s",
  (proxy) => {
    expect(problems({ TRUSTED_PROXIES: `127.0.0.1,${proxy}` })).toEqual([expect.stringContaining(`"${proxy}"`)]);
  },
);

test("A sealing key is 32 bytes", () => {
  const key = Buffer.alloc(32, 7).toString("base64");
  expect(read({ SEALING_KEY: key }).sealingKey).toBe(key);
  for (const wrong of [Buffer.alloc(31).toString("base64"), Buffer.alloc(33).toString("base64"), "geheim"]) {
    expect(problems({ SEALING_KEY: wrong })).toEqual([expect.stringMatching(/^SEALING_KEY/)]);
  }
});

test("The health of a worker is for this machine, unless it is told where to listen", () => {
  expect(read({ ...world, HEALTH_PORT: "9464" }).health).toEqual({ port: 9464, hostname: "127.0.0.1" });
  expect(read({ ...world, HEALTH_PORT: "9464", LISTEN_ON: "10.0.0.5" }).health?.hostname).toBe("10.0.0.5");
  expect(problems({ HEALTH_PORT: "0" })).toEqual([expect.stringContaining('HEALTH_PORT is "0"')]);
});

test("A token for the figures is long, and has no spaces", () => {
  expect(read({ METRICS_TOKEN: "0123456789abcdef" }).metricsToken).toBe("0123456789abcdef");
  for (const wrong of ["0123456789abcde", "0123456789 abcdefgh", "één-heel-lang-geheim"])
    expect(problems({ METRICS_TOKEN: wrong })).toEqual([expect.stringMatching(/^METRICS_TOKEN/)]);
});

test("Limits are whole numbers, and one that is set leaves the others as they were", () => {
  const usual = read({}).rateLimits;
  expect(read({ RATE_LIMIT_JOIN_PER_ADDRESS: "99" }).rateLimits).toEqual({ ...usual, joinPerAddress: 99 });
  for (const wrong of ["0", "1.5", "-3", "veel", "99999999"]) {
    expect(problems({ RATE_LIMIT_JOIN_PER_ADDRESS: wrong })).toEqual([expect.stringContaining(`is "${wrong}"`)]);
  }
});

test("A setting of spaces is as good as none", () => {
  expect(read({ PORT: " ", DATABASE_URL: "", SEALING_KEY: "  ", ALLOW_PRIVATE_PEERS: "" })).toEqual(read({}));
});

test("The database is the one of DATABASE_URL, else the one that comes along", () => {
  const embedded = { socketDirectory: "/run/wijk", user: "postgres", database: "postgres" };
  expect(databaseAddress(read({}), embedded)).toBe(embedded);
  const url = "postgres://wijk@db.example/wijk";
  expect(databaseAddress(read({ DATABASE_URL: url }), null)).toEqual({ url });
  expect(() => databaseAddress(read({}), null)).toThrow("No database");
});
