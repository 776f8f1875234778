import { day, oneOf, text } from "#shared/lib";

export const movementsSearch = {
  sku: text(100),
  reference: text(),
  /** Id of the document whose lines these are. */
  document: text(36),
  type: oneOf(["", "receipt", "issue", "return", "transfer", "adjustment", "opening", "reversal"], ""),
  warehouse: text(36),
  from: day(),
  to: day(),
};
