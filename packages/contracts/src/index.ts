export * from "./common.ts";
export * from "./errors.ts";
export * from "./events.ts";
export * from "./identity.ts";
export * from "./imports.ts";
export * from "./inventory.ts";
export * from "./permissions.ts";
export * from "./system.ts";
