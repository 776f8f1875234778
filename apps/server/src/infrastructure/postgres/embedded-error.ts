/** A start that cannot go on and that a person can mend; the message says how. */
export class EmbeddedPostgresError extends Error {
  override readonly name = "EmbeddedPostgresError";
}
