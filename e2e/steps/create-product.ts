import type { Visitor } from "../lib/visitor.ts";

export interface NewProduct {
  readonly name: string;
  readonly sku: string;
  /** As its creator types it. */
  readonly price: string;
}

/** Fills in the form of a new product and waits until its page is there. */
export async function createProduct({ page, say, open }: Visitor, product: NewProduct): Promise<void> {
  await open("/products/new");
  await page.getByLabel(say("Name")).fill(product.name);
  await page.getByRole("textbox", { name: say("SKU") }).fill(product.sku);
  await page.getByLabel(say("Price")).fill(product.price);
  await page.getByRole("button", { name: say("Save"), exact: true }).click();
  await page.getByRole("heading", { level: 1, name: product.name }).waitFor();
}
