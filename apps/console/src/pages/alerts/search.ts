import { oneOf, text } from "#shared/lib";

export const alertsSearch = {
  state: oneOf(["open", "active", "acknowledged", "resolved", "all"], "open"),
  kind: oneOf(["", "low", "out"], ""),
  warehouse: text(36),
  sku: text(100),
};
