export { ActorName } from "./actor-name.tsx";
export { documentFilter } from "./document-filter.ts";
export { documentQuery } from "./document-query.ts";
export { HistoryTabs } from "./history-tabs.tsx";
export { RouteOfGoods } from "./route-of-goods.tsx";
export { When } from "./when.tsx";
