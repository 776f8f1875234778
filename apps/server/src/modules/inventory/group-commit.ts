import { AppError } from "../../shared/errors.ts";
import type { Outcome, Submission } from "./submission.ts";

export interface GroupCommitOptions {
  /** Posts a batch of one tenant in one transaction: an outcome per submission, in order. */
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

/**
 * Natural batching: while a tenant's batch is in flight, its other callers wait and leave together as the next one.
 * There is no timer, so an idle server adds no delay and a busy one fills its batches by itself. One batch per tenant is
 * in flight, which keeps the documents of a tenant in their order of arrival.
 */
export function createGroupCommit(options: GroupCommitOptions): GroupCommit {
  const queues = new Map<string, Waiting[]>();
  const inFlight = new Set<string>();
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
      if (inFlight.size >= options.lanesMax) return;
      if (inFlight.has(tenantId)) continue;
      const batch = take(queue);
      // A tenant that was served goes to the end, so that many tenants share the lanes fairly.
      queues.delete(tenantId);
      if (queue.length > 0) queues.set(tenantId, queue);
      inFlight.add(tenantId);
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
      for (const [index, waiting] of batch.entries()) waiting.resolve(outcomes[index] as Outcome);
    } catch (error) {
      for (const waiting of batch) waiting.reject(error);
    } finally {
      inFlight.delete(tenantId);
      // The answers go out first; whoever they free may join the next batch.
      if (queues.size > 0) schedule();
    }
  }

  return {
    submit,
    depth: () => depth,
    drain: () => (depth === 0 ? Promise.resolve() : new Promise((wake) => idle.push(wake))),
  };
}
