import { useMemo, useState } from "react";
import { readStored, writeStored } from "#shared/lib";
import type { Column } from "./types.ts";

export type ColumnVisibility = Record<string, boolean>;

/** Which columns are shown: those of the design until someone chooses; the choice stays on this device. */
export function useColumnVisibility<Row>(columns: readonly Column<Row>[], storageKey: string | undefined) {
  const key = storageKey === undefined ? undefined : `columns.${storageKey}`;
  const [chosen, setChosen] = useState<ColumnVisibility>(() => (key === undefined ? {} : readStored<ColumnVisibility>(key, {})));
  const state = useMemo(() => ({ ...Object.fromEntries(columns.map((column) => [column.id, column.hidden !== true])), ...chosen }), [columns, chosen]);
  return {
    state,
    change: (update: ColumnVisibility | ((old: ColumnVisibility) => ColumnVisibility)) => {
      const next = typeof update === "function" ? update(state) : update;
      setChosen(next);
      if (key !== undefined) writeStored(key, next);
    },
  };
}
