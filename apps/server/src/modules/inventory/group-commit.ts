import { AppError } from "../../shared/errors.ts";
import type { Outcome, Submission } from "./submission.ts";

export interface GroupCommitOptions {
  /** Posts a batch of one tenant in one transaction: an outcome per submission, in order. Batches of a tenant are carried out in the order of the calls. */
  readonly post: (tenantId: string, batch: readonly Submission[]) => Promise<Outcome[]>;
  /** `off` sends every document in a transaction of its own (for comparison and for doubt). */
  readonly enabled: boolean;
  /** Documents in one transaction. */
  readonly batchMax: number;
  /** Lines in one transaction; a single document may exceed it. */
  readonly batchLinesMax: number;
  /** Documents waiting in this process before callers are told to come back. */
  readonly queueMax: number;
  /** Batches in flight over all tenants (connections used). */
  readonly lanesMax: number;
  readonly onBatch?: (documents: number, waitMs: number, commitMs: number) => void;
}

interface Waiting {
  readonly submission: Submission;
  readonly enqueuedAtMs: number;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

export interface GroupCommit {
  submit(submission: Submission): Promise<Outcome>;
  depth(): number;
  /** Resolves when everything submitted so far has its answer. */
  drain(): Promise<void>;
}

const tenantLanesMax = 2;
/** Documents that make a second batch worth sending: what one call of the database costs by itself is spread over them. */
const secondBatchMin = 8;

/**
 * Natural batching: while a tenant's batch is in flight, its other callers wait and leave together as the next one.
 * There is no timer, so an idle server adds no delay and a busy one fills its batches by itself. A busy tenant has a
 * second batch on its way, so that PostgreSQL never waits for this process; both go the same way, which keeps the
 * documents of a tenant in their order of arrival.
 */
export function createGroupCommit(options: GroupCommitOptions): GroupCommit {
  const queues = new Map<string, Waiting[]>();
  /** Batches in flight per tenant. */
  const inFlight = new Map<string, number>();
  let lanes = 0;
  const keysInFlight = new Set<string>();
  const idle: Array<() => void> = [];
  let depth = 0;
  let scheduled = false;

  function submit(submission: Submission): Promise<Outcome> {
    if (depth >= options.queueMax) return Promise.reject(new AppError("OVERLOADED", { waiting: depth }, { retryAfterSeconds: 1 }));
    const key = submission.claim && `${submission.tenantId} ${submission.actor.id} ${submission.claim.key}`;
    if (key !== null && keysInFlight.has(key)) {
      return Promise.reject(new AppError("IDEMPOTENCY_IN_FLIGHT", { key: submission.claim?.key }, { retryAfterSeconds: 1 }));
    }
    if (key !== null) keysInFlight.add(key);
    depth++;
    return new Promise<Outcome>((resolve, reject) => {
      const settle = () => {
        depth--;
        if (key !== null) keysInFlight.delete(key);
        if (depth === 0) for (const wake of idle.splice(0)) wake();
      };
      const waiting: Waiting = {
        submission,
        enqueuedAtMs: performance.now(),
        resolve: (outcome) => {
          settle();
          resolve(outcome);
        },
        reject: (error) => {
          settle();
          reject(error);
        },
      };
      const queue = queues.get(submission.tenantId);
      if (queue) queue.push(waiting);
      else queues.set(submission.tenantId, [waiting]);
      schedule();
    });
  }

  /** Requests that arrive in the same turn of the event loop leave together. */
  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      flush();
    });
  }

  function flush(): void {
    for (const [tenantId, queue] of queues) {
      if (lanes >= options.lanesMax) return;
      const own = inFlight.get(tenantId) ?? 0;
      if (own >= tenantLanesMax || (own > 0 && queue.length < secondBatchMin)) continue;
      const batch = take(queue);
      // A tenant that was served goes to the end, so that many tenants share the lanes fairly.
      queues.delete(tenantId);
      if (queue.length > 0) queues.set(tenantId, queue);
      inFlight.set(tenantId, own + 1);
      lanes++;
      void run(tenantId, batch);
    }
  }

  function take(queue: Waiting[]): Waiting[] {
    const countMax = options.enabled ? options.batchMax : 1;
    let count = 0;
    let lines = 0;
    while (count < Math.min(queue.length, countMax)) {
      lines += (queue[count] as Waiting).submission.document.lines.length;
      if (count > 0 && lines > options.batchLinesMax) break;
      count++;
    }
    return queue.splice(0, count);
  }

  async function run(tenantId: string, batch: Waiting[]): Promise<void> {
    const startedAtMs = performance.now();
    try {
      const outcomes = await options.post(
        tenantId,
        batch.map((waiting) => waiting.submission),
      );
      options.onBatch?.(batch.length, startedAtMs - (batch[0] as Waiting).enqueuedAtMs, performance.now() - startedAtMs);
      leave(tenantId);
      for (const [index, waiting] of batch.entries()) waiting.resolve(outcomes[index] as Outcome);
    } catch (error) {
      leave(tenantId);
      for (const waiting of batch) waiting.reject(error);
    }
  }

  /** Who waits goes on before the answers are written: PostgreSQL works on the next batch while this process answers. */
  function leave(tenantId: string): void {
    const left = (inFlight.get(tenantId) ?? 1) - 1;
    if (left > 0) inFlight.set(tenantId, left);
    else inFlight.delete(tenantId);
    lanes--;
    if (queues.size > 0) flush();
  }

  return {
    submit,
    depth: () => depth,
    drain: () => (depth === 0 ? Promise.resolve() : new Promise((wake) => idle.push(wake))),
  };
}
