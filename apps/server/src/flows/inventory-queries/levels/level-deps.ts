import type { InventoryQueriesDeps } from "../deps.ts";
import type { OrderWindows } from "./order-windows.ts";
import type { ReadOnce } from "./same-snapshot.ts";

export interface LevelDeps extends InventoryQueriesDeps {
  readonly windows: OrderWindows;
  readonly readOnce: ReadOnce;
}
