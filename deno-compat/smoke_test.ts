import assert from "node:assert/strict";
import { createPhotoDecoder } from "../src/platform/photo-decoder.ts";
import { createPasskeyDevice } from "../tests/support/passkey-device.ts";
import { createPerson } from "../tests/support/person.ts";
import { startPeer } from "./peer.ts";
import { serveWijk } from "./serve.ts";

const activityJson = { accept: "application/activity+json" };

/** A port of loopback that nobody uses at this moment. */
const freePort = (): number => {
  const listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
  const { port } = listener.addr;
  listener.close();
  return port;
};

const fetchJson = async (address: string): Promise<Record<string, unknown>> => {
  const response = await fetch(address, { headers: activityJson });
  assert.equal(response.status, 200);
  assert.match(response.headers.get("content-type") ?? "", /^application\/activity\+json/);
  return await response.json();
};

Deno.test({
  name: "Under Deno a wijk is set up, asks everyone something, shows the answer that another server signed, and signs in with a passkey",
  // Pools of connections to PostgreSQL end a moment after they were closed.
  sanitizeOps: false,
  sanitizeResources: false,
  fn: async () => {
    const dataDirectory = await Deno.makeTempDir({ prefix: "wijk-deno-" });
    // As root, PostgreSQL runs under another account, which must be able to get there.
    await Deno.chmod(dataDirectory, 0o755);
    const wijk = await serveWijk({ DATA_DIR: dataDirectory, PORT: String(freePort()), ALLOW_PRIVATE_PEERS: "true" });
    const peer = startPeer();
    try {
      const marja = createPerson(wijk.origin);
      const done = await marja.post("/inrichten", {
        code: wijk.setUpCode ?? "",
        name: "Holtveen",
        place: "Veldermeer",
        handle: "holtveen",
        door: "standgroen",
        administratorName: "Marja",
        email: "marja@holtveen.example",
      });
      assert.equal(done.status, 200);

      const asked = await marja.post("/vragen", {
        title: "Waar kan ik oude verf naartoe brengen?",
        text: "Zes halve blikken.",
        theme: "groen",
        audience: "everyone",
        outside: "stand-in",
      });
      assert.equal(asked.status, 200);
      assert.match(asked.html, /Zes halve blikken/);

      const id = /\/vragen\/([0-9a-f-]{36})$/.exec(asked.url)?.[1];
      const question = await fetchJson(`${wijk.origin}/ap/o/${id}`);
      const author = String(question.attributedTo);
      const actor = await fetchJson(author);
      assert.equal(actor.id, author);
      assert.equal(actor.type, "Service");
      assert.equal(JSON.stringify(actor).includes("Marja"), false);

      const cookie = [...marja.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const live = await fetch(`${asked.url}/volgen`, { headers: { cookie } });
      assert.equal(live.headers.get("content-type"), "text/event-stream");

      const text = "Bij de milieustraat.";
      const given = { question: String(question.id), author, inbox: String(actor.inbox), text };
      const answered = await peer.answer(given);
      assert.equal(answered.status, 202, await answered.text());
      await untilSaid(live, text);
      const { html } = await marja.get(`/vragen/${id}`);
      assert.match(html, /Bij de milieustraat\./);
      assert.match(html, /Loes/);

      // What a device signs is checked by a library of its own, which is loaded with the first answer.
      const device = createPasskeyDevice(wijk.origin);
      const made = device.make(JSON.parse((await marja.post("/ik/passkeys/begin")).html));
      assert.match((await marja.post("/ik/passkeys", { answer: made, name: "Mijn telefoon" })).html, /Mijn telefoon/);
      const elsewhere = createPerson(wijk.origin);
      const answer = device.sign(JSON.parse((await elsewhere.post("/inloggen/passkey/begin")).html), 1);
      assert.equal((await elsewhere.post("/inloggen/passkey", { answer })).status, 200);
      assert.match((await elsewhere.get("/ik")).html, /Je bent ingelogd als Marja/);

      // Only a request that really comes from this machine sees the letters: the address of the socket is known.
      assert.equal((await marja.get("/dev/mail")).status, 200);
      assert.equal((await marja.get("/dev/mail", { "x-forwarded-for": "192.0.2.1" })).status, 404);
    } finally {
      await wijk.close();
      await peer.close();
      await Deno.remove(dataDirectory, { recursive: true });
    }
  },
});

Deno.test("Under Deno a photo is decoded in a process of its own", async () => {
  const picture = await Deno.readFile(new URL("../src/cli/seed-demo/pictures/sofa.webp", import.meta.url));
  const decoded = await createPhotoDecoder()(picture);
  assert.deepEqual("problem" in decoded ? decoded : [decoded.width, decoded.height], [960, 720]);
});

/** Reads a stream of the server until `text` stood in it, and leaves it open. */
const untilSaid = async (live: Response, text: string): Promise<void> => {
  const reader = live.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (let said = ""; !said.includes(text); ) {
    const piece = await reader?.read();
    if (piece?.value === undefined) throw new Error(`The stream ended without it. ${said}`);
    said += piece.value;
  }
};
