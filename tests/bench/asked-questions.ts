import { randomUUID } from "node:crypto";
import { wayStore } from "../../src/guidance/ways.postgres.ts";
import { newId, type PostId, type ResidentId } from "../../src/kernel/ids.ts";
import { localActor } from "../../src/posts/actor.ts";
import { actorStore } from "../../src/posts/actors.postgres.ts";
import { questionStore } from "../../src/questions/questions.postgres.ts";
import type { Asked } from "./peers.ts";
import type { WijkUnderTest } from "./wijk-under-test.ts";

/** Questions for everyone, each asked by a stand-in of the administrator. Nothing of them is sent. */
export const addAskedQuestions = async (wijk: WijkUnderTest, count: number): Promise<readonly Asked[]> => {
  const { origin, watch } = wijk;
  const [resident] = await watch.sql<{ id: ResidentId }[]>`select id from resident limit 1`;
  if (resident === undefined) throw new Error("Nobody lives here.");
  const at = new Date();
  return watch.transaction(async (transaction) => {
    const actors = actorStore(transaction);
    const signingKeyId = (await actors.signingKeyFor("stand-ins")) ?? "";
    const asked: Asked[] = [];
    for (let number = 0; number < count; number++) {
      const threadId = newId<PostId>();
      const standIn = localActor({
        origin,
        kind: "stand_in",
        handle: randomUUID(),
        name: "iemand uit Holtveen",
        signingKeyId,
        residentId: resident.id,
        threadId,
        at,
      });
      await actors.add(standIn);
      const uri = `${origin}/ap/o/${threadId}`;
      await questionStore(transaction).add({
        post: {
          photos: [],
          id: threadId,
          kind: "question",
          threadId,
          inReplyTo: null,
          audience: "everyone",
          author: { kind: "resident", residentId: resident.id, actorId: standIn.id },
          homeWijkId: null,
          uri,
          url: `${origin}/vragen/${threadId}`,
          title: `Waar kan ik oude kleding brengen? (${number})`,
          body: "Ik heb twee zakken vol.",
          html: "<p>Ik heb twee zakken vol.</p>",
          language: null,
          publishedAt: at,
          editedAt: null,
          withdrawnAt: null,
          hidden: null,
          held: null,
        },
        theme: "anders",
        area: null,
        street: null,
        state: "open",
        taken: null,
        helpfulId: null,
        closedAt: null,
        changedAt: null,
        handedTo: null,
        handedInPrivate: false,
        helpfulAt: null,
        checkedAt: null,
        onBehalf: null,
        outcome: null,
      });
      await wayStore(transaction).addConsent({
        id: randomUUID(),
        questionId: threadId,
        rung: "outside",
        answer: "yes",
        at,
        shown: "",
        recipients: "iedereen",
      });
      asked.push({ question: uri, asker: standIn.uri });
    }
    return asked;
  });
};
