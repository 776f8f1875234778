import type {
  AcknowledgeAlert,
  Alert,
  AlertPage,
  AlertQuery,
  MinimumLevel,
  MinimumPage,
  MinimumQuery,
  RemoveMinimum,
  SetMinimum,
  SetMinimumResults,
} from "@lumbung/contracts";
import type { Consumer } from "../../infrastructure/events/index.ts";
import type { Route } from "../../infrastructure/http/index.ts";
import type { Ctx } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import { acknowledgeAlert } from "./acknowledge-alert.ts";
import { stockAlertsConsumer } from "./consumer.ts";
import type { AlertDeps } from "./deps.ts";
import { findAlert, listAlerts } from "./list-alerts.ts";
import { listMinimums } from "./list-minimums.ts";
import { masterDataConsumer } from "./master-data-consumer.ts";
import { removeMinimum } from "./remove-minimum.ts";
import { refusalOf } from "./resolve-keys.ts";
import { alertRoutes } from "./routes.ts";
import { setMinimums } from "./set-minimums.ts";

export type { AlertDeps };

export interface AlertUseCases {
  listMinimums(ctx: Ctx, query: MinimumQuery): Promise<MinimumPage>;
  /** Throws UNKNOWN_WAREHOUSE, UNKNOWN_SKU, ARCHIVED_SKU, NOT_STOCKED, QUANTITY_SCALE or INVALID_QUANTITY. */
  setMinimum(ctx: Ctx, input: SetMinimum): Promise<MinimumLevel>;
  setMinimumBatch(ctx: Ctx, items: readonly SetMinimum[]): Promise<SetMinimumResults>;
  removeMinimum(ctx: Ctx, input: RemoveMinimum): Promise<void>;
  listAlerts(ctx: Ctx, query: AlertQuery): Promise<AlertPage>;
  getAlert(ctx: Ctx, id: string): Promise<Alert>;
  acknowledgeAlert(ctx: Ctx, id: string, input: AcknowledgeAlert): Promise<Alert>;
}

export interface Alerts extends AlertUseCases {
  readonly routes: Route[];
  readonly consumers: Consumer[];
}

/** Minimum levels and the alerts on them: see README.md. */
export function createAlerts(deps: AlertDeps): Alerts {
  const { db } = deps;
  const useCases: AlertUseCases = {
    listMinimums: (ctx, query) => listMinimums(db, ctx, query),
    setMinimum: (ctx, input) =>
      db.withTransaction(ctx, async (tx) => {
        const [result] = await setMinimums(deps, tx, [input]);
        if (result === undefined || result instanceof AppError) throw result ?? new Error("no answer to one item");
        return result;
      }),
    setMinimumBatch: (ctx, items) =>
      db.withTransaction(ctx, async (tx) => {
        const results = await setMinimums(deps, tx, items);
        return { items: results.map((result) => (result instanceof AppError ? refusalOf(result) : { ok: true as const, minimum: result })) };
      }),
    removeMinimum: (ctx, input) => db.withTransaction(ctx, (tx) => removeMinimum(deps, tx, input)),
    listAlerts: (ctx, query) => listAlerts(db, ctx, query),
    getAlert: async (ctx, id) => {
      const alert = await db.read(ctx, (read) => findAlert(read, id));
      if (!alert) throw new AppError("NOT_FOUND", { id });
      return alert;
    },
    acknowledgeAlert: (ctx, id, input) => db.withTransaction(ctx, (tx) => acknowledgeAlert(deps, tx, id, input)),
  };
  return { ...useCases, routes: alertRoutes(useCases), consumers: [stockAlertsConsumer(deps), masterDataConsumer(deps)] };
}
