import type { Command } from "./command.ts";

/** Every command by the words one types; each is loaded only when it is asked for. */
export const commands: Record<string, () => Promise<Command>> = {
  openapi: async () => (await import("./openapi.ts")).openapi,
};
