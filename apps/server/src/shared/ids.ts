import { createHash, randomBytes, randomFillSync } from "node:crypto";
import { v7 } from "uuid";

/** Randomness is fetched from the system by the kilobyte: a call for 16 bytes costs more than the rest of an id. */
const pool = new Uint8Array(16 * 256);
let poolUsed = pool.length;

function sixteenRandomBytes(): Uint8Array {
  if (poolUsed === pool.length) {
    randomFillSync(pool);
    poolUsed = 0;
  }
  poolUsed += 16;
  return pool.slice(poolUsed - 16, poolUsed);
}

let lastMs = 0;
let sequence = 0;

/** A new UUIDv7: ordered by time, and within a millisecond by the order of the calls, so it lands on the right edge of every index. */
export function newId(): string {
  const random = sixteenRandomBytes();
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    // Thirty random bits to begin with leave room for a billion ids in the millisecond.
    sequence = ((((random[6] as number) & 0x3f) << 24) | ((random[7] as number) << 16) | ((random[8] as number) << 8) | (random[9] as number)) >>> 0;
  } else {
    sequence++;
  }
  return v7({ random, msecs: lastMs, seq: sequence });
}

/** A random URL-safe secret of `bytes` entropy. */
export function newSecret(bytes = 32): string {
  return randomBytes(bytes).toString("base64url");
}

/** SHA-256 of a high-entropy secret, as it is stored. Passwords never go through here. */
export function hashSecret(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isUuid(text: string): boolean {
  return uuidPattern.test(text);
}
