import { expect, test } from "vitest";
import { addGoods, move } from "./lib/goods.ts";
import { inShop } from "./lib/journey.ts";
import { owner } from "./lib/shop.ts";

const journeys = inShop(async (shop) => {
  await addGoods(shop.api, { name: "Flour", sku: "FLOUR-1" });
  await move(shop, "receipt", "FLOUR-1", "10");
});

/** The browser notes every request that nobody answers. */
const noAnswer = [/ERR_CONNECTION|ERR_NETWORK|ERR_INTERNET|WebSocket connection|Failed to load resource|Failed to fetch/];

test("a page that has lost the server says so, and has missed nothing when it is back", async () => {
  const { shop } = journeys;
  const visitor = await journeys.visitor({ as: owner, expected: noAnswer });
  const { page, say } = visitor;
  await visitor.open("/stock");
  await page.getByRole("status").getByText(say("Live"), { exact: true }).waitFor();
  await page.evaluate("globalThis.neverReloaded = true");
  await shop.goAway();
  await page.getByText("No connection to the server. Figures are from", { exact: false }).waitFor();
  await shop.comeBack();
  // It happens before the page has found its way back, or just when it does.
  for (let count = 0; count < 5; count++) await move(shop, "issue", "FLOUR-1", "1");
  await page.getByRole("status").getByText(say("Live"), { exact: true }).waitFor({ timeout: 60_000 });
  await expect.poll(() => page.getByRole("row").filter({ hasText: "FLOUR-1" }).innerText()).toMatch(/\b5\b/);
  expect(await page.getByText("No connection to the server.", { exact: false }).count()).toBe(0);
  expect(await page.evaluate("globalThis.neverReloaded")).toBe(true);
  await visitor.leave();
});

test("what happens while the network of one is down is told when it is up again", async () => {
  const visitor = await journeys.visitor({ as: owner, expected: noAnswer });
  const { page, say, context } = visitor;
  await visitor.open("/stock");
  await page.getByRole("status").getByText(say("Live"), { exact: true }).waitFor();
  await context.setOffline(true);
  await page.getByText("No connection to the server.", { exact: false }).waitFor({ timeout: 60_000 });
  await move(journeys.shop, "receipt", "FLOUR-1", "37");
  await context.setOffline(false);
  await expect.poll(() => page.getByRole("row").filter({ hasText: "FLOUR-1" }).innerText(), { timeout: 60_000 }).toMatch(/\b42\b/);
  await visitor.leave();
});

test("it opens without the server, says that it cannot be reached, and goes on when it is back", async () => {
  const { shop } = journeys;
  const visitor = await journeys.visitor({ as: owner, expected: noAnswer });
  const { page, say } = visitor;
  await visitor.open("/products");
  await page.evaluate("navigator.serviceWorker.ready.then(() => undefined)");
  // Every screen is kept, not only those that were seen.
  await expect.poll(() => page.evaluate("caches.keys().then((names) => names.length)")).toBeGreaterThan(0);
  await shop.goAway();
  await page.goto("/stock");
  await page.getByText(say("The server cannot be reached"), { exact: false }).first().waitFor();
  await shop.comeBack();
  // By itself, or sooner by "Try again".
  await page.getByRole("row").filter({ hasText: "FLOUR-1" }).waitFor({ timeout: 60_000 });
  await visitor.leave();
});
