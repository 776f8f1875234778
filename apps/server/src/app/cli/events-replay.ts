import { parseArgs } from "node:util";
import { isUuid } from "../../shared/ids.ts";
import { type Command, UsageError } from "./command.ts";

/** Hands events that a consumer has parked to it again, oldest first. */
export const eventsReplay: Command = {
  usage: "events replay [--consumer NAME] [--id ID]",
  summary: "Hand parked events to their consumers again; exit code 1 when some fail again",
  run: async ({ args, open, print }) => {
    const { consumer, id } = readArguments(args);
    const { app } = await open();
    if (consumer !== undefined && !app.consumers.some((one) => one.name === consumer))
      throw new UsageError(`There is no consumer "${consumer}". There are: ${app.consumers.map((one) => one.name).join(", ")}`);
    const { replayed, failed } = await app.modules.system.replayDeadEvents({ ...(consumer ? { consumer } : {}), ...(id ? { id } : {}) });
    print(`${replayed} replayed, ${failed} failed again.`);
    return failed === 0 ? 0 : 1;
  },
};

function readArguments(args: readonly string[]): { consumer?: string | undefined; id?: string | undefined } {
  try {
    const { values } = parseArgs({ args: [...args], options: { consumer: { type: "string" }, id: { type: "string" } } });
    if (values.id !== undefined && !isUuid(values.id)) throw new Error("--id is not the id of a parked event");
    return values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
