import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

/** More presses than any screen of the console needs. */
const pressesMax = 80;

/** What the browser says of the element that has the focus. */
interface Focus {
  readonly what: string;
  readonly isLost: boolean;
  readonly isSeen: boolean;
}

/** Lost is a focus that is nowhere; seen is one with an outline, a caret or a mark of its own. */
const readFocus = (page: Page) =>
  page.evaluate<Focus>(`(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return { what: "nothing", isLost: true, isSeen: false };
    const box = element.getBoundingClientRect();
    const around = [element, element.parentElement, element.nextElementSibling].filter(Boolean).map((node) => getComputedStyle(node));
    const isMarked = around.some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== "none");
    const isTyped = element.matches("input, textarea, select, [contenteditable]");
    const isPlace = element.matches("main, [role=dialog], [role=menu], [role=listbox], [cmdk-input]");
    return { what: element.outerHTML.slice(0, 120), isLost: false, isSeen: isPlace || ((isMarked || isTyped) && box.width > 0 && box.height > 0) };
  })()`);

/** The focus is somewhere, and one sees where. */
export async function expectFocus(page: Page): Promise<void> {
  await expect.poll(async () => (await readFocus(page)).isLost, { message: "the focus is lost" }).toBe(false);
  const focus = await readFocus(page);
  expect(focus.isSeen, `one does not see the focus on ${focus.what}`).toBe(true);
}

/** Presses Tab until the control has the focus; on the way, the focus is never lost or unseen. */
export async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await target.waitFor();
  for (let press = 0; press < pressesMax; press++) {
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return expectFocus(page);
    await page.keyboard.press(key);
    // From the last control the browser's own bar is next; the page has no focus then.
    const { isLost, isSeen, what } = await readFocus(page);
    if (!isLost) expect(isSeen, `one does not see the focus on ${what}`).toBe(true);
  }
  throw new Error(`${pressesMax} presses of ${key} did not lead to ${target}`);
}
