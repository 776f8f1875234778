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

/** A new UUIDv7: ordered by time, so it lands on the right edge of every index. */
export function newId(): string {
  return v7({ rng: sixteenRandomBytes });
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
