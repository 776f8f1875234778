import { useLingui } from "@lingui/react/macro";
import type { ProblemFace } from "@lumbung/sdk";
import { useFormat } from "#shared/i18n";

/** What is wrong with a line and what mends it, in the reader's language. */
export function useProblemWords(): (problem: ProblemFace, code: string) => string {
  const { t } = useLingui();
  const format = useFormat();
  return ({ code, details, detail, fix }, typed) => {
    const number = (key: string) => format.quantity(String(details[key] ?? "0"));
    switch (code) {
      case "INSUFFICIENT_STOCK":
        return t`Not enough stock: ${number("requested")} wanted, ${number("available")} available.`;
      case "UNKNOWN_SKU":
        return t`${typed} is no SKU or barcode. Correct it, or create the product first.`;
      case "ARCHIVED_SKU":
        return t`This SKU is archived. Restore the product before you move its stock.`;
      case "NOT_STOCKED":
        return t`This is a service and has no stock. Take the line out.`;
      case "QUANTITY_SCALE":
        return details.scale === 0 ? t`Only whole numbers are counted of these goods.` : t`At most ${number("scale")} decimals are counted of these goods.`;
      case "INVALID_QUANTITY":
        return t`Enter a quantity above zero. Only an adjustment may take away with a minus.`;
      case "SAME_WAREHOUSE":
        return t`From and to are the same place. Choose another place.`;
      case "OUT_OF_RANGE":
        return t`This is more than can be counted. Look for a mistake in quantity and cost.`;
      case "ARCHIVED_WAREHOUSE":
        return t`The warehouse is archived. Choose another one.`;
      case "ARCHIVED_LOCATION":
        return t`The place is archived. Choose another one.`;
      default:
        return `${detail} ${fix}`;
    }
  };
}
