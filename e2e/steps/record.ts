import type { Visitor } from "../lib/visitor.ts";

export interface NewLine {
  /** SKU or barcode, as it is typed or scanned. */
  readonly code: string;
  readonly name: string;
  /** As its writer types it. */
  readonly quantity: string;
}

const kinds = {
  receipt: { choice: "Receipt", button: "Record receipt" },
  issue: { choice: "Issue", button: "Record issue" },
} as const;

/** Writes a stock document line by line, up to the press that records it. */
export async function writeDocument({ page, say, open }: Visitor, kind: keyof typeof kinds, lines: readonly NewLine[]): Promise<void> {
  await open("/record");
  await page.getByRole("radio", { name: say(kinds[kind].choice), exact: true }).click();
  const finder = page.getByRole("combobox", { name: say("Scan or type: SKU, barcode or name") });
  for (const { code, name, quantity } of lines) {
    await finder.fill(code);
    await finder.press("Enter");
    const box = page.getByLabel(say("Quantity of {name}", { name }));
    await box.fill(quantity);
    await box.press("Enter");
  }
}

/** Records what is written and returns its number. */
export async function record({ page, say }: Visitor, kind: keyof typeof kinds): Promise<string> {
  await page.getByRole("button", { name: say(kinds[kind].button) }).click();
  const recorded = page.getByRole("region", { name: say("Recorded") });
  return (await recorded.getByRole("link").first().textContent()) ?? "";
}
