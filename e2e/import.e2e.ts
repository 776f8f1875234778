import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { inShop } from "./lib/journey.ts";
import { owner } from "./lib/shop.ts";

const archive = new URL("../apps/server/demo-data/online-retail/online-retail-first-10000-lines.csv.gz", import.meta.url);
const journeys = inShop();

/** The trade of a real retailer, with two quantities that are none. */
async function damagedFile(): Promise<Buffer> {
  const text = gunzipSync(await readFile(archive)).toString("utf8");
  const damaged = text
    .replace("536365;85123A;WHITE HANGING HEART T-LIGHT HOLDER;6;", "536365;85123A;WHITE HANGING HEART T-LIGHT HOLDER;six;")
    .replace("536365;71053;WHITE METAL LANTERN;6;", "536365;71053;WHITE METAL LANTERN;many;");
  expect(damaged).not.toBe(text);
  return Buffer.from(damaged);
}

test("a file of ten thousand sales: found out, mended, imported, its refused line taken along, and all of it undone", async () => {
  const visitor = await journeys.visitor({ as: owner });
  const { page, say } = visitor;
  await visitor.open("/imports/new?kind=sales");
  await page.locator("input[type=file]").setInputFiles({ name: "online-retail.csv", mimeType: "text/csv", buffer: await damagedFile() });
  await page.getByRole("button", { name: say("Read the file") }).click();

  // What was found out: separators, decimal mark and what each column holds. Days and months cannot be told apart, so it asks.
  const column = (label: string) => page.getByLabel(say(label)).first().locator("option:checked").innerText();
  await page.getByText("As found: Semicolon").waitFor({ state: "attached" });
  await page.getByText("As found: Comma: 2,50").waitFor({ state: "attached" });
  expect(await column("SKU")).toBe("StockCode");
  expect(await column("Quantity")).toBe("Quantity");
  await page.getByLabel(say("Dates")).selectOption("day-first");
  await page.getByRole("button", { name: say("Check the rows") }).click();

  await page.getByRole("heading", { name: "2 lines would be refused" }).waitFor();
  const cell = page.getByLabel("Quantity, line 2", { exact: true });
  expect(await cell.inputValue()).toBe("six");
  await cell.fill("6");
  await cell.press("Enter");
  await page.getByRole("heading", { name: "1 line would be refused" }).waitFor();
  await page.getByRole("button", { name: /^Import [\d,]+ lines$/ }).click();

  await page.getByRole("progressbar").waitFor();
  await page.getByText(say("The sales are in the books.")).waitFor({ timeout: 120_000 });
  const figure = (label: string) =>
    page
      .getByRole("definition")
      .and(page.locator(`dt:text-is("${say(label)}") + dd`))
      .innerText();
  expect(await figure("Rows in the file")).toBe("10,000");
  expect(await figure("Rows refused")).toBe("1");

  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: say("Download the refused lines") }).click()]);
  const refused = await readFile(await download.path(), "utf8");
  expect(refused.trim().split("\n")).toHaveLength(2);
  expect(refused).toContain("WHITE METAL LANTERN");

  const stock = await journeys.shop.api.get("/inventory/movements", { query: { sku: "85123A", limit: 1 } });
  expect(stock.items).toHaveLength(1);
  await page
    .getByRole("button", { name: say("Undo the import") })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(say("Why?")).fill("Wrong shop");
  await dialog.getByRole("button", { name: say("Undo the import") }).click();
  await page.getByText(say("This import was taken back.")).waitFor({ timeout: 120_000 });
  await visitor.open("/stock");
  const { items } = await journeys.shop.api.get("/inventory/levels", { query: { q: "85123A" } });
  expect(items.map(({ onHand }) => onHand).filter((quantity) => quantity !== "0")).toEqual([]);
  await visitor.leave();
});
