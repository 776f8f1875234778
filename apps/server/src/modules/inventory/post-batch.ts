import type { PostDocument, Problem } from "@lumbung/contracts";
import type { IdempotencyClaim } from "../../infrastructure/http/index.ts";
import { hashRequest } from "../../infrastructure/idempotency/index.ts";
import type { Ctx } from "../../shared/context.ts";
import { AppError, toProblem } from "../../shared/errors.ts";
import type { InventoryDeps } from "./deps.ts";
import { postMany, toLedgerDocument } from "./post-documents.ts";

/**
 * Posts many documents, each on its own: one that is refused does not stop the others. With an Idempotency-Key every
 * document gets a key of its own (the key and its place), so a batch that was cut off is simply sent again.
 * @returns JSON text: `{items: [{status: 201, …PostedDocument} | {status, problem}]}`, in order
 */
export async function postBatch(deps: InventoryDeps, ctx: Ctx, documents: readonly PostDocument[], claim: IdempotencyClaim | null): Promise<string> {
  const answers = await postMany(
    deps,
    ctx,
    documents.map((document, index) => ({
      document: () => toLedgerDocument(ctx, document),
      claim: claim && { key: `${claim.key}#${index}`, requestHash: hashRequest("POST", "document", JSON.stringify(document)) },
    })),
  );
  const items = answers.map((answer) => ("body" in answer ? `{"status":201,${answer.body.slice(1)}` : refused(ctx, answer.error)));
  return `{"items":[${items.join(",")}]}`;
}

function refused(ctx: Ctx, error: unknown): string {
  // What is not an expected refusal is a failure of the whole call, not an answer to one document.
  if (!(error instanceof AppError) || error.code === "INTERNAL") throw error;
  const problem: Problem = toProblem(error, ctx.requestId);
  return JSON.stringify({ status: problem.status, problem });
}
