import { useLingui } from "@lingui/react/macro";
import type { ImportField, ImportPhase, ImportReading, ImportStatus } from "@lumbung/sdk";
import type { Tone } from "#shared/ui";

export const importFields: readonly ImportField[] = ["sku", "quantity", "date", "description", "price", "invoice", "customer"];
/** Without these a line says nothing. */
export const neededFields: readonly ImportField[] = ["sku", "quantity", "date"];

export const statusTones: Record<ImportStatus, Tone> = { waiting: "info", running: "info", failed: "bad", finished: "good", undone: "neutral" };

type Basis = ImportReading["delimiter"]["basis"];
export const basisTones: Record<Basis, Tone> = { proven: "good", inferred: "info", assumed: "warn", given: "accent", "not-needed": "neutral" };

/** What the codes of imports are called. */
export function useImportWords() {
  const { t } = useLingui();
  const fields: Record<ImportField, string> = {
    sku: t`SKU (stock code)`,
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
    posting: t`Recording sales`,
    done: t`Done`,
  };
  const bases: Record<Basis, string> = {
    proven: t`certain`,
    inferred: t`likely`,
    assumed: t`assumed, please check`,
    given: t`chosen`,
    "not-needed": t`does not matter`,
  };
  return { fields, statuses, phases, bases };
}
