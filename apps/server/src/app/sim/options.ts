import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { StartError } from "../../shared/start-error.ts";

export interface SimulationOptions {
  /** Decides every choice: commands, kills and when they come. How they meet on the machine is left to the machine. */
  readonly seed: string;
  /** How often the server process is ended with SIGKILL. */
  readonly kills: number;
  /** Time under load between the kills, all together. */
  readonly seconds: number;
  /** Clients that post at the same time. */
  readonly clients: number;
  /** Leaves the data folder behind; a failed run always does. */
  readonly keep: boolean;
}

export const usage = `Usage: pnpm sim [--seed N] [--kills 20] [--seconds 40] [--clients 24] [--keep]

Posts random stock documents from many clients while the server is killed at random points, restarts it each time, and
checks every invariant of the ledger at the end. The seed decides all choices; a failed run prints it. Exit code 1 when
an invariant is broken.

  --seed     any text; the same one makes the same choices. A random number when left out
  --kills    SIGKILLs of the server, every fourth of them with its PostgreSQL; graceful stops and kills of PostgreSQL
             alone come on top
  --seconds  time under load, all together
  --clients  clients at the same time
  --keep     leave the data folder for a closer look`;

/** Reads the command line; undefined asks for the usage. Throws StartError with the usage. */
export function parseSimulationOptions(argv: readonly string[]): SimulationOptions | undefined {
  try {
    const { values } = parseArgs({
      // `pnpm sim -- --seed 7` hands the two dashes on.
      args: argv.filter((argument) => argument !== "--"),
      options: {
        seed: { type: "string", default: String(randomInt(1_000_000)) },
        kills: { type: "string", default: "20" },
        seconds: { type: "string", default: "40" },
        clients: { type: "string", default: "24" },
        keep: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    if (values.help) return undefined;
    const count = (name: "kills" | "seconds" | "clients", min: number, max: number) => {
      const value = Number(values[name]);
      if (!Number.isInteger(value) || value < min || value > max) throw new Error(`--${name} must be a whole number from ${min} to ${max}`);
      return value;
    };
    return { seed: values.seed, kills: count("kills", 0, 1000), seconds: count("seconds", 1, 86_400), clients: count("clients", 1, 500), keep: values.keep };
  } catch (error) {
    throw new StartError(`${(error as Error).message}\n\n${usage}`);
  }
}
