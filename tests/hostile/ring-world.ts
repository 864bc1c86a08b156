import postgres from "postgres";
import { createInboundWorld } from "./inbound-world.ts";
import { type Origin, type Person, settle } from "./origins.ts";

/** Our wijk, and wijken elsewhere that say what they like about the ring. */
export const createRingWorld = async () => {
  const world = await createInboundWorld();
  const sql = postgres(world.wijk.databaseUrl, { max: 2 });

  /** Somebody elsewhere of another kind than a person. */
  const asType = (origin: Origin, name: string, type: string): Person => {
    const person = settle(origin, name);
    const document = { ...person.document, type, name };
    origin.pages.set(new URL(person.id).pathname, document);
    return { ...person, document };
  };

  const membershipOf = async (wijk: Person) => {
    const [row] =
      await sql`select ring_membership.* from ring_membership join actor on actor.id = actor_id where uri = ${wijk.id}`;
    return row;
  };
  const stateOf = async (wijk: Person): Promise<string | undefined> => (await membershipOf(wijk))?.state;

  const relationship = (subject: string, object: string) => ({
    type: "Relationship",
    subject,
    relationship: "https://w3id.org/wijksgewijs/ns#inRingWith",
    object,
  });

  /** Our administrator invites a wijk. Gives the id of our Offer. */
  const invite = async (wijk: Person): Promise<string> => {
    await world.wijk.administrator.post("/beheer/kring", { address: wijk.id });
    await world.wijk.settle();
    return (await membershipOf(wijk))?.own_uri;
  };

  /** What our administrator does about a wijk on its page. */
  const choose = async (wijk: Person, choice: string): Promise<void> => {
    const id = (await membershipOf(wijk))?.actor_id;
    await world.wijk.administrator.post(`/beheer/kring/${id}`, { keuze: choice });
    await world.wijk.settle();
  };

  const offer = (wijk: Person) => world.activity(wijk, "Offer", relationship(wijk.id, world.wijkUri));

  return {
    ...world,
    sql,
    asType,
    membershipOf,
    stateOf,
    relationship,
    invite,
    choose,
    offer,
    /** Our administrator invites, the wijk says yes. Gives what it said. */
    join: async (wijk: Person) => {
      const accept = world.activity(wijk, "Accept", await invite(wijk));
      await world.tell(wijk, accept);
      return accept;
    },
    /** A question of Anneke's for the ring. */
    askRing: async (title: string) => {
      const form = (await world.anneke.get("/vragen/nieuw")).html;
      const ringShown = /name="ringShown" value="([^"]*)"/.exec(form)?.[1] ?? "";
      const fields = { title, text: "Alleen voor de kring.", theme: "lenen", audience: "kring", outside: "standin" };
      const path = new URL((await world.anneke.post("/vragen", { ...fields, ringShown })).url).pathname;
      await world.wijk.settle();
      const id = path.split("/").at(-1) ?? "";
      return { path, id, uri: `${world.wijk.origin}/ap/o/${id}` };
    },
    close: async () => {
      await sql.end();
      await world.close();
    },
  };
};

export type RingWorld = Awaited<ReturnType<typeof createRingWorld>>;
