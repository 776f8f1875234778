import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { addGoods, move, onHand } from "./lib/goods.ts";
import { inShop } from "./lib/journey.ts";
import { owner } from "./lib/shop.ts";
import { settled, type Visitor } from "./lib/visitor.ts";
import { record, writeDocument } from "./steps/record.ts";

const journeys = inShop(async (shop) => {
  await addGoods(shop.api, { name: "Coffee", sku: "COFFEE-1" });
  await move(shop, "receipt", "COFFEE-1", "40");
});

interface Watched {
  readonly visitor: Visitor;
  readonly stock: Page;
  readonly home: Page;
  readonly monitor: Page;
}

/** Somebody with the three pages that follow what happens, in tabs beside each other. */
async function watch(): Promise<Watched> {
  const visitor = await journeys.visitor({ as: owner });
  const tab = async (path: string) => {
    const page = await visitor.context.newPage();
    await page.goto(path);
    await settled(page);
    await page.getByRole("status").getByText("Live", { exact: true }).first().waitFor();
    return page;
  };
  return { visitor, stock: await tab("/stock"), home: await tab("/"), monitor: await tab("/monitor") };
}

const rowOf = (page: Page, sku: string) => page.getByRole("row").filter({ hasText: sku }).innerText();
const figure = (page: Page, label: string) => page.locator("dl > div").filter({ hasText: label }).first().locator("dd").first().innerText();

/** What the three pages say, in the words both browsers must agree on. */
async function said({ stock, home, monitor }: Watched, number: string) {
  return {
    stock: await rowOf(stock, "COFFEE-1"),
    wentOut: await figure(home, "Went out today"),
    changed: await home.getByText(number).count(),
    seen: await monitor.getByRole("link", { name: number }).count(),
  };
}

test("what one records, both see at once on stock, home and monitor, without a reload", async () => {
  const mine = await watch();
  const theirs = await watch();
  for (const { stock, home, monitor } of [mine, theirs]) for (const page of [stock, home, monitor]) await page.evaluate("globalThis.neverReloaded = true");

  await writeDocument(mine.visitor, "issue", [{ code: "COFFEE-1", name: "Coffee", quantity: "7" }]);
  const number = await record(mine.visitor, "issue");
  for (const watched of [mine, theirs])
    await expect.poll(() => said(watched, number)).toMatchObject({ stock: expect.stringMatching(/\b33\b/), wentOut: expect.stringContaining("1"), seen: 1 });

  // Many at once, from other devices: at the end all say the same as the books.
  const documents = await Promise.all(Array.from({ length: 12 }, () => move(journeys.shop, "issue", "COFFEE-1", "1")));
  const last =
    documents
      .map((document) => document.number)
      .sort()
      .at(-1) ?? "";
  const left = await onHand(journeys.shop, "COFFEE-1");
  expect(left).toBe("21");
  for (const watched of [mine, theirs])
    await expect.poll(() => said(watched, last)).toMatchObject({ stock: expect.stringMatching(/\b21\b/), wentOut: expect.stringContaining("13"), seen: 1 });
  expect(await said(mine, last)).toEqual(await said(theirs, last));
  for (const { stock, home, monitor } of [mine, theirs])
    for (const page of [stock, home, monitor]) expect(await page.evaluate("globalThis.neverReloaded")).toBe(true);
  await mine.visitor.leave();
  await theirs.visitor.leave();
});
