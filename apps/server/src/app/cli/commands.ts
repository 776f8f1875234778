import type { Command } from "./command.ts";

/** Every command by the words one types; each is loaded only when it is asked for. */
export const commands: Record<string, () => Promise<Command>> = {
  verify: async () => (await import("./verify.ts")).verify,
  rebuild: async () => (await import("./rebuild.ts")).rebuild,
  "events replay": async () => (await import("./events-replay.ts")).eventsReplay,
  "users reset-password": async () => (await import("./users-reset-password.ts")).usersResetPassword,
  "import sales": async () => (await import("./import-file.ts")).importFile("sales"),
  "import products": async () => (await import("./import-file.ts")).importFile("products"),
  "import undo": async () => (await import("./import-undo.ts")).importUndo,
  openapi: async () => (await import("./openapi.ts")).openapi,
  gen: async () => (await import("./gen/gen.ts")).createGen(commands),
};
