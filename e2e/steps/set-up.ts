import { expect } from "vitest";
import { owner } from "../lib/shop.ts";
import type { Visitor } from "../lib/visitor.ts";

export interface NewBusiness {
  readonly name: string;
  readonly country: string;
  /** What the console should make of the country. */
  readonly currency: string;
  readonly timeZone: string;
}

/** Fills in the form behind the printed link; the country decides currency and time zone, the language the warehouse's name. */
export async function setUp({ page, say }: Visitor, link: string, business: NewBusiness): Promise<void> {
  await page.goto(link);
  await page.getByLabel(say("Name of the business")).fill(business.name);
  await page.getByLabel(say("Country")).selectOption(business.country);
  expect(await page.getByLabel(say("Currency")).inputValue()).toBe(business.currency);
  expect(await page.getByLabel(say("Time zone")).inputValue()).toBe(business.timeZone);
  expect(await page.getByLabel(say("First warehouse")).inputValue()).toBe(say("Main warehouse"));
  await page.getByLabel(say("Your name")).fill(owner.name);
  await page.getByLabel(say("E-mail")).fill(owner.email);
  await page.getByLabel(say("Password"), { exact: true }).fill(owner.password);
  await page.getByRole("button", { name: say("Set up"), exact: true }).click();
}

/** Begins with nothing, after the set-up, and waits until the console is live. */
export async function startEmpty({ page, say }: Visitor): Promise<void> {
  await page.getByRole("link", { name: say("Start empty") }).click();
  await page.getByRole("status").getByText(say("Live"), { exact: true }).first().waitFor();
}
