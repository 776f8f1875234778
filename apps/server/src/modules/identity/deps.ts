import type { Bus } from "../../infrastructure/bus/index.ts";
import type { EventAppender } from "../../infrastructure/events/index.ts";
import type { Mail } from "../../infrastructure/mail/index.ts";
import type { Database, TxCtx } from "../../infrastructure/postgres/index.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Passwords } from "./passwords/passwords.ts";

/** What the identity module is built from. */
export interface IdentityDeps {
  readonly db: Database;
  readonly events: EventAppender;
  readonly clock: Clock;
  /** Carries changes of rights to the other processes. */
  readonly bus: Pick<Bus, "publish" | "subscribe">;
  readonly mail: Mail;
  /** Address people use, without a slash at the end; asked for late, since a free port is known only after listening. */
  readonly publicUrl: () => string;
  /** Which of these ids are warehouses of the tenant: a scope must name real ones. */
  readonly knownWarehouses: (ctx: TxCtx, ids: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Whether amounts are recorded already, which a change of currency would silently relabel. */
  readonly currencyIsUsed: (ctx: TxCtx) => Promise<boolean>;
  /** Argon2id unless a test counts its calls. */
  readonly passwords?: Passwords;
}
