import { type ErrorCode, errorCatalogue } from "@lumbung/contracts";
import type { Ctx } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import type { InventoryDeps } from "./deps.ts";
import type { Outcome } from "./submission.ts";

/** The error a refused document leaves with; a shortage is told with where else the SKU lies (R-NEG-3). */
export async function refusalOf(deps: Pick<InventoryDeps, "stock">, ctx: Ctx, outcome: Outcome): Promise<AppError> {
  const { code, details } = JSON.parse(outcome.body) as { code: ErrorCode; details: Record<string, unknown> };
  if (code !== "INSUFFICIENT_STOCK") return new AppError(code, details, { cause: outcome.cause });
  const perLocation = await deps.stock.findPlacesWithStock(ctx, details.variantId as string);
  return new AppError(
    code,
    // There is no purchasing yet, so nothing is known to come.
    { ...details, perLocation, nextIncoming: null },
    { detail: `${errorCatalogue[code].title}: ${details.requested} of ${details.sku} asked for, ${details.available} available` },
  );
}
