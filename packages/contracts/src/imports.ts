import { z } from "zod";
import { Instant, PageQuery, Uuid } from "./common.ts";
import type { Permission } from "./permissions.ts";

/** What a file holds: sales of a till, or the goods of a shop with what lies on its shelves. */
export const ImportKind = z.enum(["sales", "products"]);
export type ImportKind = z.infer<typeof ImportKind>;

/** What a line of each kind of file can tell. */
export const importFields = {
  sales: ["invoice", "sku", "description", "quantity", "date", "price", "customer"],
  products: ["sku", "name", "barcode", "category", "brand", "unit", "scale", "price", "cost", "minimum", "quantity"],
} as const satisfies Record<ImportKind, readonly string[]>;
export const ImportField = z.enum([...new Set([...importFields.sales, ...importFields.products])]);
export type ImportField = z.infer<typeof ImportField>;

/** Fields of goods that not everybody may set, with the permission each takes. */
export const guardedImportFields = { cost: "cost:read", minimum: "minimum:write", quantity: "inventory:open" } as const satisfies Partial<
  Record<(typeof importFields)["products"][number], Permission>
>;

/** Field → header of its column, or its number counted from 1. An empty text leaves the field out. */
const ImportColumns = z.partialRecord(ImportField, z.string().max(200)).meta({
  description:
    "Of products, a field the caller may not set is left out: cost takes cost:read, minimum takes minimum:write, quantity (opening stock) takes inventory:open",
});

/** A cell mended before the file is imported; the file itself stays as it is. */
export const ImportCorrection = z.object({
  line: z.int().min(1).meta({ description: "Line of the file, counted from 1" }),
  column: z.string().min(1).max(200).meta({ description: "Header of the column, or its number counted from 1" }),
  value: z.string().max(1000),
});
export type ImportCorrection = z.infer<typeof ImportCorrection>;

/** How a file is to be read; whatever is left out is found out from the file. */
export const ImportSettings = z.object({
  encoding: z.string().min(1).max(40).optional().meta({ description: "Such as utf-8, utf-16le, windows-1252, windows-1256" }),
  delimiter: z.enum([",", ";", "\t", "|"]).optional(),
  decimalMark: z.enum([".", ","]).optional(),
  dateOrder: z.enum(["day-first", "month-first"]).optional(),
  columns: ImportColumns.optional(),
  corrections: z.array(ImportCorrection).max(5000).optional().meta({ description: "Of this file alone: a preset does not keep them" }),
  existing: z
    .enum(["skip", "update"])
    .optional()
    .meta({ description: "Of products: lines of SKUs that exist are passed over (skip, the default), or change what they fill in and nothing else (update)" }),
  serviceCodes: z
    .array(z.string().min(1).max(100))
    .max(500)
    .optional()
    .meta({ description: "Codes that are no goods, such as postage; they become services without stock. Of sales. Replaces the usual list" }),
});
export type ImportSettings = z.infer<typeof ImportSettings>;

export const ImportOpening = z.enum(["auto", "none"]).meta({
  description:
    "Of sales: auto posts one opening document, just large enough that no balance goes below zero; none posts none and refuses what is not there. Of products: auto posts the quantities of the file for SKUs that have not moved in the warehouse; none leaves them aside",
});
export type ImportOpening = z.infer<typeof ImportOpening>;

/** What the caller asks for besides the file itself. */
export const ImportRequest = z.object({
  kind: ImportKind.default("sales"),
  fileName: z.string().trim().min(1).max(200),
  warehouseId: Uuid,
  dryRun: z.boolean().default(false),
  opening: ImportOpening.default("auto"),
  preset: z.string().min(1).max(100).optional().meta({ description: "Name of a saved preset; settings given here go before it" }),
  savePreset: z.string().min(1).max(100).optional().meta({ description: "Saves the settings under this name for the next file" }),
  settings: ImportSettings.default({}),
});
export type ImportRequest = z.infer<typeof ImportRequest>;

/** The JSON form: the table as text. Files of other encodings are sent as multipart with the parts `file` and `request`. */
export const ImportTextRequest = ImportRequest.extend({ text: z.string().min(1) });

const Finding = z.object({
  value: z.string(),
  basis: z.enum(["proven", "inferred", "assumed", "given", "not-needed"]),
  because: z.string(),
});

/** How the file was read, each finding with how sure it is and why. */
export const ImportReading = z.object({
  encoding: Finding,
  byteOrderMark: z.boolean(),
  delimiter: Finding,
  decimalMark: Finding,
  dateOrder: Finding,
  headerLine: z.int().min(0).meta({ description: "0 when the file has no header" }),
  header: z.array(z.string()),
  columns: z.partialRecord(ImportField, z.string()).meta({ description: "Field → header of the column it is read from" }),
  rows: z.int(),
});
export type ImportReading = z.infer<typeof ImportReading>;

const DocumentCounts = z.object({ opening: z.int(), issue: z.int(), return: z.int(), adjustment: z.int() });

/** What an import did, or would do when it is a dry run. */
export const ImportReport = z.object({
  lines: z.object({
    total: z.int(),
    posted: z.int().meta({ description: "Of sales: lines that moved stock. Of products: lines that made or changed something" }),
    services: z.int().meta({ description: "Lines of SKUs without stock: read, and nothing to move" }),
    unchanged: z.int().meta({ description: "Lines of products that were passed over, or say nothing new" }),
    refused: z.int(),
    alreadyImported: z.int(),
  }),
  products: z.object({
    created: z.int(),
    updated: z.int(),
    services: z.int().meta({ description: "Of those created, services" }),
    restored: z.int().meta({ description: "Archived by an undo and brought back" }),
    known: z.int(),
  }),
  categories: z.int().meta({ description: "Categories created" }),
  minimums: z.int().meta({ description: "Minimum levels set" }),
  documents: DocumentCounts,
  movements: DocumentCounts,
  openingsLeft: z.int().meta({ description: "Opening quantities of SKUs that have moved in the warehouse already: not added again" }),
  services: z.array(z.object({ sku: z.string(), name: z.string(), lines: z.int() })),
  giveaways: z.int().meta({ description: "Sales without price and customer, booked as issues; worth a look" }),
  from: Instant.nullable(),
  to: Instant.nullable(),
  openingAt: Instant.nullable(),
});
export type ImportReport = z.infer<typeof ImportReport>;

export const ImportProblem = z.object({
  line: z.int(),
  column: z.string().nullable().meta({ description: "Header of the column; null when the whole line is meant" }),
  code: z.string(),
  reason: z.string(),
  fix: z.string(),
  cells: z.array(z.string()),
});

/** What importing a file would do, with its first rows as they stand. */
export const ImportPreview = z.object({
  reading: ImportReading,
  missing: z
    .array(ImportField)
    .meta({ description: "Needed fields no column was found for; name them in settings.columns. Nothing is planned until none is missing" }),
  rows: z.array(z.object({ line: z.int(), cells: z.array(z.string()) })).meta({ description: "The first 50 rows, corrections put in" }),
  problems: z.array(ImportProblem).meta({ description: "The first 500 lines that would be refused" }),
  report: ImportReport.nullable(),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

export const ImportStatus = z.enum(["waiting", "running", "failed", "finished", "undone"]);
export type ImportStatus = z.infer<typeof ImportStatus>;
export const ImportPhase = z.enum(["waiting", "reading", "planning", "products", "opening", "posting", "done"]);
export type ImportPhase = z.infer<typeof ImportPhase>;

export const Import = z.object({
  id: Uuid,
  kind: ImportKind,
  fileName: z.string(),
  fileBytes: z.int(),
  fileHash: z.string().meta({ description: "SHA-256 of the file in hex: the same content is imported once" }),
  warehouseId: Uuid,
  dryRun: z.boolean(),
  opening: ImportOpening,
  status: ImportStatus,
  progress: z.object({ phase: ImportPhase, done: z.int(), total: z.int() }),
  reading: ImportReading.nullable(),
  report: ImportReport.nullable(),
  error: z.object({ code: z.string(), detail: z.string(), fix: z.string() }).nullable(),
  undoDocumentId: Uuid.nullable(),
  createdBy: z.object({ kind: z.string(), id: z.string(), name: z.string() }),
  createdAt: Instant,
  startedAt: Instant.nullable(),
  finishedAt: Instant.nullable(),
  undoneAt: Instant.nullable(),
});
export type Import = z.infer<typeof Import>;

export const ImportQuery = PageQuery.extend({ kind: ImportKind.optional(), status: ImportStatus.optional(), dryRun: z.stringbool().optional() });

export const UndoImport = z.object({ reason: z.string().trim().min(1).max(400).optional() });

export const ImportPreset = z.object({
  id: Uuid,
  version: z.int(),
  kind: ImportKind,
  name: z.string(),
  settings: ImportSettings,
  updatedAt: Instant,
});
export type ImportPreset = z.infer<typeof ImportPreset>;
export const ImportPresetQuery = z.object({ kind: ImportKind.optional() });
export const WriteImportPreset = z.object({
  kind: ImportKind.default("sales").meta({ description: "Stays what it is when a saved one is changed" }),
  name: z.string().trim().min(1).max(100),
  settings: ImportSettings.omit({ corrections: true }),
});

export const importEvents = {
  "imports.import.requested": {
    summary: "A file was uploaded and waits to be imported",
    payload: z.object({ importId: Uuid, kind: ImportKind }),
  },
  "imports.import.finished": {
    summary: "A file was imported, with what it brought",
    payload: z.object({ importId: Uuid, kind: ImportKind, warehouseId: Uuid, report: ImportReport }),
  },
  "imports.import.undone": {
    summary: "Everything an import had posted was taken back",
    payload: z.object({ importId: Uuid, kind: ImportKind, warehouseId: Uuid, documentId: Uuid.nullable() }),
  },
} as const;
