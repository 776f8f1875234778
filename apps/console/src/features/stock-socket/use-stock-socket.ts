import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useMe } from "#entities/session";
import { warehousesQuery } from "#entities/warehouse";
import { connectStock, type StockConnection } from "./connect.ts";

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
    // After the first paint: nobody waits for it.
    void connectStock().then((made) => {
      if (gone) made.close();
      else {
        open = made;
        setConnection(made);
      }
    });
    return () => {
      gone = true;
      open?.close();
      setConnection(undefined);
    };
  }, [maySee]);

  useEffect(() => {
    if (ids !== undefined && ids !== "") connection?.watch(ids.split(" "));
  }, [connection, ids]);
}
