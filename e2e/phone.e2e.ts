import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { onHand } from "./lib/goods.ts";
import { inShop } from "./lib/journey.ts";
import { bareScreens, type Furniture, furnish, screens } from "./lib/screens.ts";
import { owner } from "./lib/shop.ts";
import { phone, type Visitor } from "./lib/visitor.ts";
import { record, writeDocument } from "./steps/record.ts";

let furniture: Furniture;
const journeys = inShop(async (shop) => {
  furniture = await furnish(shop);
});

/** How far the page can be pushed sideways. */
const overflow = (page: Page) => page.evaluate<number>("Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)");

/**
 * What is too small for a thumb: less than 44 px high in itself, and a press 21 px above or below its middle meets
 * something else. A box or switch in a row of its own (`control`) is as high as the row. Links within a text are as high as it is.
 */
const smallTargets = (page: Page) =>
  page.evaluate<string[]>(`(() => {
    const isVisible = (node) => node.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !node.closest(".sr-only, [inert], [aria-hidden=true]");
    const hits = (node, x, y) => {
      const met = document.elementFromPoint(x, y);
      return met !== null && [node, ...(node.labels ?? [])].some((part) => part.contains(met));
    };
    return [...document.querySelectorAll("button, select, textarea, input, [role=tab], nav a")]
      .filter((node) => isVisible(node) && node.getBoundingClientRect().height < 43.5 && !node.parentElement.classList.contains("control"))
      .filter((node) => {
        node.scrollIntoView({ block: "center" });
        const { x, y, width, height } = node.getBoundingClientRect();
        return ![-21, 21].every((away) => hits(node, x + width / 2, y + height / 2 + away));
      })
      .map((node) => node.outerHTML.slice(0, 160));
  })()`);

async function fits({ page, open }: Visitor, paths: readonly string[]): Promise<void> {
  const faults: Record<string, unknown> = {};
  for (const path of paths) {
    await open(path);
    const [sideways, small] = [await overflow(page), await smallTargets(page)];
    if (sideways > 0 || small.length > 0) faults[path] = { sideways, small };
  }
  expect(faults).toEqual({});
}

test("every screen fits a phone and a thumb", async () => {
  const visitor = await journeys.visitor({ as: owner, viewport: phone });
  await fits(visitor, screens(furniture));
  await visitor.leave();
});

test("the screens before the sign-in fit too, in Arabic", async () => {
  const visitor = await journeys.visitor({ language: "ar", viewport: phone });
  await fits(visitor, bareScreens);
  await visitor.leave();
});

test("a movement is recorded with a thumb", async () => {
  const visitor = await journeys.visitor({ as: owner, viewport: phone });
  await writeDocument(visitor, "receipt", [{ code: "SUGAR-1", name: "Sugar", quantity: "5" }]);
  await record(visitor, "receipt");
  expect(await onHand(journeys.shop, "SUGAR-1")).toBe("20");
  await visitor.leave();
});
