import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import { useCustomFields } from "#features/custom-fields";

/** What fields are called, by their names in the audit trail; those of the business by what it calls them. */
export function useFieldWords(): (path: readonly string[]) => string {
  const { t } = useLingui();
  const custom = useCustomFields();
  return useMemo(() => {
    const words: Record<string, string> = {
      name: t`Name`,
      code: t`Code`,
      kind: t`Kind`,
      type: t`Kind`,
      number: t`Number`,
      lines: t`Lines`,
      documents: t`Documents`,
      sku: "SKU",
      variants: t`Variants`,
      variantId: t`Variant`,
      description: t`Description`,
      brand: t`Brand`,
      barcodes: t`Barcodes`,
      baseUnit: t`Unit`,
      scale: t`Decimals`,
      priceMinor: t`Price`,
      costMinor: t`Cost`,
      categoryId: t`Category`,
      parentId: t`Belongs to`,
      attributes: t`Attributes`,
      custom: t`Own fields`,
      customFields: t`Own fields`,
      archived: t`Archived`,
      archivedAt: t`Archived`,
      stocked: t`Kept in stock`,
      tracking: t`Followed by`,
      minimum: t`Minimum`,
      items: t`Items`,
      note: t`Note`,
      state: t`State`,
      policy: t`Rule`,
      channel: t`Channel`,
      locationId: t`Location`,
      warehouseId: t`Warehouse`,
      warehouseIds: t`Warehouses`,
      email: t`E-mail`,
      roleId: t`Role`,
      permissions: t`Permissions`,
      userId: t`Person`,
      ownerId: t`Owner`,
      expiresAt: t`Ends`,
      slug: t`Short name`,
      currency: t`Currency`,
      timeZone: t`Time zone`,
      locale: t`Language`,
      negativeStock: t`Stock below zero`,
      preferences: t`Preferences`,
      theme: t`Theme`,
      digits: t`Digits`,
      calendar: t`Calendar`,
      settings: t`Settings`,
      fileBytes: t`Size of the file`,
      dryRun: t`Trial run`,
      how: t`Signed in with`,
      reason: t`Reason`,
      tenantId: t`Business`,
      replayed: t`Replayed`,
      failed: t`Failed`,
      consumer: t`Consumer`,
      topic: t`Topic`,
      error: t`Error`,
    };
    return (path) => {
      const [group, key] = path.slice(-2);
      const own = group === "custom" ? custom.find((field) => field.key === key)?.label : undefined;
      return own ?? path.map((name) => words[name] ?? spaced(name)).join(" · ");
    };
  }, [t, custom]);
}

/** A name of the code as words: `leadDays` → `lead days`. What is no such name, such as an SKU, stays as it is. */
function spaced(name: string): string {
  if (!/^[a-z][A-Za-z]*$/.test(name)) return name;
  return name.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();
}
