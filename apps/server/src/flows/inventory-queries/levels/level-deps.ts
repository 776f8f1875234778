import type { InventoryQueriesDeps } from "../deps.ts";
import type { OrderWindows } from "./order-windows.ts";

export interface LevelDeps extends InventoryQueriesDeps {
  readonly windows: OrderWindows;
}
