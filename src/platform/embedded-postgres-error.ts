/** Why the PostgreSQL that comes with this program cannot run; the message is one plain sentence for the operator. */
export class EmbeddedPostgresError extends Error {
  override readonly name = "EmbeddedPostgresError";
}
