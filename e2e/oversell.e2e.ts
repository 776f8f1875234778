import { expect, test } from "vitest";
import { addGoods, move, onHand } from "./lib/goods.ts";
import { inShop } from "./lib/journey.ts";
import { owner } from "./lib/shop.ts";
import { record, writeDocument } from "./steps/record.ts";

const journeys = inShop(async ({ api }) => {
  await addGoods(api, { name: "Sugar", sku: "SUGAR-1" });
  await addGoods(api, { name: "Salt", sku: "SALT-1" });
  await addGoods(api, { name: "Pepper", sku: "PEPPER-1" });
});

async function documentCount(): Promise<number> {
  return (await journeys.shop.api.get("/inventory/documents", { query: { limit: 200 } })).items.length;
}

test("more than there is: explained at its line before it is sent, refused as a whole, mended with one press", async () => {
  const { shop } = journeys;
  await move(shop, "receipt", "SUGAR-1", "5");
  await move(shop, "receipt", "SALT-1", "5");
  const before = await documentCount();
  const visitor = await journeys.visitor({ as: owner, expected: [/\/inventory\/movements/] });
  const { page, say } = visitor;
  await writeDocument(visitor, "issue", [
    { code: "SUGAR-1", name: "Sugar", quantity: "8" },
    { code: "SALT-1", name: "Salt", quantity: "2" },
  ]);
  const line = page.getByRole("listitem").filter({ has: page.getByLabel(say("Quantity of {name}", { name: "Sugar" })) });
  await line.getByText("Not enough stock: 8 wanted, 5 available.").waitFor();
  await page.getByRole("button", { name: say("Record issue") }).click();
  await line.getByText("Not enough stock: 8 wanted, 5 available.").waitFor();
  await expect.poll(() => page.getByLabel(say("Quantity of {name}", { name: "Sugar" })).evaluate((box) => box.matches(":focus"))).toBe(true);
  // Also the line that could have gone has not gone.
  expect(await onHand(shop, "SALT-1")).toBe("5");
  expect(await documentCount()).toBe(before);

  await line.getByRole("button", { name: "Take 5" }).click();
  await expect.poll(() => page.getByText("Not enough stock").count()).toBe(0);
  await record(visitor, "issue");
  expect([await onHand(shop, "SUGAR-1"), await onHand(shop, "SALT-1")]).toEqual(["0", "3"]);
  await visitor.leave();
});

test("sold by somebody else in the meantime: the line that was right is refused and explained", async () => {
  const { shop } = journeys;
  await move(shop, "receipt", "PEPPER-1", "5");
  const visitor = await journeys.visitor({ as: owner, expected: [/\/inventory\/movements/] });
  const { page, say } = visitor;
  await writeDocument(visitor, "issue", [{ code: "PEPPER-1", name: "Pepper", quantity: "5" }]);
  await page.getByRole("button", { name: say("Record issue") }).waitFor();
  await move(shop, "issue", "PEPPER-1", "3");
  const before = await documentCount();
  await page.getByRole("button", { name: say("Record issue") }).click();
  await page.getByText("Not enough stock: 5 wanted, 2 available.").waitFor();
  expect(await documentCount()).toBe(before);
  await page.getByLabel(say("Quantity of {name}", { name: "Pepper" })).fill("2");
  await record(visitor, "issue");
  expect(await onHand(shop, "PEPPER-1")).toBe("0");
  await visitor.leave();
});
