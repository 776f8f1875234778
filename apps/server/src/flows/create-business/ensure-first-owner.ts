import type { CreateTenant } from "@lumbung/contracts";
import type { Clock } from "../../shared/clock.ts";
import type { CreateBusinessDeps } from "./create-business.ts";
import { createFirstOwner, startCtx } from "./set-up.ts";

/** The operator's presets; what he leaves out can be changed in the settings of the business. */
export interface OwnerPreset {
  readonly email: string;
  readonly password: string;
  readonly name?: string;
  readonly business?: Partial<CreateTenant>;
}

/** What a start found or did: the server has users, an owner was made from the presets, or a link waits to be opened. */
export type FirstOwnerOutcome =
  | { readonly kind: "present" }
  | { readonly kind: "created"; readonly email: string; readonly tenantId: string; readonly warehouseId: string }
  | { readonly kind: "setup-link"; readonly link: string };

const defaultBusiness: CreateTenant = { name: "My business", currency: "USD", timeZone: "UTC", locale: "en" };

/**
 * Sees to it at every start that somebody can sign in: on an empty database it makes the owner of the presets or, without
 * them, a one-time set-up link to print. Two servers that start together make one owner.
 */
export function createEnsureFirstOwner(deps: CreateBusinessDeps & { clock: Clock }) {
  return async (preset: OwnerPreset | null): Promise<FirstOwnerOutcome> => {
    if (!(await deps.identity.firstSetup.isOpen())) return { kind: "present" };
    if (preset === null) return { kind: "setup-link", link: await deps.identity.firstSetup.issueLink() };
    const { email, password } = preset;
    const owner = { email, password, name: preset.name ?? email.split("@")[0] ?? email, business: { ...defaultBusiness, ...preset.business } };
    try {
      return await createFirstOwner(deps, startCtx(deps.clock), owner, null, async (_tx, _ownerId, { tenant, warehouseId }) => ({
        kind: "created",
        email,
        tenantId: tenant.id,
        warehouseId,
      }));
    } catch (error) {
      // Another process was faster.
      if (!(await deps.identity.firstSetup.isOpen())) return { kind: "present" };
      throw error;
    }
  };
}
