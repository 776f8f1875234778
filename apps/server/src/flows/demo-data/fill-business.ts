import type { CreateProduct } from "@lumbung/contracts";
import { Temporal } from "temporal-polyfill";
import type { FlowDocument } from "../../modules/inventory/index.ts";
import type { Ctx } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import { skuKey } from "../../shared/sku-key.ts";
import { assertEmpty, demoMark } from "./assert-empty.ts";
import type { DemoDataDeps } from "./deps.ts";
import { branchNames, categories, goods, type Language, languages } from "./goods.ts";
import { type LedgerShop, ledgerDocument } from "./ledger-document.ts";
import { daysOfTrade, planTrade, type TradeDocument } from "./plan-trade.ts";
import { shopPriceMinor } from "./prices.ts";

/** Of the price: what a good costs the shop. */
const costShare = 0.7;
const documentsPerSlice = 100;
/** A minimum is so many days' sales. */
const minimumDays = 4;

/**
 * Fills a business that is still empty with a shop's goods, a branch, two months of trade up to today and minimum levels.
 * May be cut off and run again: what is there is found by its SKU, its code or its Idempotency-Key.
 * @throws AppError NOT_EMPTY
 */
export async function fillBusiness(deps: DemoDataDeps, ctx: Ctx, onProgress: (fraction: number) => unknown): Promise<{ products: number; documents: number }> {
  await deps.db.read(ctx, assertEmpty);
  const tenant = await deps.readTenant(ctx);
  const language = Math.max(0, languages.indexOf(tenant.locale.slice(0, 2).toLowerCase() as Language));
  await makeProducts(deps, ctx, tenant.currency, language);
  const shop = await makeShop(deps, ctx, language);
  await onProgress(0.1);

  const today = Temporal.Instant.from(ctx.clock.now().toISOString()).toZonedDateTimeISO(tenant.timeZone).toPlainDate();
  const now = ctx.clock.now().getTime();
  const instantOf = ({ day, minute }: TradeDocument) =>
    today
      .subtract({ days: daysOfTrade - 1 - day })
      .toZonedDateTime(tenant.timeZone)
      .add({ minutes: minute }).epochMilliseconds;
  const trade = planTrade().filter((document) => instantOf(document) <= now);
  for (let start = 0; start < trade.length; start += documentsPerSlice) {
    const entries = trade.slice(start, start + documentsPerSlice).map((document, index): FlowDocument => {
      const reference = `${demoMark}${String(start + index + 1).padStart(4, "0")}`;
      return { document: ledgerDocument(shop, document, reference, new Date(instantOf(document))), idempotencyKey: `demo-data ${reference}` };
    });
    const failed = (await deps.inventory.postDocuments(ctx, entries)).find((answer) => "error" in answer);
    if (failed !== undefined && "error" in failed) throw failed.error;
    await onProgress(0.1 + (0.85 * (start + entries.length)) / trade.length);
  }
  await setMinimums(deps, ctx, shop);
  return { products: goods.length, documents: trade.length };
}

const skuOf = (code: string) => `${demoMark}${code}`;

async function makeProducts(deps: DemoDataDeps, ctx: Ctx, currency: string, language: number): Promise<void> {
  const categoryIds = await makeCategories(deps, ctx, language);
  const items = goods.map((good, index): CreateProduct => {
    const price = shopPriceMinor(good.dollars, currency);
    return {
      name: good.names[language] ?? good.names[0],
      description: "",
      brand: "",
      kind: "stocked",
      tracking: "none",
      custom: {},
      categoryId: categoryIds.get(good.category),
      sku: skuOf(good.code),
      baseUnit: good.unit,
      scale: good.unit === "kg" ? 3 : 0,
      barcodes: [ean13(index)],
      price: { amount: price, currency },
      cost: { amount: Math.max(1, Math.round(price * costShare)), currency },
    };
  });
  // One that is there already is answered with DUPLICATE: it was made before a run was cut off.
  const { items: answers } = await deps.catalogue.createProductBatch(ctx, items);
  const refused = answers.find((answer) => !answer.ok && answer.code !== "DUPLICATE");
  if (refused !== undefined && !refused.ok) throw new Error(`a good of the demo was refused: ${refused.code} ${refused.detail}`);
}

async function makeCategories(deps: DemoDataDeps, ctx: Ctx, language: number): Promise<Map<string, string>> {
  const { items } = await deps.catalogue.listCategories(ctx, { archived: "false", limit: 200 });
  const there = new Map(items.map((category) => [category.name, category.id]));
  const ids = new Map<string, string>();
  for (const [key, names] of Object.entries(categories)) {
    const name = names[language] ?? names[0];
    ids.set(key, there.get(name) ?? (await deps.catalogue.createCategory(ctx, { name, parentId: null })).id);
  }
  return ids;
}

async function makeShop(deps: DemoDataDeps, ctx: Ctx, language: number): Promise<LedgerShop> {
  const code = `${demoMark}2`;
  const { items } = await deps.warehouses.listWarehouses(ctx, { archived: "false", limit: 200 });
  const main = items.find((warehouse) => warehouse.code !== code);
  if (main === undefined) throw new AppError("CONFLICT", {}, { detail: "The business has no warehouse." });
  const branch =
    items.find((warehouse) => warehouse.code === code) ??
    (await deps.warehouses.createWarehouse(ctx, { code, name: branchNames[language] ?? branchNames[0], kind: "branch" }));
  const found = await deps.catalogue.findBySku(
    ctx,
    goods.map((good) => skuOf(good.code)),
  );
  return { main: main.id, branch: branch.id, variantIds: goods.map((good) => found.get(skuKey(skuOf(good.code)))?.variantId ?? "") };
}

async function setMinimums(deps: DemoDataDeps, ctx: Ctx, shop: LedgerShop): Promise<void> {
  const items = goods.map((good, index) => ({
    variantId: shop.variantIds[index],
    warehouseId: shop.main,
    minimum: String(Math.max(1, good.perDay * minimumDays)),
  }));
  await deps.alerts.setMinimumBatch(ctx, items);
}

/** A code out of GS1's range for use within a company (prefix 20). */
function ean13(index: number): string {
  const digits = `2000000${String(index + 1).padStart(5, "0")}`;
  const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
