import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from "jose";
import type { Database } from "../../../infrastructure/postgres/index.ts";
import type { Clock } from "../../../shared/clock.ts";

const dayMs = 86_400_000;
/** A key signs for this long, then a new one takes over. */
const signingPeriodMs = 30 * dayMs;
/** A retired key goes on verifying: other processes may sign with it until they reload, and tokens live ten minutes. */
const verifyAfterRetiredMs = 60 * 60_000;
const reloadEveryMs = 5 * 60_000;
/** An unknown key id may be a new key of another process, or nonsense sent a thousand times a second. */
const unknownKeyPauseMs = 1_000;

export const signatureAlgorithm = "EdDSA";

interface RingKey {
  readonly id: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly createdAt: Date;
  readonly retiredAt: Date | null;
}

export interface KeyRing {
  /** The key that signs now; makes the first one, and the next one when it is time. */
  signingKey(): Promise<{ id: string; privateKey: CryptoKey }>;
  /** The key with this id as long as it may verify, else undefined. */
  verificationKey(id: string): Promise<CryptoKey | undefined>;
}

/**
 * The Ed25519 keys of access tokens, shared by all processes through the database. They are stored as they are:
 * whoever reads the database owns the data they protect (docs/decisions/access-tokens.md).
 */
export function createKeyRing(deps: { db: Database; clock: Clock }): KeyRing {
  let keys: readonly RingKey[] = [];
  let loadedAt = Number.NEGATIVE_INFINITY;
  let loading: Promise<void> | undefined;

  async function load(): Promise<void> {
    keys = await deps.db.withSystemTransaction(async (tx) => {
      const now = deps.clock.now();
      const stored = await readKeys(tx, now);
      if (stored.some((key) => signs(key, now))) return stored;
      // Processes that start together make one key between them: who waited here finds it made.
      await tx.query("SELECT pg_advisory_xact_lock(hashtextextended('identity.signing-key', 0))");
      const again = await readKeys(tx, now);
      if (again.some((key) => signs(key, now))) return again;
      await tx.query("UPDATE signing_key SET retired_at = $1 WHERE retired_at IS NULL", [now]);
      const { privateKey, publicKey } = await generateKeyPair(signatureAlgorithm, { extractable: true });
      const publicJwk = await exportJWK(publicKey);
      await tx.query("INSERT INTO signing_key (id, private_jwk, public_jwk, created_at) VALUES ($1, $2, $3, $4)", [
        await calculateJwkThumbprint(publicJwk),
        JSON.stringify(await exportJWK(privateKey)),
        JSON.stringify(publicJwk),
        now,
      ]);
      return readKeys(tx, now);
    });
    loadedAt = performance.now();
  }

  async function reload(): Promise<void> {
    loading ??= load().finally(() => {
      loading = undefined;
    });
    await loading;
  }

  return {
    signingKey: async () => {
      const current = () => keys.find((key) => signs(key, deps.clock.now()));
      if (performance.now() - loadedAt > reloadEveryMs || current() === undefined) await reload();
      const key = current();
      if (key === undefined) throw new Error("no signing key after loading them");
      return key;
    },
    verificationKey: async (id) => {
      const find = () => keys.find((key) => key.id === id && verifies(key, deps.clock.now()))?.publicKey;
      if (find() === undefined && performance.now() - loadedAt > unknownKeyPauseMs) await reload();
      return find();
    },
  };
}

function signs(key: { createdAt: Date; retiredAt: Date | null }, now: Date): boolean {
  return key.retiredAt === null && now.getTime() - key.createdAt.getTime() < signingPeriodMs;
}

function verifies(key: RingKey, now: Date): boolean {
  return key.retiredAt === null || now.getTime() - key.retiredAt.getTime() < verifyAfterRetiredMs;
}

async function readKeys(tx: { query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]> }, now: Date): Promise<RingKey[]> {
  const rows = await tx.query<{ id: string; private_jwk: JWK; public_jwk: JWK; created_at: Date; retired_at: Date | null }>(
    "SELECT id, private_jwk, public_jwk, created_at, retired_at FROM signing_key WHERE retired_at IS NULL OR retired_at > $1 ORDER BY created_at DESC",
    [new Date(now.getTime() - verifyAfterRetiredMs)],
  );
  return Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      privateKey: (await importJWK(row.private_jwk, signatureAlgorithm)) as CryptoKey,
      publicKey: (await importJWK(row.public_jwk, signatureAlgorithm)) as CryptoKey,
      createdAt: row.created_at,
      retiredAt: row.retired_at,
    })),
  );
}
