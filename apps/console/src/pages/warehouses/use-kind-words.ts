import { useLingui } from "@lingui/react/macro";
import type { WarehouseKind } from "@lumbung/sdk";

interface KindWords {
  readonly name: string;
  readonly hint: string;
}

/** What the kinds of warehouses are called, and what each is for. */
export function useKindWords(): Readonly<Record<WarehouseKind, KindWords>> {
  const { t } = useLingui();
  return {
    main: { name: t`Main`, hint: t`The central store that supplies the others.` },
    branch: { name: t`Branch`, hint: t`A shop or store with stock of its own.` },
    virtual: { name: t`Virtual`, hint: t`Goods that are yours but elsewhere: with an agent, in repair, in a van.` },
  };
}
