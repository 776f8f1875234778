import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useMe } from "#entities/session";
import { warehousesQuery } from "#entities/warehouse";
import { connectStock, type StockConnection } from "./connect.ts";

const beginAfterMs = 50;

/** Keeps what is shown up to what happens, as long as somebody is signed in; once, in the shell. */
export function useStockSocket(): void {
  const me = useMe();
  const [connection, setConnection] = useState<StockConnection>();
  const maySee = me.permissions.includes("inventory:read");
  const warehouses = useQuery({ ...warehousesQuery, enabled: maySee && me.permissions.includes("warehouse:read") });
  const ids = warehouses.data?.items.map((warehouse) => warehouse.id).join(" ") ?? me.warehouseIds?.join(" ");

  useEffect(() => {
    if (!maySee) return;
    let open: StockConnection | undefined;
    let gone = false;
    // After the first paint: nobody waits for it, and a shell that is gone at once has opened nothing.
    const begin = setTimeout(async () => {
      const made = await connectStock();
      if (gone) return made.close();
      open = made;
      setConnection(made);
    }, beginAfterMs);
    return () => {
      gone = true;
      clearTimeout(begin);
      open?.close();
      setConnection(undefined);
    };
  }, [maySee]);

  useEffect(() => {
    if (ids !== undefined && ids !== "") connection?.watch(ids.split(" "));
  }, [connection, ids]);
}
