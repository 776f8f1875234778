import type { ProductFace } from "@lumbung/contracts";
import type { EventConsumer, LoggedEvent } from "../../infrastructure/events/index.ts";
import type { AlertDeps } from "./deps.ts";
import { evaluate, lockAlerts, masterDataKeysSql } from "./evaluate.ts";

const topics = [
  "catalogue.product.created",
  "catalogue.product.updated",
  "catalogue.product.archived",
  "catalogue.product.restored",
  "warehouses.warehouse.created",
  "warehouses.warehouse.updated",
  "warehouses.warehouse.archived",
  "warehouses.warehouse.restored",
];

function variantsOf(event: LoggedEvent): string[] {
  return event.topic.startsWith("catalogue.product.") ? (event.payload as ProductFace).variants.map((variant) => variant.id) : [];
}

function warehousesOf(event: LoggedEvent): string[] {
  return event.topic.startsWith("warehouses.warehouse.") ? [event.aggregateId] : [];
}

/**
 * The consumer `stock-alerts-master-data`: what is archived raises no alert, what is restored may. Tells `onChanged` for
 * every change, since names, costs and the number of SKUs are shown beside the alerts.
 */
export function masterDataConsumer(deps: Pick<AlertDeps, "events" | "onChanged">): EventConsumer {
  return {
    name: "stock-alerts-master-data",
    topics,
    handle: async (ctx, events) => {
      await lockAlerts(ctx);
      const values = [[...new Set(events.flatMap(variantsOf))], [...new Set(events.flatMap(warehousesOf))]];
      await evaluate(ctx, deps.events, { name: "alert_master_data_keys", text: masterDataKeysSql, values });
      ctx.tx.afterCommit(() => deps.onChanged([ctx.tenantId]));
    },
  };
}
