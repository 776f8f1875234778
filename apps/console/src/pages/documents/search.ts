import { day, oneOf, text } from "#shared/lib";

export const documentsSearch = {
  q: text(),
  type: oneOf(["", "receipt", "issue", "return", "transfer", "adjustment", "opening", "reversal"], ""),
  warehouse: text(36),
  by: text(100),
  from: day(),
  to: day(),
};
