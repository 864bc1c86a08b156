import { expect } from "vitest";
import type { createInboundWorld } from "../hostile/inbound-world.ts";
import type { Person } from "../hostile/origins.ts";
import { makeActivity } from "../support/activity-form.ts";
import { makeOffer } from "../support/offer-form.ts";
import { makePoll } from "../support/poll-form.ts";

type World = Awaited<ReturnType<typeof createInboundWorld>>;

/**
 * Has residents, moderators and somebody elsewhere do what makes the wijk write to other servers, until an activity of each of
 * its types was written but `Follow`, `Flag` and `Move`.
 */
export const writeOfEverything = async (world: World, elsewhere: Person): Promise<void> => {
  const { anneke, wijk } = world;
  await world.tell(elsewhere, world.activity(elsewhere, "Follow", world.wijkUri));
  const { path, uri } = await world.ask();
  await world.tell(elsewhere, { ...world.activity(elsewhere, "QuoteRequest", uri), instrument: `${elsewhere.id}/1` });
  const answered = await anneke.post(`${path}/antwoorden`, { text: `In de schuur, zie ${wijk.origin}${path}` });
  const id = /<li [^>]*id="antwoord-([0-9a-f-]{36})"/.exec(answered.html)?.[1] ?? "";
  const poll = await makePoll(anneke);
  const activity = await makeActivity(anneke);
  const offer = await makeOffer(anneke);
  const steps = [
    () => anneke.post(`${path}/geholpen`, { answer: id }),
    () => anneke.post(`${path}/veranderen`, { title: "Anders", text: "Nieuw.", theme: "lenen" }),
    () => wijk.administrator.post(`/antwoorden/${id}/verbergen`, { rule: "friendly", reason: "Weg." }),
    () => wijk.administrator.post(`/antwoorden/${id}/tonen`),
    () => anneke.post(`${poll.path}/sluiten`),
    () => anneke.post(`${poll.path}/intrekken`),
    () => anneke.post(`${offer.path}/stand`, { stand: "gone" }),
    () => anneke.post(`${offer.path}/intrekken`),
    () => anneke.post(`${activity.path}/afgelasten`, { why: "Regen." }),
    () => anneke.post(`${activity.path}/intrekken`),
    () => anneke.post(`${path}/intrekken`),
  ];
  for (const step of steps) {
    expect((await step()).status).toBeLessThan(400);
    world.clock.move(60_000);
    await wijk.settle();
  }
};

/** Of which types there is an activity after {@link writeOfEverything}. */
export const typesWritten: ReadonlySet<string> = new Set([
  "Accept",
  "Announce",
  "ChooseAnswer",
  "Create",
  "Delete",
  "Reject",
  "Undo",
  "Update",
]);
