import { expect, test } from "vitest";
import { addGoods, move } from "./lib/goods.ts";
import { inShop } from "./lib/journey.ts";
import { join } from "./lib/people.ts";
import { owner } from "./lib/shop.ts";

let branchId: string;
const journeys = inShop(async (shop) => {
  branchId = (await shop.api.post("/warehouses", { body: { code: "BRANCH", name: "Market stall" } })).id;
  await addGoods(shop.api, { name: "Tea", sku: "TEA-1" });
  await addGoods(shop.api, { name: "Cocoa", sku: "COCOA-1" });
  await move(shop, "receipt", "TEA-1", "91");
  await shop.api.post("/inventory/movements", { body: { type: "receipt", warehouseId: branchId, lines: [{ sku: "COCOA-1", quantity: "17" }] } });
});

test("invited by a link into one warehouse, somebody joins in a browser of their own and sees that warehouse alone", async () => {
  const inviter = await journeys.visitor({ as: owner });
  await inviter.open("/team");
  await inviter.page
    .getByRole("button", { name: inviter.say("Invite someone") })
    .first()
    .click();
  const dialog = inviter.page.getByRole("dialog");
  await dialog.getByLabel(inviter.say("Name")).fill("Budi");
  await dialog.getByLabel(inviter.say("E-mail")).fill("budi@example.org");
  await dialog.getByLabel(inviter.say("Role"), { exact: false }).first().click();
  await inviter.page.getByRole("option", { name: "Stock keeper" }).click();
  await dialog.getByRole("radio", { name: inviter.say("Only these") }).click();
  await dialog.getByRole("checkbox", { name: "Market stall" }).click();
  await dialog.getByRole("button", { name: inviter.say("Invite"), exact: true }).click();
  const link = await inviter.page.getByLabel(inviter.say("Link to hand over yourself")).inputValue();
  await inviter.page.getByRole("button", { name: inviter.say("Done") }).click();

  const budi = await journeys.visitor({ expected: [/\/inventory\/documents\//] });
  const { page, say } = budi;
  await page.goto(link);
  await page.getByRole("heading", { name: "Join Toko Siti" }).waitFor();
  expect(await page.getByLabel(say("Your name")).inputValue()).toBe("Budi");
  await page.getByLabel(say("Password"), { exact: true }).fill("pasar pagi ramai");
  await page.getByRole("button", { name: say("Join") }).click();
  await page.getByRole("status").getByText(say("Live"), { exact: true }).waitFor();

  await budi.open("/stock");
  await page.getByRole("row").filter({ hasText: "COCOA-1" }).getByText("17").first().waitFor();
  expect(await page.getByRole("row").filter({ hasText: "TEA-1" }).count()).toBe(0);
  await budi.open("/record");
  await expect
    .poll(() => page.getByLabel(say("Warehouse"), { exact: true }).getByRole("option").allInnerTexts())
    .toEqual([expect.stringContaining("Market stall")]);
  for (const path of ["/", "/monitor", "/movements"]) {
    await budi.open(path);
    expect(await page.locator("main").innerText(), path).not.toMatch(/TEA-1|\b91\b/);
  }
  await budi.open("/warehouses");
  expect(await page.locator("main").innerText()).not.toContain("MAIN");
  // Another's document is as if it were not there, also by its address.
  const [foreign] = (await journeys.shop.api.get("/inventory/documents", { query: { warehouseId: journeys.shop.warehouseId } })).items;
  await page.goto(`/documents/${foreign?.id}`);
  await page.getByRole("alert").waitFor();
  expect(await page.locator("main").innerText()).not.toMatch(/TEA-1|\b91\b/);

  await inviter.open("/team");
  await inviter.page.getByText("budi@example.org").waitFor();
  await budi.leave();
  await inviter.leave();
});

test("the address of a screen that one's role does not include says so, asks for nothing and leads back", async () => {
  const ani = await journeys.visitor({ as: await join(journeys.shop, { name: "Ani", role: "Cashier" }) });
  const asked: string[] = [];
  ani.page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  for (const path of ["/system", "/audit", "/team/api-keys"]) {
    asked.length = 0;
    await ani.page.goto(path);
    await ani.page.getByText(ani.say("Your role does not include this screen")).waitFor();
    expect(asked.filter((asking) => /system|audit|api-keys/.test(asking) && asking.startsWith("/api/"))).toEqual([]);
  }
  await ani.page.getByRole("main").getByRole("link").first().click();
  await ani.page.getByRole("heading", { level: 1 }).waitFor();
  await ani.leave();
});
