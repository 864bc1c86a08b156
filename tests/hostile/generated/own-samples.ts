import { readdirSync, readFileSync } from "node:fs";
import type { Json, Stage } from "../cases/stage.ts";

const folder = new URL("../../federation/fixtures/", import.meta.url);

/** What twelve kinds of software send, by the files that we wrote in their shape, as Mallory would say it to the wijk of the stage. */
export const samplesOf = (stage: Stage): readonly Json[] =>
  readdirSync(folder).flatMap((software) => {
    const read = (name: string) => readFileSync(new URL(`${software}/${name}`, folder), "utf8");
    const actor = (JSON.parse(read("actor.json")) as { readonly id: string }).id;
    const host = new URL(actor).origin;
    return readdirSync(new URL(`${software}/`, folder))
      .filter((name) => !["actor.json", "main-key.json"].includes(name))
      .map((name) =>
        read(name)
          .replaceAll(/"https:\/\/holtveen\.example\/ap\/a\/wijk/g, `"${stage.wijkUri}`)
          .replaceAll("https://holtveen.example/ap/a/vrager", `${stage.wijk.origin}/ap/a/vrager`)
          .replaceAll("https://holtveen.example/ap/o/vraag", stage.question.uri)
          .replaceAll("https://holtveen.example", stage.wijk.origin)
          .replaceAll(JSON.stringify(actor), JSON.stringify(stage.mallory.id))
          .replaceAll(`${host}/`, `${stage.evil.url}/${software}/`),
      )
      .map((text) => JSON.parse(text) as Json)
      .map((said) => (said.type === "Flag" || said.type === "Announce" ? { ...said, actor: stage.mallory.id } : said));
  });
