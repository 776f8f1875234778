import { allPermissions, type CreateTenant, type Setup, type SignedIn } from "@lumbung/contracts";
import type { PublicCtx } from "../../infrastructure/http/index.ts";
import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import { asActor, assertStrongPassword, insertUser } from "../../modules/identity/index.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Actor } from "../../shared/context.ts";
import { newId } from "../../shared/ids.ts";
import type { CreateBusinessDeps, NewBusiness } from "./create-business.ts";

/** The first person of a server and his business. */
export interface FirstOwner {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly business: CreateTenant;
  /** What his first warehouse is called, where he says so. */
  readonly warehouseName?: string | undefined;
}

/** Completes the first set-up with the token of the printed link, while there is no user, and signs the owner in. */
export function createSetUp(deps: CreateBusinessDeps) {
  return async (ctx: PublicCtx, input: Setup, userAgent: string | null): Promise<SignedIn & { refreshToken: string }> => {
    await deps.identity.firstSetup.assertToken(input.token, ctx.clock);
    const { email, password, name, businessName, currency, timeZone, locale, warehouseName } = input;
    const owner: FirstOwner = { email, password, name, business: { name: businessName, currency, timeZone, locale }, warehouseName };
    const session = await createFirstOwner(deps, ctx, owner, input.token, (tx, ownerId) => deps.identity.openSession(tx, ownerId, { userAgent }, "set-up"));
    return deps.identity.answerSession(session);
  };
}

/** One transaction: the claim on the set-up, the person, the business with everything in it, and what `then` adds. */
export async function createFirstOwner<T>(
  deps: CreateBusinessDeps,
  ctx: PublicCtx,
  owner: FirstOwner,
  token: string | null,
  then: (ctx: TxCtx, ownerId: string, business: NewBusiness) => Promise<T>,
): Promise<T> {
  assertStrongPassword(owner.password, owner.email);
  const passwordHash = await deps.identity.hashPassword(owner.password);
  const actor: Actor = { kind: "user", id: newId(), name: owner.name, permissions: new Set(allPermissions), warehouseIds: null };
  return deps.db.withTransaction(asActor(ctx, newId(), actor), async (tx) => {
    await deps.identity.firstSetup.claim(tx, token);
    await insertUser(tx, { id: actor.id, email: owner.email, name: owner.name, passwordHash });
    const tenant = await deps.identity.createTenant(tx, owner.business, actor.id);
    const { warehouseId } = await deps.provisionTenant(tx, owner.warehouseName === undefined ? {} : { name: owner.warehouseName });
    return then(tx, actor.id, { tenant, warehouseId });
  });
}

/** The context of the server itself at its start. */
export function startCtx(clock: Clock): PublicCtx {
  return { requestId: "start", ip: null, locale: "en", clock };
}
