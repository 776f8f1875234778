import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { openBrowser } from "./browser.ts";
import { openShop, type Shop } from "./shop.ts";
import { type Visitor, type VisitorOptions, visit } from "./visitor.ts";

/** What a file of journeys works with: a shop on a server of its own, and browsers for whoever comes. */
export interface Journeys {
  readonly shop: Shop;
  readonly browser: Browser;
  /** Somebody comes to the console; they leave at the end at the latest. */
  visitor(options?: Omit<VisitorOptions, "url">): Promise<Visitor>;
}

/** Opens shop and browser before the journeys of a file, closes them after. `prepare` brings goods in. */
export function inShop(prepare: (shop: Shop) => Promise<void> = async () => undefined): Journeys {
  const open: { shop?: Shop; browser?: Browser } = {};
  const get = <Key extends keyof typeof open>(key: Key) => {
    const value = open[key];
    if (value === undefined) throw new Error(`there is no ${key} yet`);
    return value as NonNullable<(typeof open)[Key]>;
  };
  beforeAll(async () => {
    [open.shop, open.browser] = await Promise.all([openShop(), openBrowser()]);
    await prepare(open.shop);
  });
  afterAll(async () => {
    await open.browser?.close();
    await open.shop?.close();
  });
  return {
    get shop() {
      return get("shop");
    },
    get browser() {
      return get("browser");
    },
    visitor: (options) => visit(get("browser"), { url: get("shop").url, ...options }),
  };
}
