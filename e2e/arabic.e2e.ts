import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createClient } from "../packages/sdk/src/index.ts";
import { openBrowser } from "./lib/browser.ts";
import { type NewServer, owner, startServer } from "./lib/shop.ts";
import { type Visitor, visit } from "./lib/visitor.ts";
import { createProduct } from "./steps/create-product.ts";
import { record, writeDocument } from "./steps/record.ts";
import { setUp, startEmpty } from "./steps/set-up.ts";

let server: NewServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function isRightToLeft({ page }: Visitor): Promise<void> {
  expect(await page.locator("html").getAttribute("dir")).toBe("rtl");
  expect(await page.locator("html").getAttribute("lang")).toBe("ar");
}

/** Words of the page in Latin letters, but for keys and the owner's name: everything else that was written here is Arabic or a code. */
async function latinWords({ page }: Visitor): Promise<string[]> {
  const text = await page.locator("main").innerText();
  const known = new Set(["Ctrl", "Enter", owner.name]);
  return [...text.matchAll(/\b[A-Z]?[a-z]{3,}\b/g)].map(([word]) => word).filter((word) => !known.has(word));
}

test("set-up, products and movements in Arabic, from right to left, with Arabic-Indic digits", async () => {
  const visitor = await visit(browser, { url: server.url, language: "ar", viewport: { width: 1280, height: 800 } });
  const { page, say } = visitor;
  await page.goto(server.setUpLink);
  await page.getByLabel(say("Name of the business")).waitFor();
  await isRightToLeft(visitor);
  await setUp(visitor, server.setUpLink, { name: "متجر سعاد", country: "EG", currency: "EGP", timeZone: "Africa/Cairo" });
  await startEmpty(visitor);
  await isRightToLeft(visitor);

  await createProduct(visitor, { name: "أرز بسمتي", sku: "RICE-5", price: "٦٥٫٥٠" });
  expect(await latinWords(visitor)).toEqual([]);
  await writeDocument(visitor, "receipt", [{ code: "RICE-5", name: "أرز بسمتي", quantity: "١٢" }]);
  expect(await latinWords(visitor)).toEqual([]);
  await record(visitor, "receipt");
  await writeDocument(visitor, "issue", [{ code: "RICE-5", name: "أرز بسمتي", quantity: "٣" }]);
  const number = await record(visitor, "issue");

  const { accessToken } = await createClient({ baseUrl: server.url }).post("/auth/login", {
    body: { email: owner.email, password: owner.password, cookie: false },
  });
  const api = createClient({ baseUrl: server.url, token: accessToken });
  expect((await api.get("/inventory/levels", { query: { sku: "RICE-5" } })).items[0]?.onHand).toBe("9");
  expect((await api.get("/products", { query: { q: "RICE-5" } })).items[0]?.variants[0]?.price).toEqual({ amount: 6550, currency: "EGP" });

  const nine = await page.evaluate<string>("new Intl.NumberFormat('ar').format(9)");
  await visitor.open("/stock");
  const row = page.getByRole("row").filter({ hasText: "RICE-5" });
  await expect.poll(() => row.innerText()).toContain(nine);
  // What is read first stands on the right.
  const cells = row.getByRole("cell");
  const [first, last] = [await cells.first().boundingBox(), await cells.last().boundingBox()];
  expect(first?.x ?? 0).toBeGreaterThan(last?.x ?? 0);
  await visitor.open("/documents");
  await page.getByText(number).first().waitFor();
  expect(await latinWords(visitor)).toEqual([]);
  await visitor.leave();
});
