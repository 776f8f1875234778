export type { Bus } from "./types.ts";
