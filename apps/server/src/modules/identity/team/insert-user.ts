import type { TxCtx } from "../../../infrastructure/postgres/index.ts";

/** Adds a person. Fails with a unique violation when the e-mail has an account. */
export async function insertUser(ctx: TxCtx, user: { id: string; email: string; name: string; passwordHash: string }): Promise<void> {
  await ctx.tx.query("INSERT INTO app_user (id, email, name, password_hash, created_at) VALUES ($1, $2, $3, $4, $5)", [
    user.id,
    user.email,
    user.name,
    user.passwordHash,
    ctx.clock.now(),
  ]);
}
