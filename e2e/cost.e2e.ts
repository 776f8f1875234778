import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { addGoods } from "./lib/goods.ts";
import { inShop } from "./lib/journey.ts";
import { join } from "./lib/people.ts";
import { type Furniture, furnish, screens } from "./lib/screens.ts";
import { type Login, owner } from "./lib/shop.ts";
import { settled, type Visitor } from "./lib/visitor.ts";

/** Minor units; no other figure of the shop holds these digits, however it is written or multiplied by ten. */
const cost = 77_341;
const quantities = ["1", "10", "100"];

let furniture: Furniture;
let productId: string;
let keeper: Login;
const journeys = inShop(async (shop) => {
  furniture = await furnish(shop);
  ({ productId } = await addGoods(shop.api, { name: "Saffron", sku: "SAFFRON-1", cost, price: 120_000 }));
  await receive("SAFFRON-1");
  keeper = await join(shop, { name: "Keeper", role: "Stock keeper" });
});

/** Goods of the known cost come in, with it on the document too. */
async function receive(sku: string): Promise<string> {
  const { api, warehouseId } = journeys.shop;
  const unitCost = { amount: cost, currency: "IDR" };
  const { document } = await api.post("/inventory/movements", {
    body: { type: "receipt", warehouseId, lines: quantities.map((quantity) => ({ sku, quantity, unitCost })) },
  });
  return document.id;
}

/** Whether a text holds the cost, in whatever digits, grouping and decimals. */
function holdsCost(text: string): boolean {
  const latin = text.replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
  return latin.replaceAll(/(?<=\d)[.,٬٫\s\u00a0\u202f](?=\d)/g, "").includes(String(cost));
}

/** Everything that comes to a browser: screens, answers of the API, live messages. */
interface Seen {
  readonly visitor: Visitor;
  /** Where the cost was seen. */
  readonly leaks: Set<string>;
  /** How much was looked at, so that a look at nothing is not taken for a clean one. */
  readonly looked: { screens: number; answers: number; messages: number };
}

async function lookAtEverything(as: Login): Promise<Seen> {
  // A role that may not open a screen is refused what the screen asks for.
  const visitor = await journeys.visitor({ as, expected: as === owner ? [] : [/status of 403/] });
  const { page } = visitor;
  const seen: Seen = { visitor, leaks: new Set(), looked: { screens: 0, answers: 0, messages: 0 } };
  page.on("response", async (response) => {
    if (!response.url().includes("/api/")) return;
    const body = await response.text().catch(() => "");
    seen.looked.answers += 1;
    if (holdsCost(body)) seen.leaks.add(`answer of ${new URL(response.url()).pathname}`);
  });
  page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => {
      seen.looked.messages += 1;
      if (holdsCost(payload.toString())) seen.leaks.add("live message");
    }),
  );
  await receiveWhileWatched(seen);
  const tabs = ["overview", "stock", "card", "prices", "history"].map((tab) => `/products/${productId}?tab=${tab}`);
  const documentId = await receive("SAFFRON-1");
  for (const path of [...screens(furniture), ...tabs, `/products/${productId}`, `/documents/${documentId}`]) {
    await page.goto(path);
    // An address a role may not open says so; that is a screen too.
    await Promise.race([settled(page), page.getByRole("main").getByRole("alert").first().waitFor()]);
    seen.looked.screens += 1;
    const text = `${await page.locator("body").innerText()} ${await page.locator("input").evaluateAll((boxes) => boxes.map((box) => (box as unknown as { value: string; placeholder: string }).value + (box as unknown as { placeholder: string }).placeholder).join(" "))}`;
    if (holdsCost(text)) seen.leaks.add(`screen ${path}`);
  }
  return seen;
}

/** Something comes in while the monitor is open, so that there are live messages of it. */
async function receiveWhileWatched({ visitor, looked }: Seen): Promise<void> {
  await visitor.open("/monitor");
  await visitor.page.getByRole("status").getByText("Live", { exact: true }).first().waitFor();
  const before = looked.messages;
  await receive("SAFFRON-1");
  await expect.poll(() => looked.messages).toBeGreaterThan(before);
  await visitor.page.getByText("SAFFRON-1").first().waitFor();
}

test("who may see cost sees it: on screens, in answers", async () => {
  const { visitor, leaks } = await lookAtEverything(owner);
  expect([...leaks]).toEqual(expect.arrayContaining([`screen /products/${productId}?tab=prices`, "answer of /api/v1/inventory/movements"]));
  await visitor.leave();
}, 240_000);

test("a role without cost:read sees it nowhere: no screen, no answer, no live message", async () => {
  const { visitor, leaks, looked } = await lookAtEverything(keeper);
  expect([...leaks]).toEqual([]);
  expect(looked.screens).toBeGreaterThan(15);
  expect(looked.answers).toBeGreaterThan(looked.screens);
  expect(looked.messages).toBeGreaterThan(0);
  await visitor.leave();
}, 240_000);

test("a role without cost:read takes no cost along in a file", async () => {
  const visitor = await journeys.visitor({ as: keeper });
  for (const path of ["/products", "/stock", "/movements"]) {
    await visitor.open(path);
    const [download] = await Promise.all([visitor.page.waitForEvent("download"), exportOf(visitor)]);
    const text = await readFile(await download.path(), "utf8");
    expect(text, path).toContain("SAFFRON-1");
    expect(holdsCost(text), path).toBe(false);
  }
  await visitor.leave();
  // Every file the server makes, also those no screen of this role offers.
  const { api } = journeys.shop;
  const [saffron] = (await api.get("/products", { query: { q: "SAFFRON-1" } })).items;
  const theirs = await journeys.shop.apiOf(keeper);
  const ofOwner = await api.get("/inventory/movements.csv", {});
  expect(holdsCost(String(ofOwner))).toBe(true);
  const variantId = saffron?.variants[0]?.id ?? "";
  const files = [
    await theirs.get("/products.csv", {}),
    await theirs.get("/inventory/levels.csv", {}),
    await theirs.get("/inventory/movements.csv", {}),
    await theirs.get("/inventory/documents.csv", {}),
    await theirs.get("/inventory/stock-card.csv", { query: { variantId } }),
  ].map(String);
  for (const file of files) expect(holdsCost(file)).toBe(false);
  expect(files.filter((file) => file.includes("SAFFRON-1")).length).toBeGreaterThanOrEqual(3);
});

async function exportOf({ page, say }: Visitor): Promise<void> {
  await page
    .getByRole("button", { name: say("Export as CSV") })
    .first()
    .click();
}
