export { Can } from "./can.tsx";
export { loadMe, meQuery, useCan, useMayGrant, useMe } from "./me.ts";
