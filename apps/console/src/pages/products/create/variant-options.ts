/** One way in which variants differ, such as the size, with what there is of it. */
export interface VariantOption {
  readonly values: readonly string[];
}

export interface MadeVariant {
  readonly sku: string;
  readonly name: string;
}

/** More variants of one product the server does not take. */
export const variantsMax = 100;

/** Reads values as people type them: "S, M, L", also with Arabic commas, semicolons or one per line; nothing twice. */
export function readValues(text: string): string[] {
  const values = text
    .split(/[,;\n،؛]/)
    .map((value) => value.trim())
    .filter((value) => value !== "");
  return [...new Map(values.map((value) => [value.toLocaleLowerCase(), value])).values()];
}

/** Every combination of the options, with a SKU made of the first letters of what it is: MUG-RED-L. */
export function variantsOf(base: string, options: readonly VariantOption[]): MadeVariant[] {
  const combinations = options
    .filter(({ values }) => values.length > 0)
    .reduce<string[][]>((all, { values }) => all.flatMap((one) => values.map((value) => [...one, value])), [[]]);
  const used = new Set<string>();
  return combinations
    .filter((values) => values.length > 0)
    .map((values) => {
      const wanted = [base.trim(), ...values.map(codeOf)].filter((part) => part !== "").join("-");
      let sku = wanted;
      for (let n = 2; used.has(sku.toLocaleLowerCase()); n++) sku = `${wanted}-${n}`;
      used.add(sku.toLocaleLowerCase());
      return { sku, name: values.join(" / ") };
    });
}

/** A value as part of a code: letters and digits of any script, at most six. */
function codeOf(value: string): string {
  return [...value.toLocaleUpperCase()]
    .filter((sign) => /[\p{L}\p{N}]/u.test(sign))
    .slice(0, 6)
    .join("");
}
