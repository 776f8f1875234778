export { type AccessChange, createRealtimeGateway, type RealtimeDeps, type RealtimeGateway } from "./gateway.ts";
