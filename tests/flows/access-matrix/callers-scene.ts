import { signatureHeader } from "../../support/mastodon-peer/http-signature.ts";
import { createMastodonPeer, type PeerAccount } from "../../support/mastodon-peer/index.ts";
import type { MovedClock } from "../../support/moved-clock.ts";
import { nameSource } from "../../support/official-source.ts";
import type { Person } from "../../support/person.ts";
import type { RunningWijk } from "../../support/running-wijk.ts";
import type { Role, Signer } from "./callers.ts";

/** Everybody with a browser whom the matrix knows, but for the visitor. */
export type People = Readonly<Record<Exclude<Role, "visitor" | "server" | "follower" | "gemeente">, Person>>;

const signedBy =
  ({ local }: PeerAccount, clock: MovedClock): Signer =>
  (url, accept) => {
    const headers = { host: url.host, date: clock().toUTCString(), accept };
    const parts = { method: "GET", path: `${url.pathname}${url.search}`, headers };
    const covered = ["(request-target)", "host", "date", "accept"];
    return { date: headers.date, signature: signatureHeader(parts, local.keyId, local.privateKey, covered) };
  };

/** Has everybody come in as they do: by the code, with the letter or without opening it, and with what was decided about them. */
export const comeIn = async (wijk: RunningWijk): Promise<{ people: People; idOfMember(name: string): string }> => {
  const { administrator } = wijk;
  const people = {
    resident: await wijk.neighbour("Rachid"),
    blocked: await wijk.neighbour("Bram"),
    asker: await wijk.neighbour("Anneke"),
    answerer: await wijk.neighbour("Daan"),
    wijkwijzer: await wijk.neighbour("Wil"),
    moderator: await wijk.neighbour("Mo"),
    organisation: await wijk.neighbour("Welzijn"),
    suspended: await wijk.neighbour("Sjoerd"),
    applicant: wijk.visitor(),
    administrator,
  };
  await wijk.neighbour("Lid");
  const [code] = await wijk.wijk.useCases.members.codes();
  await people.applicant.post("/meedoen", { code: code?.code ?? "", name: "Aad", email: "aad@post.example" });
  const members = await wijk.wijk.useCases.members.all();
  const idOfMember = (name: string): string => members.find((member) => member.name === name)?.id ?? `no ${name}`;
  const decide = async (path: string, fields: Readonly<Record<string, string>>): Promise<void> => {
    const done = await administrator.post(path, fields);
    if (done.status !== 200) throw new Error(`${path} answered ${done.status}: ${done.html}`);
  };
  await decide(`/beheer/leden/${idOfMember("Wil")}/rollen`, { roles: "wijkwijzer" });
  await decide(`/beheer/leden/${idOfMember("Mo")}/rollen`, { roles: "moderator" });
  await decide("/beheer/organisaties", { residentId: idOfMember("Welzijn"), name: "Welzijn Holtveen" });
  const why = { rule: "friendly", reason: "Niet vriendelijk", term: "week" };
  await decide(`/moderatie/schorsingen/${idOfMember("Sjoerd")}`, why);
  return { people, idOfMember };
};

/** A server elsewhere with somebody who follows the wijk, and an official source of it. */
export const comeFromElsewhere = async (wijk: RunningWijk, clock: MovedClock) => {
  const peer = await createMastodonPeer({ clock, host: "127.0.0.1" });
  const [follower, gemeente] = [await peer.account("sanne"), await peer.account("gemeente")];
  await follower.follow((await follower.lookup(wijk.handle)).id);
  await nameSource(wijk.administrator, gemeente.handle);
  for (let round = 0; round < 2; round += 1) {
    await wijk.settle();
    await peer.settled();
  }
  return {
    signers: { follower: signedBy(follower, clock), gemeente: signedBy(gemeente, clock) },
    uriOfGemeente: gemeente.id,
    close: () => peer.close(),
  };
};
