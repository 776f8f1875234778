import type { IdempotencyClaim } from "../../infrastructure/http/index.ts";
import type { Actor, Ctx } from "../../shared/context.ts";
import { newId } from "../../shared/ids.ts";
import type { LedgerDocument } from "./movement.ts";

/** One document on its way into the ledger, with who sends it. */
export interface Submission {
  readonly tenantId: string;
  readonly actor: Pick<Actor, "kind" | "id" | "name">;
  readonly requestId: string;
  readonly ip: string | null;
  readonly claim: IdempotencyClaim | null;
  readonly document: LedgerDocument;
  readonly eventId: string;
}

export function submissionOf(ctx: Ctx, document: LedgerDocument, claim: IdempotencyClaim | null): Submission {
  return { tenantId: ctx.tenantId, actor: ctx.actor, requestId: ctx.requestId, ip: ctx.ip, claim, document, eventId: newId() };
}

/** What the ledger said: `body` is the finished answer (contract `PostedDocument`) or the code and details of a refusal. */
export interface Outcome {
  readonly outcome: "posted" | "replayed" | "refused";
  readonly body: string;
  /** What made the ledger fail, where it is not the document's fault; for the log. */
  readonly cause?: unknown;
}
