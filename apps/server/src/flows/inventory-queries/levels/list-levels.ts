import type { LevelQuery } from "@lumbung/contracts";
import type { Ctx } from "../../../shared/context.ts";
import { isIndexed, readIndexPage } from "./index-page.ts";
import type { LevelDeps } from "./level-deps.ts";
import { levelRequestOf } from "./level-request.ts";
import { isNamed, readNamedPage } from "./named-page.ts";
import { readOrderPage } from "./order-page.ts";
import { readAlways } from "./same-snapshot.ts";

/**
 * Stock per SKU and warehouse, over all locations, within the caller's warehouses. Listed is what has ever held stock or
 * had a minimum there; a SKU asked for by `sku`, `variantId` or `q` is shown in every warehouse. Archived SKUs and
 * warehouses are listed while any stock is left. Quantities are the balances themselves.
 * @returns the finished answer as JSON text (contract `LevelPage`)
 */
export async function listLevels(deps: LevelDeps, ctx: Ctx, query: LevelQuery): Promise<string> {
  const request = levelRequestOf(ctx, query);
  const levels = "tx" in ctx ? { ...deps, readOnce: readAlways } : deps;
  if (request === null) return '{"items":[],"nextCursor":null}';
  const page = isIndexed(request)
    ? await deps.db.read(ctx, (read) => readIndexPage(levels.readOnce, read, request, query.cursor))
    : await (isNamed(request) ? readNamedPage : readOrderPage)(levels, ctx, request, query.cursor);
  return `{"items":[${page.json}],"nextCursor":${JSON.stringify(page.nextCursor)}}`;
}
