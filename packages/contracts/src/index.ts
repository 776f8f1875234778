export * from "./common.ts";
export * from "./errors.ts";
export * from "./inventory.ts";
export * from "./permissions.ts";
