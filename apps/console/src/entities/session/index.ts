export { Can } from "./can.tsx";
export { loadMe, meQuery, useCan, useMe } from "./me.ts";
