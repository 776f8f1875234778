import type { Config } from "../config.ts";
import type { Tool } from "./tool.ts";

/** What a command gets. */
export interface CommandContext {
  /** What stands behind the command's name. */
  readonly args: readonly string[];
  readonly config: Config;
  print(line: string): void;
  printError(line: string): void;
  /** Opens the database the settings name, beside a running server or alone; closed when the command ends. */
  open(): Promise<Tool>;
}

/** A command of `pnpm lumbung`. */
export interface Command {
  /** As one types it, such as `import sales FILE --tenant SLUG --warehouse CODE`. */
  readonly usage: string;
  /** One line for the list. */
  readonly summary: string;
  /** Runs it; resolves with the exit code. Throws UsageError for arguments it cannot use. */
  run(context: CommandContext): Promise<number>;
}

/** Arguments that a command cannot use; shown with the command's usage. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
