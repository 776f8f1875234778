export { createDatabase, type Database } from "./database.ts";
export { openEmbeddedPostgres } from "./embedded.ts";
export { isUnavailable, sqlState, uniqueViolation } from "./errors.ts";
export { openExternalPostgres } from "./external.ts";
export { migrate } from "./migrate.ts";
export type { Statement, Tx, TxCtx } from "./transaction.ts";
