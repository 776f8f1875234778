export { Amount } from "./amount.tsx";
export { levelState, type StockState, stockTone } from "./level-state.ts";
export { SkuFilter } from "./sku-filter.tsx";
export { StockBadge } from "./stock-badge.tsx";
export { worstState } from "./worst-state.ts";
