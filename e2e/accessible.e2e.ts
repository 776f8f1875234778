import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { inShop } from "./lib/journey.ts";
import { bareScreens, type Furniture, furnish, screens } from "./lib/screens.ts";
import { owner } from "./lib/shop.ts";
import { settled, type Visitor } from "./lib/visitor.ts";

let furniture: Furniture;
const journeys = inShop(async (shop) => {
  furniture = await furnish(shop);
});

/** What axe finds of what is serious or critical, one line for each rule. */
async function issuesOf({ page }: Visitor): Promise<string[]> {
  const { violations } = await axe(page).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(placeOf).join(" | ")}`);
}

/** Looks at the page as it is: the other mode of the tool opens a page of its own. */
const axe = (page: Page) => new AxeBuilder({ page }).setLegacyMode(true);

function placeOf({ html, failureSummary = "" }: { html: string; failureSummary?: string }): string {
  return `${html.slice(0, 140)} ${failureSummary.split("\n")[1]?.trim()}`;
}

/** Visits the screens and what can be opened on them; returns the screens with issues. */
async function look(visitor: Visitor, paths: readonly string[]): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const path of paths) {
    await visitor.open(path);
    const issues = await issuesOf(visitor);
    if (issues.length > 0) found[path] = issues;
  }
  return found;
}

/** All parts in all states at once; some of them never stop loading. */
async function lookAtKit(visitor: Visitor): Promise<Record<string, string[]>> {
  await visitor.page.goto("/kit");
  await visitor.page.getByRole("heading", { level: 1 }).waitFor();
  const issues = await issuesOf(visitor);
  return issues.length > 0 ? { "/kit": issues } : {};
}

/** Dialogs and menus by the words that open them. */
const dialogs: ReadonlyArray<readonly [path: (ids: Furniture["ids"]) => string, button: string]> = [
  [({ "/products/$id": id }) => `/products/${id}`, "Edit"],
  [({ "/documents/$id": id }) => `/documents/${id}`, "Reverse"],
  [() => "/team", "Invite someone"],
  [() => "/record", "Paste rows"],
];

async function lookIntoDialogs(visitor: Visitor): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  const note = async (name: string) => {
    const issues = await issuesOf(visitor);
    if (issues.length > 0) found[name] = issues;
  };
  const { page, say } = visitor;
  for (const [pathOf, button] of dialogs) {
    await visitor.open(pathOf(furniture.ids));
    await page
      .getByRole("main")
      .getByRole("button", { name: say(button) })
      .first()
      .click();
    await page.getByRole("dialog").waitFor();
    await settled(page);
    await note(button);
  }
  await visitor.open("/products");
  await page.keyboard.press("Control+k");
  await page.locator("[cmdk-input]").fill("sugar");
  await page.getByRole("option").first().waitFor();
  await note("palette");
  return found;
}

/** Colours differ by theme and places by direction, neither by both: two modes see all of it. */
const modes = [
  { language: "en", theme: "light", direction: "ltr" },
  { language: "ar", theme: "dark", direction: "rtl" },
] as const;

test.each(modes)("axe finds nothing serious on any screen: $theme, $direction", async ({ language, theme, direction }) => {
  const stranger = await journeys.visitor({ language, theme, bypassCsp: true });
  const before = { ...(await look(stranger, bareScreens)), ...(await lookAtKit(stranger)) };
  await stranger.leave();
  const visitor = await journeys.visitor({ language, theme, as: owner, bypassCsp: true });
  const behind = await look(visitor, screens(furniture));
  expect(await visitor.page.locator("html").getAttribute("dir")).toBe(direction);
  expect(await visitor.page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")).toBe(theme === "dark");
  const opened = await lookIntoDialogs(visitor);
  await visitor.leave();
  expect({ ...before, ...behind, ...opened }).toEqual({});
});
