export { createDatabase, type Database } from "./database.ts";
export { type EmbeddedPostgres, openEmbeddedPostgres } from "./embedded.ts";
export { sqlState, uniqueViolation } from "./errors.ts";
export { type ExternalPostgres, openExternalPostgres } from "./external.ts";
export { MigrationError, migrate } from "./migrate.ts";
export type { Statement, Tx, TxCtx } from "./transaction.ts";
