import { z } from "zod";
import { Uuid } from "./common.ts";

const Scope = z.array(Uuid).nullable();
const TenantFace = z.object({
  id: Uuid,
  slug: z.string(),
  name: z.string(),
  currency: z.string(),
  timeZone: z.string(),
  locale: z.string(),
  negativeStock: z.string(),
});
const MemberFace = z.object({ userId: Uuid, roleId: Uuid, warehouseIds: Scope });
const RoleFace = z.object({ id: Uuid, key: z.string(), name: z.string(), permissions: z.array(z.string()) });

/** What the identity module tells: part of the catalogue in `events.ts`. No payload holds a secret. */
export const identityEvents = {
  "identity.tenant.created": { summary: "A business was opened", payload: TenantFace },
  "identity.tenant.updated": { summary: "Settings of the business changed", payload: TenantFace.extend({ changed: z.array(z.string()) }) },
  "identity.member.added": { summary: "Someone joined the team", payload: MemberFace },
  "identity.member.updated": { summary: "A team member's role or warehouses changed", payload: MemberFace },
  "identity.member.removed": { summary: "Someone left the team", payload: z.object({ userId: Uuid }) },
  "identity.role.created": { summary: "A role was made", payload: RoleFace },
  "identity.role.updated": { summary: "A role's name or permissions changed", payload: RoleFace },
  "identity.role.deleted": { summary: "A role was deleted", payload: z.object({ id: Uuid }) },
  "identity.api-key.created": {
    summary: "An API key was made",
    payload: z.object({ id: Uuid, name: z.string(), permissions: z.array(z.string()), warehouseIds: Scope }),
  },
  "identity.api-key.revoked": { summary: "An API key was revoked", payload: z.object({ id: Uuid }) },
  "identity.invitation.created": { summary: "Someone was invited to the team", payload: z.object({ id: Uuid, roleId: Uuid, warehouseIds: Scope }) },
  "identity.invitation.revoked": { summary: "An invitation was taken back", payload: z.object({ id: Uuid }) },
  "identity.invitation.accepted": { summary: "An invitation was accepted", payload: z.object({ id: Uuid, userId: Uuid }) },
  "identity.password-reset.requested": { summary: "Someone asked for a link to set a new password", payload: z.object({ userId: Uuid }) },
} as const satisfies Record<string, { summary: string; payload: z.ZodType }>;
