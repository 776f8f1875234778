export { createDatabase, type Database } from "./database.ts";
export { type EmbeddedPostgres, openEmbeddedPostgres } from "./embedded.ts";
export { EmbeddedPostgresError } from "./embedded-error.ts";
export { sqlState, uniqueViolation } from "./errors.ts";
export { MigrationError, migrate } from "./migrate.ts";
export type { Statement, Tx, TxCtx } from "./transaction.ts";
