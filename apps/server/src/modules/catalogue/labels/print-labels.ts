import { readFile } from "node:fs/promises";
import { type LabelLayout, labelLayouts, type PrintLabels } from "@lumbung/contracts";
import { type CodeToDraw, isRightToLeft } from "../../../infrastructure/documents/index.ts";
import type { Ctx } from "../../../shared/context.ts";
import { currencyExponent } from "../../../shared/money.ts";
import type { CatalogueDeps } from "../deps.ts";
import { labelCode } from "./label-code.ts";
import { type LabelSku, readLabelSkus } from "./read-label-skus.ts";

type LabelDeps = Pick<CatalogueDeps, "db" | "readTenant" | "documents">;

/** What the template finds; `codes` is added by the renderer. */
interface LabelData extends Record<string, unknown> {
  readonly title: string;
  readonly sheet: LabelLayout;
  readonly skip: number;
  readonly insetMm: number;
  readonly sizePt: number;
  readonly labels: ReadonlyArray<{
    readonly count: number;
    readonly name: string | null;
    readonly rightToLeft: boolean;
    readonly sku: string | null;
    readonly price: string | null;
    /** Place in `codes`. */
    readonly code: number | null;
    /** What the bars say, where it is not on the label anyway. */
    readonly codeText: string | null;
    readonly codeWidthMm: number;
    readonly square: boolean;
  }>;
}

let template: Promise<string> | undefined;

/**
 * Labels of SKUs as a PDF, each as often as asked for, in the order asked for.
 * @throws AppError UNKNOWN_SKU with the number of the item, OVERLOADED
 */
export async function printLabels(deps: LabelDeps, ctx: Ctx, input: PrintLabels): Promise<Uint8Array> {
  const { currency, locale } = await deps.readTenant(ctx);
  const skus = await deps.db.read(ctx, (read) => readLabelSkus(read, input.items));
  const sheet = labelLayouts[input.layout];
  const small = sheet.labelHeightMm < 30;
  const insetMm = small ? 1.5 : 2.5;
  const codes: CodeToDraw[] = [];
  const price = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    numberingSystem: "latn",
    minimumFractionDigits: currencyExponent(currency),
    maximumFractionDigits: currencyExponent(currency),
  });
  const labelOf = (sku: LabelSku, count: number): LabelData["labels"][number] => {
    const text = sku.barcode ?? sku.sku;
    const code = input.content.code === "none" ? null : labelCode(text, input.content.code, sheet, insetMm);
    return {
      count,
      name: input.content.name ? sku.name : null,
      rightToLeft: isRightToLeft(sku.name),
      sku: input.content.sku ? sku.sku : null,
      price: input.content.price && sku.priceMinor !== null ? price.format(sku.priceMinor / 10 ** currencyExponent(currency)) : null,
      code: code && codes.push(code.draw) - 1,
      codeText: text === sku.sku && input.content.sku ? null : text,
      codeWidthMm: code?.widthMm ?? 0,
      square: code?.square ?? false,
    };
  };
  const data: LabelData = {
    title: "Labels",
    sheet,
    skip: input.skip % (sheet.columns * sheet.rows),
    insetMm,
    sizePt: small ? 5.5 : sheet.labelHeightMm < 45 ? 7.5 : 9,
    labels: skus.map((sku, index) => labelOf(sku, input.items[index]?.count ?? 1)),
  };
  template ??= readFile(new URL("./labels.typ", import.meta.url), "utf8");
  return deps.documents.pdf({ template: await template, data, codes });
}
