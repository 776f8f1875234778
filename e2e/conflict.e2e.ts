import { expect, test } from "vitest";
import { addGoods, type Goods } from "./lib/goods.ts";
import { inShop } from "./lib/journey.ts";
import { owner } from "./lib/shop.ts";
import type { Visitor } from "./lib/visitor.ts";

const goods: Goods[] = [];
const journeys = inShop(async ({ api }) => {
  goods.push(await addGoods(api, { name: "Rice", sku: "RICE-1" }), await addGoods(api, { name: "Beans", sku: "BEANS-1" }));
});

/** Two people have the same product open to change it. */
async function bothEdit({ productId }: Goods): Promise<[Visitor, Visitor]> {
  const open = async (): Promise<Visitor> => {
    const visitor = await journeys.visitor({ as: owner, expected: [/\/products\//] });
    await visitor.open(`/products/${productId}`);
    await visitor.page.getByRole("button", { name: visitor.say("Edit"), exact: true }).click();
    await visitor.page.getByRole("dialog").waitFor();
    return visitor;
  };
  return [await open(), await open()];
}

async function save({ page, say }: Visitor): Promise<void> {
  await page
    .getByRole("dialog")
    .getByRole("button", { name: say("Save"), exact: true })
    .click();
}

const gone = (visitor: Visitor) => expect.poll(() => visitor.page.getByRole("dialog").count()).toBe(0);
const field = ({ page, say }: Visitor, label: string) => page.getByRole("dialog").getByLabel(say(label), { exact: label !== "Name" });

test("both change the same: both versions are shown, and one is chosen", async () => {
  const [rice] = goods as [Goods];
  const [first, second] = await bothEdit(rice);
  await field(first, "Name").fill("Rice of the valley");
  await field(second, "Name").fill("Rice of the hills");
  await save(first);
  await gone(first);
  await save(second);
  const conflict = second.page.getByRole("alert").filter({ hasText: "Somebody else has changed this meanwhile." });
  await conflict.getByText("Rice of the hills").waitFor();
  await conflict.getByText("Rice of the valley").waitFor();
  expect((await journeys.shop.api.get("/products/{id}", { params: { id: rice.productId } })).name).toBe("Rice of the valley");
  await conflict.getByRole("button", { name: "Save mine" }).click();
  await gone(second);
  await second.page.getByRole("heading", { level: 1, name: "Rice of the hills" }).waitFor();
  await first.leave();
  await second.leave();
});

test("taking the other's version leaves it as it is", async () => {
  const [rice] = goods as [Goods];
  const [first, second] = await bothEdit(rice);
  await field(first, "Brand").fill("Valley");
  await field(second, "Brand").fill("Hills");
  await save(first);
  await gone(first);
  await save(second);
  await second.page.getByRole("button", { name: "Take theirs" }).click();
  await expect.poll(() => field(second, "Brand").inputValue()).toBe("Valley");
  await first.leave();
  await second.leave();
});

test("each changes something else: nobody is asked, both are kept", async () => {
  const [, beans] = goods as [Goods, Goods];
  const [first, second] = await bothEdit(beans);
  await field(first, "Brand").fill("Valley");
  await field(second, "Description").fill("Red ones");
  await save(first);
  await gone(first);
  await save(second);
  await gone(second);
  const saved = await journeys.shop.api.get("/products/{id}", { params: { id: beans.productId } });
  expect(saved).toMatchObject({ brand: "Valley", description: "Red ones" });
  await first.leave();
  await second.leave();
});
