import { type DocumentPreview, errorCatalogue, type PostDocument, type ProblemFace } from "@lumbung/contracts";
import type { Ctx } from "../../../shared/context.ts";
import { AppError } from "../../../shared/errors.ts";
import type { InventoryDeps } from "../deps.ts";
import { type LedgerDocument, linesOf } from "../movement.ts";
import { toLedgerDocument } from "../post-documents.ts";
import { refusalOf } from "../refusal.ts";
import { decide } from "./decide.ts";
import { type LineKeys, readKeys } from "./read-keys.ts";

/**
 * What posting this document would answer, with every problem at its place. It reads the balances and holds no lock, so
 * it binds nobody: posting decides anew.
 * @throws AppError FORBIDDEN, UNKNOWN_WAREHOUSE or VALIDATION_FAILED, which no change of a line mends
 */
export async function previewDocument(deps: Pick<InventoryDeps, "db" | "stock">, ctx: Ctx, input: PostDocument): Promise<DocumentPreview> {
  const problemsOfLine: ProblemFace[][] = input.lines.map((_, index) =>
    problemsIn(() => linesOf({ ...input, lines: input.lines.slice(index, index + 1) }), index),
  );
  const sound = [...problemsOfLine.keys()].filter((index) => problemsOfLine[index]?.length === 0);
  const { document, problems } = draft(ctx, input, sound);
  const { keys, currency } = await deps.db.read(ctx, async (read) => {
    const [business] = await read.tx.query<{ currency: string }>("SELECT currency FROM tenant WHERE id = $1", [ctx.tenantId]);
    return { keys: await readKeys(read, document), currency: business?.currency };
  });
  if (document.currency !== null && document.currency !== currency) problems.push(faceOf(new AppError("CURRENCY_MISMATCH", { expected: currency })));
  const { refusals, levels } = decide(document, keys);
  for (const { line, code, details } of refusals) {
    const index = sound[line] as number;
    const error = await refusalOf(deps, ctx, { outcome: "refused", body: JSON.stringify({ code, details: { ...details, line: index + 1 } }) });
    problemsOfLine[index]?.push(faceOf(error));
  }
  const keyOfLine = new Map(sound.map((index, place) => [index, keys[place]]));
  return {
    ok: problems.length === 0 && problemsOfLine.every((list) => list.length === 0),
    problems,
    lines: problemsOfLine.map((list, index) => ({ lineNo: index + 1, ...skuOf(keyOfLine.get(index)), problems: list })),
    levels,
  };
}

function skuOf(keys: LineKeys | undefined) {
  const { variantId = null, sku = null, name = null, baseUnit = null, scale = null } = keys?.from ?? keys?.to ?? {};
  return { variantId, sku: variantId === null ? null : sku, name, baseUnit, scale: variantId === null ? null : scale };
}

/** What a form that is not filled in yet lacks: told, and passed over, so that the levels are shown all the same. */
const mendable = {
  REASON_REQUIRED: (input: PostDocument): PostDocument => ({ ...input, reason: "-" }),
  FUTURE_DATE: (input: PostDocument): PostDocument => ({ ...input, effectiveAt: undefined }),
  CURRENCY_MISMATCH: (input: PostDocument): PostDocument => ({ ...input, lines: input.lines.map((line) => ({ ...line, unitCost: undefined })) }),
};
/** What linesOf() refuses, last of all: told at the lines already. */
const ofLines = ["INVALID_QUANTITY", "SAME_WAREHOUSE"];

/** The document of the sound lines, with what it lacks as a whole. */
function draft(ctx: Ctx, input: PostDocument, sound: readonly number[]): { document: LedgerDocument; problems: ProblemFace[] } {
  const problems: ProblemFace[] = [];
  const kept = new Set(sound);
  let tried = input;
  // Each of them is mended for good, so this ends.
  for (;;) {
    try {
      return { document: toLedgerDocument(ctx, tried), problems };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (ofLines.includes(error.code)) {
        tried = { ...tried, lines: tried.lines.filter((_, index) => kept.has(index)) };
        continue;
      }
      const mend = mendable[error.code as keyof typeof mendable];
      if (mend === undefined) throw error;
      problems.push(faceOf(error));
      tried = mend(tried);
    }
  }
}

/** The problems of one line by itself; what is no line's fault is left to the document. */
function problemsIn(work: () => unknown, index: number): ProblemFace[] {
  try {
    work();
    return [];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [faceOf(new AppError(error.code, { ...error.details, line: index + 1 }, { detail: error.message }))];
  }
}

function faceOf(error: AppError): ProblemFace {
  const { title, fix } = errorCatalogue[error.code];
  return { code: error.code, title, detail: error.message, details: error.details, fix };
}
