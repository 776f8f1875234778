import { useLingui } from "@lingui/react/macro";
import type { Permission } from "@lumbung/contracts";
import { useMovementNames } from "#entities/movement";
import { usePersonName } from "#entities/person";
import { useCategories } from "#entities/product";
import { usePermissionWords, useRoleName, useRoles } from "#entities/role";
import { useCan } from "#entities/session";
import { useScopeText, useWarehouseNames } from "#entities/warehouse";
import { useFormat } from "#shared/i18n";
import { isMoney } from "./differences.ts";
import { useValueWords } from "./value-words.ts";

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*(Z|[+-]\d{2}:\d{2})$/;

/** Writes a value of an audit entry for people; which field it is of decides how. */
export function useValues(): (field: string, value: unknown) => string {
  const { t } = useLingui();
  const format = useFormat();
  const can = useCan();
  const personName = usePersonName({ enabled: can("user:read") });
  const roles = useRoles({ enabled: can("role:read") });
  const roleName = useRoleName();
  const warehouseName = useWarehouseNames();
  const scopeText = useScopeText();
  const { path: categoryPath } = useCategories({ enabled: can("product:read") });
  const codeWord = useValueWords();
  const permissionWords = usePermissionWords();
  const movementNames: Readonly<Record<string, string>> = useMovementNames();

  const ofField: Record<string, (value: string) => string | undefined> = {
    roleId: (id) => roles?.filter((role) => role.id === id).map(roleName)[0],
    userId: personName,
    ownerId: personName,
    categoryId: (id) => (can("product:read") ? categoryPath(id).join(" › ") || t`An archived category` : undefined),
    warehouseId: warehouseName,
    warehouseIds: warehouseName,
    type: (type) => movementNames[type],
    permissions: (permission) => permissionWords[permission as Permission],
  };

  return function text(field, value): string {
    if (field === "warehouseIds" && (value === null || Array.isArray(value))) return scopeText(value);
    if (value === undefined || value === null || value === "") return "–";
    if (typeof value === "boolean") return value ? t`Yes` : t`No`;
    if (typeof value === "number") return field.endsWith("Minor") ? format.money({ amount: value, currency: format.currency }) : format.quantity(String(value));
    if (isMoney(value)) return format.money(value);
    if (Array.isArray(value)) return format.list(value.map((item) => text(field, item)));
    if (typeof value === "object") return JSON.stringify(value);
    const written = String(value);
    return ofField[field]?.(written) || codeWord(field, written) || (instant.test(written) ? format.dateTime(written) : written);
  };
}
