import { describe, expect, test } from "vitest";
import { readSalesFile, type SaleLine } from "../../modules/imports/index.ts";
import { onlineRetailFile } from "../../modules/imports/testing.ts";
import { skuKey } from "../../shared/sku-key.ts";
import { openingLines } from "./opening.ts";
import { type KnownSku, planSalesImport, type SalesDocumentType } from "./plan.ts";
import { defaultServiceCodes } from "./service-codes.ts";

const services = new Set(defaultServiceCodes.map(skuKey));
const known = new Map<string, KnownSku>();
let lineNumber = 1;
const sale = (fields: Partial<SaleLine>): SaleLine => ({
  line: ++lineNumber,
  invoice: "1",
  sku: "A",
  description: "",
  quantity: "1",
  effectiveAtMs: 0,
  priceMinor: 100,
  hasCustomer: true,
  ...fields,
});

describe("planSalesImport", () => {
  test("the real file: products, services, documents, returns and adjustments", async () => {
    const file = await readSalesFile(onlineRetailFile(), "en", {}, { timeZone: "Europe/London", currency: "GBP", now: new Date("2026-11-20") });
    const plan = planSalesImport(file.lines, known, services);
    const of = (type: SalesDocumentType) => plan.documents.filter((document) => document.type === type);
    const quantity = (type: SalesDocumentType) =>
      of(type).reduce((sum, document) => sum + document.lines.reduce((all, line) => all + Number(line.quantity), 0), 0);

    expect(plan.products).toHaveLength(1_988);
    expect(plan.services.map((service) => [service.sku, service.lines.length])).toEqual([
      ["POST", 18],
      ["D", 2],
      ["C2", 1],
      ["DOT", 6],
      ["M", 10],
      ["BANK CHARGES", 1],
    ]);
    expect(plan.products.filter((product) => !product.stocked)).toHaveLength(6);
    expect(plan.refused).toEqual([]);
    expect([of("issue").length, of("return").length, of("adjustment").length]).toEqual([439, 41, 30]);
    expect([quantity("issue"), quantity("return"), quantity("adjustment")]).toEqual([90_389, 10_815, -1_398]);
    expect(plan.documents.reduce((sum, document) => sum + document.lines.length, 0)).toBe(10_000 - 38);
    expect(plan.giveaways).toBe(15);

    // Names: trimmed, the longest; codes that differ in case are one product.
    expect(plan.products.find((product) => product.skuKey === "22423")).toMatchObject({ name: "REGENCY CAKESTAND 3 TIER", stocked: true, scale: 0 });
    expect(plan.products.find((product) => product.skuKey === "85123a")).toMatchObject({ sku: "85123A", priceMinor: 255 });
    expect(plan.products.find((product) => product.skuKey === "22145")).toMatchObject({ name: "22145", priceMinor: null });
    // One invoice whose lines carry two instants is two documents, since a movement is dated by its line.
    expect(plan.documents.filter((document) => document.reference === "536591")).toHaveLength(2);
    expect(of("adjustment").find((document) => document.reference === "537032")).toMatchObject({ remark: "?", lines: [{ quantity: "-30" }] });

    const opening = openingLines(plan.documents, new Map());
    expect(opening).toHaveLength(1_973);
    expect(opening.reduce((sum, line) => sum + Number(line.quantity), 0)).toBe(90_453);
  });

  test("a sale is an issue, what comes back a return, what has neither customer nor price an adjustment", () => {
    const plan = planSalesImport(
      [
        sale({ quantity: "5" }),
        sale({ quantity: "-1" }),
        sale({ quantity: "-2", hasCustomer: false }),
        sale({ quantity: "-3", priceMinor: 0 }),
        sale({ quantity: "-4", hasCustomer: false, priceMinor: 0, description: "damaged" }),
        sale({ quantity: "6", hasCustomer: false, priceMinor: 0 }),
        // Without a column for customers their absence says nothing.
        sale({ quantity: "-7", hasCustomer: null, priceMinor: 0 }),
      ],
      known,
      services,
    );
    expect(plan.documents.map((document) => [document.type, document.remark, document.lines.map((line) => line.quantity)])).toEqual([
      ["issue", null, ["5", "6"]],
      ["return", null, ["1", "2", "3", "7"]],
      ["adjustment", null, ["-4"]],
    ]);
    expect(plan.giveaways).toBe(1);
  });

  test("the remark of an adjustment is what the line says beyond the product's name", () => {
    const lines = [sale({ description: "White lamp with a wooden base" }), sale({ quantity: "-4", hasCustomer: false, priceMinor: 0, description: "damaged" })];
    const adjustment = planSalesImport(lines, known, services).documents.find((document) => document.type === "adjustment");
    expect(adjustment).toMatchObject({ remark: "damaged", lines: [{ note: "damaged" }] });
  });

  test("the catalogue's word goes before the file's", () => {
    const catalogue = new Map<string, KnownSku>([
      ["post", { variantId: "1", sku: "Post", stocked: true, scale: 0, archived: false }],
      ["a", { variantId: "2", sku: "A", stocked: true, scale: 1, archived: false }],
      ["old", { variantId: "3", sku: "OLD", stocked: true, scale: 0, archived: true }],
    ]);
    const plan = planSalesImport(
      [
        sale({ sku: "POST" }),
        sale({ sku: "a", quantity: "1.25" }),
        sale({ sku: "a", quantity: "1.5" }),
        sale({ sku: "old" }),
        sale({ sku: "new", quantity: "0.125", priceMinor: 0 }),
      ],
      catalogue,
      services,
    );
    expect(plan.refused.map((line) => line.code)).toEqual(["QUANTITY_FINER_THAN_SKU", "SKU_ARCHIVED"]);
    expect(plan.products).toEqual([{ skuKey: "new", sku: "new", name: "new", stocked: true, scale: 3, priceMinor: null }]);
    expect(plan.documents[0]?.lines.map((line) => line.skuKey)).toEqual(["post", "a", "new"]);
  });

  test("a price below zero is refused for goods and means nothing for services", () => {
    const plan = planSalesImport([sale({ priceMinor: -100 }), sale({ sku: "D", priceMinor: -100 })], known, services);
    expect(plan.refused.map((line) => line.code)).toEqual(["PRICE_NEGATIVE"]);
    expect(plan.services.map((service) => service.sku)).toEqual(["D"]);
  });
});
