import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./lib/browser.ts";
import { type NewServer, startServer } from "./lib/shop.ts";
import { visit } from "./lib/visitor.ts";
import { createProduct } from "./steps/create-product.ts";
import { record, writeDocument } from "./steps/record.ts";
import { setUp, startEmpty } from "./steps/set-up.ts";

let server: NewServer;
let browser: Browser;
const business = { name: "Toko Siti", country: "ID", currency: "IDR", timeZone: "Asia/Jakarta" };

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

test("from the printed link to the first movement", async () => {
  const visitor = await visit(browser, { url: server.url });
  const { page, say } = visitor;
  // A password that is too easy is refused where it stands, and what was typed stays.
  await page.goto(server.setUpLink);
  await page.getByLabel(say("Password"), { exact: true }).fill("short");
  await page.getByRole("button", { name: say("Set up"), exact: true }).click();
  await page.getByText(say("Use at least 10 characters.")).waitFor();
  await setUp(visitor, server.setUpLink, business);
  await startEmpty(visitor);
  await createProduct(visitor, { name: "Rice", sku: "RICE-5", price: "65000" });
  await writeDocument(visitor, "receipt", [{ code: "RICE-5", name: "Rice", quantity: "12" }]);
  expect(await record(visitor, "receipt")).not.toBe("");
  await visitor.open("/stock");
  await page.getByText("RICE-5").waitFor();
  await visitor.leave();
});

test("the link works once", async () => {
  const visitor = await visit(browser, { url: server.url, expected: [/\/auth\/setup/] });
  await setUp(visitor, server.setUpLink, business);
  await visitor.page.getByText(visitor.say("This link does not work any more")).waitFor();
  await visitor.leave();
});
