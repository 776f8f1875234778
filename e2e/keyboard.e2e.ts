import { expect, test } from "vitest";
import { onHand } from "./lib/goods.ts";
import { inShop } from "./lib/journey.ts";
import { expectFocus, tabTo } from "./lib/keyboard.ts";
import { owner } from "./lib/shop.ts";

const journeys = inShop();
/** As people type: what comes faster is taken for a scanner. */
const keyGapMs = 80;

test("sign in, create a product, receive it, find it with Ctrl-K and take it back, without a mouse", async () => {
  const { shop } = journeys;
  const { page, say, leave } = await journeys.visitor({ expected: [/\/auth\/login/] });
  const { keyboard } = page;
  const type = (text: string) => keyboard.type(text, { delay: keyGapMs });
  await page.goto("/");
  await page.getByLabel(say("E-mail")).waitFor();
  // The cursor is where one begins to type.
  await type(owner.email);
  await keyboard.press("Tab");
  await type("not the password");
  await keyboard.press("Enter");
  await page.getByRole("alert").waitFor();
  await expectFocus(page);
  await tabTo(page, page.getByLabel(say("Password"), { exact: true }));
  await keyboard.press("Control+a");
  await type(owner.password);
  await keyboard.press("Enter");
  await page.getByRole("status").getByText(say("Live"), { exact: true }).waitFor();

  await keyboard.press("g");
  await keyboard.press("p");
  await page.getByRole("heading", { level: 1, name: say("Products") }).waitFor();
  await tabTo(
    page,
    page
      .getByRole("main")
      .getByRole("link", { name: say("New product") })
      .first(),
  );
  await keyboard.press("Enter");
  await expect.poll(() => page.getByLabel(say("Name")).evaluate((box) => box.matches(":focus"))).toBe(true);
  await type("Honey");
  await tabTo(page, page.getByRole("textbox", { name: say("SKU") }));
  await type("HONEY-1");
  await tabTo(page, page.getByLabel(say("Price")));
  await type("85000");
  await keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Honey" }).waitFor();

  await keyboard.press("g");
  await keyboard.press("r");
  const finder = page.getByRole("combobox", { name: say("Scan or type: SKU, barcode or name") });
  await expect.poll(() => finder.evaluate((box) => box.matches(":focus"))).toBe(true);
  await type("HONEY-1");
  await keyboard.press("Enter");
  await expect.poll(() => page.getByLabel(say("Quantity of {name}", { name: "Honey" })).evaluate((box) => box.matches(":focus"))).toBe(true);
  await type("24");
  await keyboard.press("Enter");
  await expect.poll(() => finder.evaluate((box) => box.matches(":focus"))).toBe(true);
  await keyboard.press("Control+Enter");
  const recorded = page.getByRole("region", { name: say("Recorded") });
  const number = (await recorded.getByRole("link").first().textContent()) ?? "";
  await expectFocus(page);
  expect(await onHand(shop, "HONEY-1")).toBe("24");

  await keyboard.press("Control+k");
  await expect.poll(() => page.locator("[cmdk-input]").evaluate((box) => box.matches(":focus"))).toBe(true);
  await type(number);
  await page.getByRole("option", { name: number }).waitFor();
  await keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: number }).waitFor();
  await tabTo(page, page.getByRole("button", { name: say("Reverse") }));
  await keyboard.press("Enter");
  await expect.poll(() => page.getByLabel(say("Why?")).evaluate((box) => box.matches(":focus"))).toBe(true);
  await type("Came twice");
  await tabTo(page, page.getByRole("dialog").getByRole("button", { name: say("Reverse") }));
  await keyboard.press("Enter");
  await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
  await expect.poll(() => onHand(shop, "HONEY-1")).toBe("0");
  // Where the button that opened the dialog has gone with it, the focus is not lost either.
  await expectFocus(page);
  // The notice comes by itself; Escape closes what has come last.
  await page
    .getByText(say("{sku} has run out", { sku: "HONEY-1" }))
    .first()
    .waitFor();

  await keyboard.press("?");
  await page.getByRole("dialog").waitFor();
  await expectFocus(page);
  await keyboard.press("Escape");
  await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
  await leave();
});
