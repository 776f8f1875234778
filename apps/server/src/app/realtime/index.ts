export { type AccessChange, createRealtimeGateway, dashboardChannel, type RealtimeDeps, type RealtimeGateway } from "./gateway.ts";
