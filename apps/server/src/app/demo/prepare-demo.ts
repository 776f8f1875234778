import type { CreateProduct, SetMinimum } from "@lumbung/contracts";
import { Temporal } from "temporal-polyfill";
import type { SalesRunResult } from "../../flows/import-sales/index.ts";
import type { Ctx } from "../../shared/context.ts";
import { StartError } from "../../shared/start-error.ts";
import type { App } from "../compose.ts";
import type { Infrastructure } from "../infrastructure.ts";
import { type DemoData, demoData } from "./demo-data.ts";

/** The sign-in of the demo: known to everybody, so it exists in the demo's own data folder only. */
export const demoOwner = {
  email: "demo@lumbung.example",
  password: "harvest-moon-1010",
  name: "Dewi Demo",
  business: { name: "Demo shop", slug: "demo", currency: "GBP", timeZone: "Europe/London", locale: "en-GB" },
};

/** The file holds no costs; without them stock has no value. Stated in the demo's greeting. */
export const costShare = 0.6;
const topSellers = 40;
const productsPerBatch = 1_000;

export interface DemoShop {
  readonly ctx: Ctx;
  readonly warehouseId: string;
  readonly data: DemoData;
}

/**
 * Opens the demo shop, or goes on with it: owner, products with costs, every day of trade but the last through the real
 * import, minimum levels of the best sellers. May be interrupted and repeated. Throws StartError when the data folder
 * belongs to somebody else.
 */
export async function prepareDemo(app: App, { db, clock }: Infrastructure, print: (line: string) => void): Promise<DemoShop> {
  await app.flows.businesses.ensureFirstOwner(demoOwner);
  const tenant = await app.modules.identity.findTenant(demoOwner.business.slug);
  const people = await db.withSystemTransaction((tx) =>
    tx.query("SELECT 1 FROM membership m JOIN app_user u ON u.id = m.user_id WHERE m.tenant_id = $1 AND u.email = $2", [tenant?.id ?? null, demoOwner.email]),
  );
  if (tenant === undefined || people.length === 0)
    throw new StartError(
      "This data folder belongs to a business of yours; the demo, whose password everybody knows, stays out of it.\nName an empty folder in LUMBUNG_DATA_DIR (or unset it and DATABASE_URL), and start the demo again.",
    );
  const system = app.modules.identity.systemCtx(tenant.id);
  const ctx: Ctx = { ...system, actor: { ...system.actor, id: "system:demo", name: "Demo" }, locale: tenant.locale };
  const [warehouse] = await db.read(ctx, ({ tx }) =>
    tx.query<{ id: string }>("SELECT warehouse_id AS id FROM warehouse_face WHERE tenant_id = $1 AND code = 'MAIN'", [tenant.id]),
  );
  if (!warehouse) throw new StartError("The demo shop has no warehouse MAIN any more. Delete the demo's data folder and start it again.");

  const today = await firstDay(app, ctx, Temporal.Instant.from(clock.now().toISOString()).toZonedDateTimeISO(tenant.timeZone).toPlainDate());
  const data = await demoData(today.day);
  const shop = { ctx, warehouseId: warehouse.id, data };
  if (!today.imported) await importPast(app, shop, { db }, `online-retail-to-${today.day.toString()}.csv`, print);
  return shop;
}

/** The day the demo was begun on: its dates stay what they were, also when it goes on later. */
async function firstDay(app: App, ctx: Ctx, today: Temporal.PlainDate): Promise<{ day: Temporal.PlainDate; imported: boolean }> {
  const begun = await app.modules.imports.latestOfSales(ctx);
  const day = begun && /online-retail-to-(\d{4}-\d{2}-\d{2})\.csv$/.exec(begun.fileName)?.[1];
  return { day: day ? Temporal.PlainDate.from(day) : today, imported: begun?.status === "finished" };
}

async function importPast(app: App, shop: DemoShop, { db }: Pick<Infrastructure, "db">, fileName: string, print: (line: string) => void): Promise<void> {
  const { ctx, warehouseId, data } = shop;
  const { sales: salesImport } = app.flows.importFiles;
  const input = { fileName, bytes: data.past, warehouseId, dryRun: false, opening: "auto", settings: { dateOrder: "day-first" } } as const;
  print("  Opening the demo shop: importing the trade of a real retailer …");
  const plan = await salesImport.rehearse(ctx, input);
  await createProducts(app, ctx, plan);
  await createProducts(app, ctx, await salesImport.rehearse(ctx, { ...input, fileName: "last-day.csv", bytes: data.lastDay }));
  const row = await db.withTransaction(ctx, (tx) => salesImport.start(tx, input));
  const { report } = await salesImport.run(ctx, { row, bytes: data.past });
  await setMinimums(app, shop, plan);
  const { posted } = report.lines;
  print(`  ${posted.toLocaleString("en")} lines of ${report.documents.issue} invoices are in the books, moved from December 2010 to the days before today.`);
}

/** Products are made before the import, which then finds them: so they have a cost from their first movement on. */
async function createProducts(app: App, ctx: Ctx, { prepared }: SalesRunResult): Promise<void> {
  const { currency } = demoOwner.business;
  const items = prepared.plan.products.map(
    (product): CreateProduct => ({
      name: product.name,
      description: "",
      brand: "",
      kind: product.stocked ? "stocked" : "service",
      tracking: "none",
      custom: {},
      sku: product.sku,
      scale: product.scale,
      ...(product.priceMinor === null
        ? {}
        : { price: { amount: product.priceMinor, currency }, cost: { amount: Math.round(product.priceMinor * costShare), currency } }),
    }),
  );
  for (let start = 0; start < items.length; start += productsPerBatch)
    await app.modules.catalogue.createProductBatch(ctx, items.slice(start, start + productsPerBatch));
}

/** Half of what the best sellers sold: some are below it at once, others get there while the last day is replayed. */
async function setMinimums(app: App, { ctx, warehouseId }: DemoShop, { prepared }: SalesRunResult): Promise<void> {
  const sold = new Map<string, number>();
  for (const document of prepared.plan.documents)
    if (document.type === "issue") for (const line of document.lines) sold.set(line.skuKey, (sold.get(line.skuKey) ?? 0) + Number(line.quantity));
  const best = [...sold].sort((x, y) => y[1] - x[1] || x[0].localeCompare(y[0])).slice(0, topSellers);
  const items: SetMinimum[] = best.map(([sku, quantity]) => ({ sku, warehouseId, minimum: String(Math.ceil(quantity / 2)) }));
  await app.modules.alerts.setMinimumBatch(ctx, items);
}
