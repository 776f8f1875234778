import { parseArgs } from "node:util";
import { StartError } from "../shared/start-error.ts";

const roles = ["all", "web", "worker"] as const;
export type Role = (typeof roles)[number];

export interface ServerArguments {
  readonly role: Role;
  /** Fills the server with a believable shop and lets it trade. */
  readonly demo: boolean;
  readonly help: boolean;
}

export const usage = `Usage: pnpm start [--role=all|web|worker]

  --role=all      everything in one process (default)
  --role=web      HTTP and live updates; needs DATABASE_URL
  --role=worker   consumers and jobs; needs DATABASE_URL
  --demo          with a demo shop that trades (pnpm demo)

Settings come from the environment: docs/reference/settings.md`;

/** Reads the command line of the server; throws StartError with the usage. */
export function parseServerArguments(argv: readonly string[]): ServerArguments {
  try {
    // `pnpm start -- --role=web` hands the two dashes on.
    const { values } = parseArgs({
      args: argv.filter((argument) => argument !== "--"),
      options: { role: { type: "string", default: "all" }, demo: { type: "boolean", default: false }, help: { type: "boolean", short: "h", default: false } },
    });
    const role = roles.find((one) => one === values.role);
    if (role === undefined) throw new Error(`there is no role "${values.role}"`);
    return { role, demo: values.demo, help: values.help };
  } catch (error) {
    throw new StartError(`${(error as Error).message}\n\n${usage}`);
  }
}
