import { useLingui } from "@lingui/react/macro";
import type { Permission } from "@lumbung/contracts";
import type { ImportField, ImportKind, ImportPhase, ImportReading, ImportStatus } from "@lumbung/sdk";
import type { Tone } from "#shared/ui";

/** What a line of each kind of file can tell, the most telling first. */
export const importFields: Readonly<Record<ImportKind, readonly ImportField[]>> = {
  sales: ["sku", "quantity", "date", "description", "price", "invoice", "customer"],
  products: ["sku", "name", "barcode", "price", "cost", "quantity", "minimum", "category", "brand", "unit", "scale"],
};

/** Without these a line says nothing. */
export const neededFields: Readonly<Record<ImportKind, readonly ImportField[]>> = { sales: ["sku", "quantity", "date"], products: ["sku"] };

/** Fields of products that not everybody may set, with the permission each takes. */
export const guardedFields: Readonly<Partial<Record<ImportField, Permission>>> = {
  cost: "cost:read",
  minimum: "minimum:write",
  quantity: "inventory:open",
};

export const statusTones: Record<ImportStatus, Tone> = { waiting: "info", running: "info", failed: "bad", finished: "good", undone: "neutral" };

type Basis = ImportReading["delimiter"]["basis"];
export const basisTones: Record<Basis, Tone> = { proven: "good", inferred: "info", assumed: "warn", given: "accent", "not-needed": "neutral" };

/** What the codes of imports are called. */
export function useImportWords() {
  const { t } = useLingui();
  const kinds: Record<ImportKind, string> = { sales: t`Sales`, products: t`Products` };
  const fields: Record<ImportField, string> = {
    sku: t`SKU (stock code)`,
    name: t`Name`,
    barcode: t`Barcode`,
    category: t`Category`,
    brand: t`Brand`,
    unit: t`Unit`,
    scale: t`Decimals of the unit`,
    cost: t`Cost`,
    minimum: t`Minimum stock`,
    quantity: t`Quantity`,
    date: t`Date`,
    description: t`Name`,
    price: t`Price`,
    invoice: t`Invoice number`,
    customer: t`Customer`,
  };
  const statuses: Record<ImportStatus, string> = {
    waiting: t`Waiting`,
    running: t`Running`,
    failed: t`Failed`,
    finished: t`Finished`,
    undone: t`Undone`,
  };
  const phases: Record<ImportPhase, string> = {
    waiting: t`Waiting for its turn`,
    reading: t`Reading the file`,
    planning: t`Comparing with the books`,
    products: t`Creating products`,
    opening: t`Recording opening stock`,
    posting: t`Recording`,
    done: t`Done`,
  };
  const bases: Record<Basis, string> = {
    proven: t`certain`,
    inferred: t`likely`,
    assumed: t`assumed, please check`,
    given: t`chosen`,
    "not-needed": t`does not matter`,
  };
  return { kinds, fields, statuses, phases, bases };
}
