export { type AccessChange, createRealtimeGateway, type RealtimeGateway } from "./gateway.ts";
