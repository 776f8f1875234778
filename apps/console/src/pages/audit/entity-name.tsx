import type { AuditEntry } from "@lumbung/sdk";
import { useQuery } from "@tanstack/react-query";
import { usePersonName } from "#entities/person";
import { useRoleName, useRoles } from "#entities/role";
import { useCan } from "#entities/session";
import { useWarehouseNames } from "#entities/warehouse";
import { get } from "#shared/api";

/** What the thing an entry is about is called: as the entry says, else as it is called today; empty where nobody knows. */
export function useEntityName(entry: AuditEntry): string {
  const can = useCan();
  const personName = usePersonName({ enabled: can("user:read") });
  const roles = useRoles({ enabled: can("role:read") });
  const roleName = useRoleName();
  const warehouseName = useWarehouseNames();
  const { entityType, entityId } = entry;
  const told = toldName(entry);
  const product = useQuery({
    ...get("/products/{id}", { params: { id: entityId } }),
    enabled: entityType === "product" && told === "" && can("product:read"),
    staleTime: 5 * 60_000,
  });
  if (told !== "") return told;
  if (entityType === "product") return product.data?.name ?? "";
  if (entityType === "user") return personName(entityId);
  if (entityType === "role") return roles?.filter((role) => role.id === entityId).map(roleName)[0] ?? "";
  if (entityType === "warehouse") return warehouseName(entityId) ?? "";
  return "";
}

/** What the entry itself calls the thing; empty where it does not. */
export function toldName({ before, after }: AuditEntry): string {
  for (const side of [after, before])
    for (const field of ["number", "name", "email", "sku", "code"]) {
      const value = side?.[field];
      if (typeof value === "string" && value !== "") return value;
    }
  return "";
}

export function EntityName({ entry }: { entry: AuditEntry }) {
  const name = useEntityName(entry);
  // As a block it is cut at its own end, whatever its script.
  return name === "" ? null : <bdi className="block truncate">{name}</bdi>;
}
