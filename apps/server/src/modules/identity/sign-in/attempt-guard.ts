import { createHash } from "node:crypto";
import type { PublicCtx } from "../../../infrastructure/http/index.ts";
import type { Database, Tx } from "../../../infrastructure/postgres/index.ts";
import { AppError } from "../../../shared/errors.ts";
import { newId } from "../../../shared/ids.ts";
import { networkOf } from "./network.ts";

const failuresMax = 5;
const windowMs = 15 * 60_000;
const lockMs = 15 * 60_000;
/** Tries of one account and address that may wait for each other in this process. */
const lineMax = 50;

/** One try at a password, counted as a failure until it has turned out well. */
export interface Attempt {
  /** Takes back the account's and address's failures, in the transaction that lets the person in. */
  succeeded(tx: Tx): Promise<void>;
  /** Marks the try as refused. */
  refused(tx: Tx): Promise<void>;
}

export interface AttemptGuard {
  /**
   * Runs `work` as one try at the password of `account` from the caller's address. After 5 failures within 15 minutes
   * the pair is locked for 15 minutes: TOO_MANY_ATTEMPTS with Retry-After, whether or not the account exists.
   */
  attempt<T>(ctx: PublicCtx, account: string, work: (attempt: Attempt) => Promise<T>): Promise<T>;
}

/**
 * Every try is written before the password is looked at, under a lock of its account and address, so parallel tries
 * count each other. Tries of one pair also wait for each other within a process: else six people behind one
 * address, or one program with six connections and the right password, would lock themselves out.
 */
export function createAttemptGuard(deps: { db: Database }): AttemptGuard {
  const lines = new Map<string, { tail: Promise<unknown>; length: number }>();

  function inLine<T>(key: string, work: () => Promise<T>): Promise<T> {
    const line = lines.get(key) ?? { tail: Promise.resolve(), length: 0 };
    if (line.length >= lineMax) return Promise.reject(new AppError("TOO_MANY_ATTEMPTS", { retryAfterSeconds: 1 }, { retryAfterSeconds: 1 }));
    line.length++;
    lines.set(key, line);
    const result = line.tail.then(work, work);
    line.tail = result
      .catch(() => {})
      .then(() => {
        if (--line.length === 0) lines.delete(key);
      });
    return result;
  }

  return {
    attempt: (ctx, account, work) => {
      const subject = createHash("sha256")
        .update(`${account.trim().toLowerCase()}\0${networkOf(ctx.ip)}`)
        .digest();
      return inLine(subject.toString("base64"), async () => {
        const id = await deps.db.withSystemTransaction((tx) => admit(tx, subject, ctx.clock.now()));
        try {
          return await work({
            succeeded: async (tx) => {
              await tx.query("DELETE FROM sign_in_attempt WHERE subject = $1", [subject]);
            },
            refused: async (tx) => {
              await tx.query("UPDATE sign_in_attempt SET refused = true WHERE id = $1", [id]);
            },
          });
        } catch (error) {
          // What failed for another reason than the password was no try at it.
          if (!(error instanceof AppError && error.code === "INVALID_CREDENTIALS"))
            await deps.db.withSystemTransaction((tx) => tx.query("DELETE FROM sign_in_attempt WHERE id = $1", [id]));
          throw error;
        }
      });
    },
  };
}

/** Counts under the lock and writes the new try; throws when the pair is locked. */
async function admit(tx: Tx, subject: Buffer, now: Date): Promise<string> {
  await tx.query("SELECT pg_advisory_xact_lock(hashtextextended('sign-in:' || encode($1, 'hex'), 0))", [subject]);
  const tries = await tx.query<{ tried_at: Date }>("SELECT tried_at FROM sign_in_attempt WHERE subject = $1 ORDER BY tried_at DESC, id DESC LIMIT $2", [
    subject,
    failuresMax,
  ]);
  const [newest, oldest] = [tries[0]?.tried_at.getTime(), tries[failuresMax - 1]?.tried_at.getTime()];
  if (newest !== undefined && oldest !== undefined && newest - oldest < windowMs && now.getTime() < newest + lockMs) {
    const retryAfterSeconds = Math.ceil((newest + lockMs - now.getTime()) / 1000);
    throw new AppError("TOO_MANY_ATTEMPTS", { retryAfterSeconds }, { retryAfterSeconds });
  }
  const id = newId();
  await tx.query("INSERT INTO sign_in_attempt (id, subject, tried_at) VALUES ($1, $2, $3)", [id, subject, now]);
  return id;
}
