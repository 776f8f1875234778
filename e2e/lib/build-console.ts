import { prepareConsole } from "../../apps/server/src/app/console/index.ts";

/** Builds the console before the first server starts: two that start together would build it twice, one under the other's feet. */
export default async function buildConsole(): Promise<void> {
  await prepareConsole(console.log);
}
