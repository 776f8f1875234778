import { isUuid, newSecret } from "../../shared/ids.ts";

/**
 * Tokens that must be looked up before anyone has signed in carry their tenant, because a connection sees a tenant's
 * rows only after its scope is set. The tenant's id is no secret; what follows it is.
 */
export function newTenantToken(prefix: string, tenantId: string): string {
  return `${prefix}_${tenantId.replaceAll("-", "")}_${newSecret()}`;
}

/** The tenant in such a token, or undefined for anything we did not make. */
export function tenantOfToken(prefix: string, token: string): string | undefined {
  const hex = new RegExp(`^${prefix}_([0-9a-f]{32})_[\\w-]{43}$`).exec(token)?.[1];
  if (hex === undefined) return undefined;
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return isUuid(id) ? id : undefined;
}

export const apiKeyPrefix = "lmb";
export const invitationPrefix = "inv";

/** A link whose token stands behind the hash, where it reaches neither a server's log nor a Referer header. */
export function linkTo(publicUrl: string, page: "accept" | "reset" | "setup", token: string): string {
  return `${publicUrl.replace(/\/$/, "")}/${page}#token=${token}`;
}
