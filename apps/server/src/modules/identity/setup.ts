import type { Database, Tx, TxCtx } from "../../infrastructure/postgres/index.ts";
import type { Clock } from "../../shared/clock.ts";
import { AppError } from "../../shared/errors.ts";
import { hashSecret, newSecret } from "../../shared/ids.ts";
import { linkTo } from "./links.ts";
import type { Identity } from "./parts.ts";

const setupTokenHours = 24;

/** The first set-up of an empty server: a one-time link that is printed, and that works as long as there is no user. */
export interface FirstSetup {
  isOpen(): Promise<boolean>;
  /** Makes a link for the next 24 hours. Its token is stored as a hash: a later start prints another one. */
  issueLink(): Promise<string>;
  /** LINK_INVALID unless the token opens the set-up; looked at before anything costly is done. */
  assertToken(token: string, clock: Clock): Promise<void>;
  /** Takes the token in the set-up's own transaction, one set-up at a time; null for the operator's presets. */
  claim(ctx: TxCtx, token: string | null): Promise<void>;
}

export function createFirstSetup(parts: Identity): FirstSetup {
  return {
    isOpen: () => isEmpty(parts.db),
    issueLink: async () => {
      const token = newSecret();
      const now = parts.clock.now();
      await parts.db.withSystemTransaction((tx) =>
        tx.query("INSERT INTO one_time_token (token_hash, purpose, created_at, expires_at) VALUES ($1, 'first-setup', $2, $3)", [
          hashSecret(token),
          now,
          new Date(now.getTime() + setupTokenHours * 3_600_000),
        ]),
      );
      return linkTo(parts.publicUrl(), "setup", token);
    },
    assertToken: async (token, clock) => {
      if (!(await parts.db.withSystemTransaction((tx) => tokenIsOpen(tx, token, clock.now())))) throw new AppError("LINK_INVALID");
    },
    claim: async (ctx, token) => {
      await ctx.tx.query("SELECT pg_advisory_xact_lock(hashtextextended('identity.first-setup', 0))");
      const open = token === null || (await tokenIsOpen(ctx.tx, token, ctx.clock.now()));
      if (!open || (await anyUser(ctx.tx))) throw new AppError("LINK_INVALID", {}, { detail: "The server is set up already, or the link has expired." });
      await ctx.tx.query("DELETE FROM one_time_token WHERE purpose = 'first-setup'");
    },
  };
}

async function tokenIsOpen(tx: Tx, token: string, now: Date): Promise<boolean> {
  const rows = await tx.query("SELECT 1 FROM one_time_token WHERE token_hash = $1 AND purpose = 'first-setup' AND expires_at > $2", [hashSecret(token), now]);
  return rows.length > 0;
}

async function anyUser(tx: Tx): Promise<boolean> {
  return (await tx.query("SELECT 1 FROM app_user LIMIT 1")).length > 0;
}

async function isEmpty(db: Database): Promise<boolean> {
  return !(await db.withSystemTransaction(anyUser));
}
