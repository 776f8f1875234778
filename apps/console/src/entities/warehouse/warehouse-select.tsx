import { useLingui } from "@lingui/react/macro";
import type { ComponentProps } from "react";
import { NativeSelect } from "#shared/ui";
import { useWarehouses } from "./warehouses.ts";

interface WarehouseSelectProps extends Omit<ComponentProps<"select">, "value" | "onChange"> {
  /** Id of a warehouse; empty for none or all of them. */
  readonly value: string;
  readonly onChange: (id: string) => void;
  /** What the empty choice says, such as "All warehouses"; without it one must be chosen. */
  readonly none?: string;
  /** Leaves this one out: goods do not go from a warehouse to itself. */
  readonly except?: string;
}

/** One of the reader's warehouses. */
export function WarehouseSelect({ value, onChange, none, except, ...rest }: WarehouseSelectProps) {
  const { t } = useLingui();
  const warehouses = useWarehouses();
  const known = warehouses.some((warehouse) => warehouse.id === value);
  return (
    <NativeSelect
      aria-label={rest.id === undefined ? t`Warehouse` : undefined}
      {...rest}
      value={known ? value : ""}
      onChange={(event) => onChange(event.target.value)}
    >
      {(none !== undefined || value === "" || !known) && <option value="">{none ?? t`Choose a warehouse`}</option>}
      {warehouses
        .filter((warehouse) => warehouse.id !== except)
        .map((warehouse) => (
          <option key={warehouse.id} value={warehouse.id}>
            {warehouse.name} ({warehouse.code})
          </option>
        ))}
    </NativeSelect>
  );
}
