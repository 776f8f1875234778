import type { ImportKind, ImportOpening, ImportPhase, ImportReading, ImportReport, ImportSettings, ImportStatus } from "@lumbung/contracts";
import { boolean, customType, integer, jsonb, pgTable, text, timestamp, uuid } from "../../infrastructure/drizzle/index.ts";

/** Drizzle's face of migrations/0007_imports.sql, for the plain reads and writes. Keys and foreign keys stand there. */
const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });
const instant = (name: string) => timestamp(name, { withTimezone: true });

export interface ImportError {
  readonly code: string;
  readonly detail: string;
  readonly fix: string;
}

export const importTable = pgTable("file_import", {
  tenantId: uuid("tenant_id").notNull(),
  id: uuid("id").notNull(),
  kind: text("kind").$type<ImportKind>().notNull(),
  fileName: text("file_name").notNull(),
  fileHash: bytea("file_hash").notNull(),
  fileBytes: integer("file_bytes").notNull(),
  warehouseId: uuid("warehouse_id").notNull(),
  dryRun: boolean("dry_run").notNull(),
  opening: text("opening").$type<ImportOpening>().notNull(),
  settings: jsonb("settings").$type<ImportSettings>().notNull(),
  status: text("status").$type<ImportStatus>().notNull(),
  phase: text("phase").$type<ImportPhase>().notNull().default("waiting"),
  done: integer("done").notNull().default(0),
  total: integer("total").notNull().default(0),
  reading: jsonb("reading").$type<ImportReading>(),
  report: jsonb("report").$type<ImportReport>(),
  error: jsonb("error").$type<ImportError>(),
  actorKind: text("actor_kind").$type<"user" | "api-key" | "system">().notNull(),
  actorId: text("actor_id").notNull(),
  actorName: text("actor_name").notNull(),
  locale: text("locale").notNull(),
  createdAt: instant("created_at").notNull(),
  startedAt: instant("started_at"),
  finishedAt: instant("finished_at"),
  undoneAt: instant("undone_at"),
  undoDocumentId: uuid("undo_document_id"),
});
export type ImportRow = typeof importTable.$inferSelect;

export const contentTable = pgTable("import_content", {
  tenantId: uuid("tenant_id").notNull(),
  importId: uuid("import_id").notNull(),
  content: bytea("content").notNull(),
});

export const presetTable = pgTable("import_preset", {
  tenantId: uuid("tenant_id").notNull(),
  id: uuid("id").notNull(),
  kind: text("kind").$type<ImportKind>().notNull(),
  name: text("name").notNull(),
  settings: jsonb("settings").$type<ImportSettings>().notNull(),
  version: integer("version").notNull().default(1),
  updatedAt: instant("updated_at").notNull(),
});
export type PresetRow = typeof presetTable.$inferSelect;
