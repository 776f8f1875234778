import { createRequire } from "node:module";

export type { SQL } from "drizzle-orm";
export type { NodePgDatabase } from "drizzle-orm/node-postgres";

/**
 * Drizzle's core queries, loaded as CommonJS: its ES modules are hundreds of files that import each other in circles, and
 * linking them costs every start 250 MB and 0.7 s; the same code as CommonJS 26 MB and 0.1 s (drizzle-orm 0.45, Node 24).
 */
const load = createRequire(import.meta.url);
const orm = load("drizzle-orm") as typeof import("drizzle-orm");
const core = load("drizzle-orm/pg-core") as typeof import("drizzle-orm/pg-core");
const nodePostgres = load("drizzle-orm/node-postgres") as typeof import("drizzle-orm/node-postgres");

export const { and, asc, desc, eq, gt, inArray, isNull, lt, lte, ne, sql } = orm;
export const { boolean, customType, integer, jsonb, pgTable, text, timestamp, uuid } = core;
export const { drizzle } = nodePostgres;
