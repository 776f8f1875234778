export { documentFilter } from "./document-filter.ts";
export { documentQuery } from "./document-query.ts";
