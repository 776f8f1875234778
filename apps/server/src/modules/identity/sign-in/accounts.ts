import type { TenantRef } from "@lumbung/contracts";
import type { Database, Tx } from "../../../infrastructure/postgres/index.ts";

/** A person with the businesses he belongs to, the one he joined first leading. */
export interface Account {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** The language he chose, else that of his first business. */
  readonly locale: string;
  readonly passwordHash: string;
  readonly tenants: readonly TenantRef[];
}

const businesses = "membership m JOIN tenant t ON t.id = m.tenant_id WHERE m.user_id = u.id";
const select = `
  SELECT u.id, u.email, u.name, u.password_hash AS "passwordHash",
         coalesce(u.locale, (SELECT t.locale FROM ${businesses} ORDER BY m.created_at, t.id LIMIT 1), 'en') AS locale,
         coalesce((SELECT json_agg(json_build_object('id', t.id, 'slug', t.slug, 'name', t.name) ORDER BY m.created_at, t.id) FROM ${businesses}), '[]') AS tenants
    FROM app_user u`;

/** Needs a system transaction: the businesses are not known yet. */
export async function accountByEmail(tx: Tx, email: string): Promise<Account | undefined> {
  return (await tx.query<Account>(`${select} WHERE u.email_key = lower($1)`, [email]))[0];
}

/** Needs a system transaction, too. */
export async function accountById(tx: Tx, userId: string): Promise<Account | undefined> {
  return (await tx.query<Account>(`${select} WHERE u.id = $1`, [userId]))[0];
}

/** The account outside any transaction. */
export function readAccount(db: Database, userId: string): Promise<Account | undefined> {
  return db.withSystemTransaction((tx) => accountById(tx, userId));
}
