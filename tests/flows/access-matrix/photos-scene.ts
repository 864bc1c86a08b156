import type postgres from "postgres";

/** Makes what the rows of photos are about: pictures of a few bytes, of the asker, which stand with the post of `idOf`. */
export const photoMakers = (given: {
  readonly sql: postgres.Sql;
  readonly idOf: (thing: string, fresh?: boolean) => Promise<string>;
  readonly askerId: () => string;
  readonly now: () => Date;
}): Readonly<Record<string, () => Promise<string>>> => {
  const { sql } = given;
  const brought = async (): Promise<string> => {
    const id = crypto.randomUUID();
    const bytes = Buffer.from("RIFF0000WEBP");
    await sql`insert into photo (id, resident_id, width, height, small, large, brought_at)
      values (${id}, ${given.askerId()}, 4, 3, ${bytes}, ${bytes}, ${given.now().toISOString()})`;
    return id;
  };
  const at = (post: string) => async (): Promise<string> => {
    const [id, postId] = [await brought(), await given.idOf(post, true)];
    await sql`update post set photos = ${sql.json([{ id, alt: "", width: 4, height: 3 }])} where id = ${postId}`;
    return id;
  };
  return {
    "waiting photo": brought,
    "photo for the wijk": at("question for the wijk"),
    "photo for the ring": at("question for the ring"),
    "photo for everyone": at("question for everyone"),
    "photo of a waiting question": at("waiting question for everyone"),
    "photo of a hidden question": at("hidden question"),
    "photo of a withdrawn question": at("withdrawn question"),
  };
};
