import { day, flag, oneOf, text } from "#shared/lib";

export const productsSearch = {
  q: text(),
  category: text(36),
  kind: oneOf(["", "stocked", "service"], ""),
  low: flag(),
  archived: oneOf(["false", "true", "all"], "false"),
  sort: oneOf(["name", "-name", "createdAt", "-createdAt", "updatedAt", "-updatedAt"], "name"),
};

export const productTabs = ["overview", "stock", "card", "barcodes", "prices", "history"] as const;

/** Which part of a product is shown; the rest belongs to its stock card. */
export const productSearch = {
  tab: oneOf(productTabs, "overview"),
  variant: text(36),
  warehouse: text(36),
  from: day(),
  to: day(),
};

/** What a new product begins with, such as the code that was scanned and not known. */
export const newProductSearch = { barcode: text(100), category: text(36), name: text(300) };
