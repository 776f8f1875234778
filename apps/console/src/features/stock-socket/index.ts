export { type LiveBatch, type LiveState, useLive, useLiveEvents } from "./live-store.ts";
export { useStockSocket } from "./use-stock-socket.ts";
