import type { Alert, DocumentItem, LevelItem, MovementFace, ProductStockList } from "@lumbung/sdk";
import type { Query } from "@tanstack/react-query";
import { type ListData, type Page, queryClient } from "#shared/api";
import type { LiveBatch } from "./live-store.ts";
import { type AlertNews, levelKey, patchAlerts, patchLevels, prependNew, showsSumOf } from "./patches.ts";

/** What is loaded anew because of live news is so at most this often. */
const refetchEveryMs = 2_000;
const lastRefetch = new Map<string, number>();
const waiting = new Map<string, ReturnType<typeof setTimeout>>();

/** Brings cached answers up to what has happened: in place where the news says it all, by asking again where it does not. */
export function applyBatch(batch: LiveBatch): void {
  if (batch.levels.length > 0) applyLevels(batch);
  if (batch.movements.length > 0) applyMovements(batch);
  if (batch.opened.length + batch.acknowledged.length + batch.resolved.length > 0) applyAlerts(batch);
  if (batch.dashboardChanged) for (const query of queriesOf("/dashboard")) refetchSoon(query);
}

function applyLevels({ levels }: LiveBatch): void {
  const news = new Map(levels.map((level) => [levelKey(level), level]));
  const variants = new Set(levels.map((level) => level.variantId));
  for (const query of listsOf("/inventory/levels")) {
    const { asOf, warehouseId } = query.queryKey[2] as { asOf?: string; warehouseId?: string };
    // The past does not change.
    if (asOf !== undefined) continue;
    const data = query.state.data as ListData<LevelItem> | undefined;
    if (data === undefined) continue;
    const patched = patchLevels(data, news);
    if (patched !== data) queryClient.setQueryData(query.queryKey, patched, { updatedAt: query.state.dataUpdatedAt });
    const shown = warehouseId === undefined ? levels : levels.filter((level) => level.warehouseId === warehouseId);
    if (showsSumOf(data, shown)) refetchSoon(query);
  }
  for (const query of queriesOf("/products/stock")) {
    const data = query.state.data as ProductStockList | undefined;
    if (data?.items.some((row) => variants.has(row.variantId))) refetchSoon(query);
  }
  // A level says nothing of the places within its warehouse.
  for (const query of [...queriesOf("/inventory/places"), ...listsOf("/inventory/places/{id}")]) refetchSoon(query);
  for (const path of ["/inventory/stock-card", "/inventory/summaries"]) {
    for (const query of [...queriesOf(path), ...listsOf(path)]) if (mentions(query, variants, levels)) refetchSoon(query);
  }
}

function mentions(query: Query, variants: ReadonlySet<string>, levels: LiveBatch["levels"]): boolean {
  const text = JSON.stringify(query.queryKey);
  return [...variants].some((id) => text.includes(id)) || levels.some(({ sku }) => text.includes(JSON.stringify(sku)));
}

function applyMovements(_batch: LiveBatch): void {
  for (const query of listsOf("/inventory/movements")) refetchSoon(query, () => loadNewest<MovementFace>(query, (movement) => movement.id));
  for (const query of listsOf("/inventory/documents")) refetchSoon(query, () => loadNewest<DocumentItem>(query, (document) => document.id));
}

function applyAlerts({ opened, acknowledged, resolved }: LiveBatch): void {
  const news = new Map<string, AlertNews>([
    ...acknowledged.map(
      ({ id, acknowledgedAt, acknowledgedBy, onHand }) =>
        [id, { id, change: { state: "acknowledged" as const, acknowledgedAt, acknowledgedBy, onHand } }] as const,
    ),
    ...resolved.map(({ id, resolvedAt, onHand }) => [id, { id, change: { state: "resolved" as const, resolvedAt, onHand } }] as const),
  ]);
  for (const query of listsOf("/alerts")) {
    const data = query.state.data as ListData<Alert> | undefined;
    if (data === undefined) continue;
    const patched = patchAlerts(data, news);
    if (patched !== data) queryClient.setQueryData(query.queryKey, patched, { updatedAt: query.state.dataUpdatedAt });
    if (opened.length > 0) refetchSoon(query, () => loadNewest<Alert>(query, (alert) => alert.id));
  }
}

function listsOf(path: string): Query[] {
  return queryClient.getQueryCache().findAll({ queryKey: ["list", path] });
}

function queriesOf(path: string): Query[] {
  return queryClient.getQueryCache().findAll({ queryKey: [path] });
}

/** Asks for the first page alone and puts what is new in it before what is there; pages further down stay. */
async function loadNewest<Item>(query: Query, idOf: (item: Item) => string): Promise<void> {
  const fetchPage = query.options.queryFn;
  const before = query.state.data as ListData<Item> | undefined;
  if (typeof fetchPage !== "function" || before === undefined) return;
  const context = {
    queryKey: query.queryKey,
    pageParam: null,
    signal: new AbortController().signal,
    direction: "forward",
    client: queryClient,
    meta: undefined,
  };
  const newest = (await (fetchPage as (context: unknown) => Promise<unknown>)(context)) as Page<Item>;
  queryClient.setQueryData<ListData<Item>>(query.queryKey, (now) => (now === undefined ? now : prependNew(now, newest, idOf)));
}

/** Once at once, then at most every two seconds, and only what somebody looks at; the rest is marked stale. */
function refetchSoon(query: Query, load: () => Promise<unknown> = () => queryClient.refetchQueries({ queryKey: query.queryKey, exact: true })): void {
  const key = query.queryHash;
  if (!query.isActive()) {
    query.invalidate();
    return;
  }
  if (waiting.has(key)) return;
  const pauseMs = Math.max(0, (lastRefetch.get(key) ?? 0) + refetchEveryMs - Date.now());
  waiting.set(
    key,
    setTimeout(() => {
      waiting.delete(key);
      lastRefetch.set(key, Date.now());
      // What fails now is tried again with the next news; the screen shows its connection state by itself.
      load().catch(() => undefined);
    }, pauseMs),
  );
}

/** Everything may have changed: whatever is looked at is loaded anew, the rest when somebody looks. */
export function resync(): void {
  void queryClient.invalidateQueries();
}
