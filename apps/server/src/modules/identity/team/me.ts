import { type Me, Preferences, type UpdateMe } from "@lumbung/contracts";
import type { z } from "zod";
import { recordAudit } from "../../../infrastructure/audit/index.ts";
import { type Ctx, warehouseScope } from "../../../shared/context.ts";
import { AppError } from "../../../shared/errors.ts";
import { changedFields } from "../changed-fields.ts";
import { requireUser } from "../context.ts";
import type { Identity } from "../parts.ts";
import { tenantRow } from "../tenants/present.ts";

type MeAnswer = z.input<typeof Me>;

/** Who the caller is, for whom he works and what he may do: what a client needs to show the right things. */
export function createReadMe(parts: Identity) {
  return (ctx: Ctx): Promise<MeAnswer> =>
    parts.db.read(ctx, async (tx) => {
      const { id, slug, name, currency, timeZone, locale } = await tenantRow(tx);
      const [person] =
        ctx.actor.kind !== "user"
          ? []
          : await tx.tx.query<{ user: NonNullable<MeAnswer["user"]>; role: NonNullable<MeAnswer["role"]> }>(
              `SELECT json_build_object('id', u.id, 'email', u.email, 'name', u.name, 'locale', u.locale, 'preferences', u.preferences) AS user,
                      json_build_object('id', r.id, 'key', r.key, 'name', r.name) AS role
                 FROM app_user u
                 JOIN membership m ON m.tenant_id = $1 AND m.user_id = u.id
                 JOIN role r ON r.tenant_id = m.tenant_id AND r.id = m.role_id
                WHERE u.id = $2`,
              [ctx.tenantId, ctx.actor.id],
            );
      return {
        actor: { kind: ctx.actor.kind, id: ctx.actor.id, name: ctx.actor.name },
        user: person ? { ...person.user, preferences: Preferences.parse(person.user.preferences) } : null,
        tenant: { id, slug, name, currency, timeZone, locale },
        role: person?.role ?? null,
        permissions: [...ctx.actor.permissions],
        warehouseIds: warehouseScope(ctx),
      };
    });
}

interface Profile {
  readonly name: string;
  readonly locale: string | null;
  readonly preferences: Partial<Preferences>;
}

/** Changes the person's own name, language and preferences, in every business he belongs to. */
export function createUpdateMe(parts: Identity) {
  const readMe = createReadMe(parts);
  return (ctx: Ctx, input: z.output<typeof UpdateMe>): Promise<MeAnswer> => {
    requireUser(ctx);
    return parts.db.withTransaction(ctx, async (tx) => {
      const [before] = await tx.tx.query<Profile>("SELECT name, locale, preferences FROM app_user WHERE id = $1 FOR UPDATE", [ctx.actor.id]);
      if (before === undefined) throw new AppError("NOT_FOUND");
      const wanted = input.preferences === undefined ? input : { ...input, preferences: { ...before.preferences, ...input.preferences } };
      const { changed, old, now } = changedFields(before, wanted);
      if (changed.length > 0) {
        const after = { ...before, ...now };
        await tx.tx.query("UPDATE app_user SET name = $2, locale = $3, preferences = $4 WHERE id = $1", [
          ctx.actor.id,
          after.name,
          after.locale,
          JSON.stringify(after.preferences),
        ]);
        // Who someone is, is remembered with his name and language; how he likes to see things is not.
        if (changed.some((field) => field !== "preferences")) parts.changes.announce(tx, { userId: ctx.actor.id });
        await recordAudit(tx, { action: "profile.updated", entityType: "user", entityId: ctx.actor.id, before: old, after: now });
      }
      return readMe(tx);
    });
  };
}
