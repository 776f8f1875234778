import type { ImportField, ImportKind, ImportOpening, ImportPhase, ImportReport, ImportSettings } from "@lumbung/contracts";
import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import type { FileShape, ImportRow, ReadFile, RefusedLine } from "../../modules/imports/index.ts";
import type { Ctx } from "../../shared/context.ts";

export interface Progress {
  readonly phase: ImportPhase;
  readonly done: number;
  readonly total: number;
}

/** A file and how it is to be imported. */
export interface ImportTask {
  readonly bytes: Uint8Array;
  readonly fileHash: Buffer;
  /** Null for a rehearsal, which writes nothing. */
  readonly importId: string | null;
  readonly warehouseId: string;
  readonly opening: ImportOpening;
  readonly settings: ImportSettings;
  readonly locale: string;
  readonly onProgress: (progress: Progress) => void;
}

/** A file that was read and planned against what the books hold already; nothing has been written. */
export interface PreparedFile {
  readonly file: Pick<ReadFile<unknown>, "reading" | "firstRows" | "refused" | "cellsOf">;
  /** Lines the plan refuses, told as the reader tells its own. */
  readonly refused: readonly RefusedLine[];
}

/** What one run has done. */
export interface WrittenFile {
  readonly report: ImportReport;
  /** Lines that were refused while writing. */
  readonly refused: readonly RefusedLine[];
}

/** One kind of file: how it is read and planned, and how the plan is written. */
export interface FileKind<Prepared extends PreparedFile = PreparedFile> {
  readonly kind: ImportKind;
  readonly shape: FileShape;
  /**
   * What the caller may do with a file of this kind: throws FORBIDDEN, or names the fields that are left out because he may
   * not set them.
   */
  withheldFields(ctx: Ctx, settings: ImportSettings): readonly ImportField[];
  /** Reads and plans. Reads the database, writes nothing. */
  prepare(ctx: Ctx, task: ImportTask): Promise<Prepared>;
  /** What writing it would do. */
  rehearse(prepared: Prepared): ImportReport;
  /** Writes in slices, so that no transaction is long. May be cut off anywhere and run again: then it adds what is missing. */
  write(ctx: Ctx, prepared: Prepared, row: ImportRow, onProgress: (progress: Progress) => void | Promise<void>): Promise<WrittenFile>;
  /** In the last transaction of a run: what an import has done over all its runs, counted in the books themselves. */
  total(ctx: TxCtx, row: ImportRow, prepared: Prepared, run: ImportReport): Promise<ImportReport>;
}

/** Nothing done: what reports of each kind are made from. */
export const emptyReport: ImportReport = {
  lines: { total: 0, posted: 0, services: 0, unchanged: 0, refused: 0, alreadyImported: 0 },
  products: { created: 0, updated: 0, services: 0, restored: 0, known: 0 },
  categories: 0,
  minimums: 0,
  documents: { opening: 0, issue: 0, return: 0, adjustment: 0 },
  movements: { opening: 0, issue: 0, return: 0, adjustment: 0 },
  openingsLeft: 0,
  services: [],
  giveaways: 0,
  from: null,
  to: null,
  openingAt: null,
};
