import type { Import, ImportField, ImportPreset, ImportReading } from "@lumbung/contracts";
import type { FileReading } from "./analyse.ts";
import type { ImportRow, PresetRow } from "./tables.ts";

const iso = (date: Date | null) => date?.toISOString() ?? null;

export function presentImport(row: ImportRow): Import {
  return {
    id: row.id,
    kind: row.kind,
    fileName: row.fileName,
    fileBytes: row.fileBytes,
    fileHash: row.fileHash.toString("hex"),
    warehouseId: row.warehouseId,
    dryRun: row.dryRun,
    opening: row.opening,
    status: row.status,
    progress: { phase: row.phase, done: row.done, total: row.total },
    reading: row.reading,
    report: row.report,
    error: row.error,
    undoDocumentId: row.undoDocumentId,
    createdBy: { kind: row.actorKind, id: row.actorId, name: row.actorName },
    createdAt: row.createdAt.toISOString(),
    startedAt: iso(row.startedAt),
    finishedAt: iso(row.finishedAt),
    undoneAt: iso(row.undoneAt),
  };
}

export function presentReading(reading: FileReading): ImportReading {
  const columns: Partial<Record<ImportField, string>> = {};
  for (const [field, column] of Object.entries(reading.columns)) columns[field as ImportField] = reading.header[column] ?? "";
  return {
    encoding: reading.encoding,
    byteOrderMark: reading.bom,
    delimiter: reading.delimiter,
    decimalMark: reading.decimalMark,
    dateOrder: reading.dateOrder,
    headerLine: reading.headerLine,
    header: [...reading.header],
    columns,
    rows: reading.rows,
  };
}

export function presentPreset(row: PresetRow): ImportPreset {
  return { id: row.id, version: row.version, kind: row.kind, name: row.name, settings: row.settings, updatedAt: row.updatedAt.toISOString() };
}
