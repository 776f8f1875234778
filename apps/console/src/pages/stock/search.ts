import { day, oneOf, text } from "#shared/lib";

export const stockSearch = {
  q: text(),
  warehouse: text(36),
  state: oneOf(["", "low", "out"], ""),
  view: oneOf(["onHand", "available", "minimum"], "onHand"),
  /** Stock at the end of that business day; empty for now. */
  asOf: day(),
  sort: oneOf(["sku", "-sku", "name", "-name", "onHand", "-onHand", "available", "-available"], "name"),
};

export const stockCardSearch = {
  warehouse: text(36),
  from: day(),
  to: day(),
};
