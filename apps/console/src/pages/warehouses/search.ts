import { flag, oneOf, text } from "#shared/lib";

export const warehousesSearch = { archived: oneOf(["false", "true", "all"], "false") };

export const warehouseSearch = {
  /** The location whose contents are shown; empty for the root. */
  location: text(36),
  archived: flag(),
};
