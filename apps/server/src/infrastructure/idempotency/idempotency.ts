import { hash } from "node:crypto";
import type { Ctx } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import type { IdempotencyClaim } from "../http/index.ts";
import type { Database, TxCtx } from "../postgres/index.ts";

/** Most characters of an Idempotency-Key. */
export const idempotencyKeyLengthMax = 255;

export interface StoredAnswer {
  readonly status: number;
  readonly body: string;
}

/** Hash of what makes two requests the same: method, path and body, byte for byte. */
export function hashRequest(method: string, path: string, body: string): Buffer {
  return hash("sha256", `${method}\0${path}\0${body}`, "buffer");
}

/**
 * Runs `work` once per (tenant, actor, key): the answer is stored in the transaction of the effect, a repetition gets
 * the first answer, another body 422, a repetition while the first still runs 409 (R-IDM-1). Refusals are not stored:
 * they changed nothing, so trying again is right.
 */
export async function withIdempotency(ctx: TxCtx, claim: IdempotencyClaim | null, work: () => Promise<StoredAnswer>): Promise<StoredAnswer> {
  if (claim === null) return work();
  const [row] = await ctx.tx.run<{ free: boolean; hash: Buffer | null; status: number | null; response: string | null }>({
    name: "idempotency_claim",
    text: `SELECT pg_try_advisory_xact_lock(hashtextextended($1::text || ':' || $2 || ':' || $3, 0)) AS free,
                  k.request_hash AS hash, k.status, k.response
             FROM (SELECT) one LEFT JOIN idempotency_key k ON k.tenant_id = $1 AND k.actor_id = $2 AND k.key = $3`,
    values: [ctx.tenantId, ctx.actor.id, claim.key],
  });
  const stored = answerOf(row, claim);
  if (stored) return stored;
  if (!row?.free) throw new AppError("IDEMPOTENCY_IN_FLIGHT", { key: claim.key }, { retryAfterSeconds: 1 });
  // The row may have been committed between the look-up's snapshot and the lock.
  const late = await findAnswer(ctx, claim);
  if (late) return late;
  const answer = await work();
  await ctx.tx.run({ name: "idempotency_store", text: storeSql, values: storeValues(ctx, claim, answer) });
  return answer;
}

/**
 * The same for work that opens transactions of its own: the answer is stored in another one after it. Where the process
 * dies in between, or one key comes twice at once, the work runs again, so repeating it must do no harm; whoever stored
 * an answer first has said what the answer is.
 */
export async function withAnswerStored(db: Database, ctx: Ctx, claim: IdempotencyClaim | null, work: () => Promise<StoredAnswer>): Promise<StoredAnswer> {
  if (claim === null) return work();
  const stored = await db.read(ctx, (tx) => findAnswer(tx, claim));
  if (stored) return stored;
  const answer = await work();
  return db.withTransaction(ctx, async (tx) => {
    await tx.tx.run({ name: "idempotency_store_first", text: `${storeSql} ON CONFLICT DO NOTHING`, values: storeValues(tx, claim, answer) });
    return (await findAnswer(tx, claim)) ?? answer;
  });
}

const storeSql = "INSERT INTO idempotency_key (tenant_id, actor_id, key, request_hash, status, response) VALUES ($1, $2, $3, $4, $5, $6)";

function storeValues(ctx: Ctx, claim: IdempotencyClaim, answer: StoredAnswer): unknown[] {
  return [ctx.tenantId, ctx.actor.id, claim.key, claim.requestHash, answer.status, answer.body];
}

async function findAnswer(ctx: TxCtx, claim: IdempotencyClaim): Promise<StoredAnswer | undefined> {
  const [row] = await ctx.tx.query<{ hash: Buffer; status: number; response: string }>(
    "SELECT request_hash AS hash, status, response FROM idempotency_key WHERE tenant_id = $1 AND actor_id = $2 AND key = $3",
    [ctx.tenantId, ctx.actor.id, claim.key],
  );
  return answerOf(row, claim);
}

function answerOf(row: { hash: Buffer | null; status: number | null; response: string | null } | undefined, claim: IdempotencyClaim): StoredAnswer | undefined {
  if (!row?.hash || row.status === null || row.response === null) return undefined;
  if (!row.hash.equals(claim.requestHash)) throw new AppError("IDEMPOTENCY_MISMATCH", { key: claim.key });
  return { status: row.status, body: row.response };
}
