import { type IdempotencyClaim, RawJson } from "../../infrastructure/http/index.ts";
import { withIdempotency } from "../../infrastructure/idempotency/index.ts";
import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import type { Ctx } from "../../shared/context.ts";
import type { Identity } from "./parts.ts";

/**
 * A repeatable write whose answer holds a secret: what is stored for the repetition has the secret left out (null), so
 * the effect happens once, the secret is shown once, and it is nowhere at rest.
 */
export async function shownOnce<Answer extends object>(
  parts: Identity,
  ctx: Ctx,
  claim: IdempotencyClaim | null,
  secret: keyof Answer,
  work: (ctx: TxCtx) => Promise<Answer>,
): Promise<RawJson> {
  let fresh: Answer | undefined;
  const stored = await parts.db.withTransaction(ctx, (tx) => {
    fresh = undefined;
    return withIdempotency(tx, claim, async () => {
      fresh = await work(tx);
      return { status: 201, body: JSON.stringify({ ...fresh, [secret]: null }) };
    });
  });
  return new RawJson(fresh === undefined ? stored.body : JSON.stringify(fresh));
}
