import { AppError } from "../../shared/errors.ts";
import { StartError } from "../../shared/start-error.ts";
import { loadConfig } from "../config.ts";
import { type Command, UsageError } from "./command.ts";
import { commands } from "./commands.ts";
import { openTool, type Tool } from "./tool.ts";

/** Runs one command line; resolves with the exit code. What a person can mend is one message, never a stack. */
export async function runCommandLine(argv: readonly string[], env: Record<string, string | undefined>): Promise<number> {
  const words = argv.filter((argument) => argument !== "--");
  const name = Object.keys(commands).find((one) => one.split(" ").every((word, index) => words[index] === word));
  const load = name === undefined ? undefined : commands[name];
  if (name === undefined || load === undefined) return showList(words);
  const command = await load();
  const args = words.slice(name.split(" ").length);
  if (args.includes("--help")) {
    console.log(usageOf(command));
    return 0;
  }
  let tool: Tool | undefined;
  try {
    const config = loadConfig(env);
    const open = async () => {
      tool ??= await openTool(config);
      return tool;
    };
    return await command.run({ args, config, open, print: (line) => console.log(line), printError: (line) => console.error(line) });
  } catch (error) {
    console.error(explain(error, command));
    return 1;
  } finally {
    await tool?.close();
  }
}

async function showList(words: readonly string[]): Promise<number> {
  const wanted = words.length > 0 && words[0] !== "--help" && words[0] !== "help";
  const loaded = await Promise.all(Object.values(commands).map((load) => load()));
  const width = Math.max(...loaded.map((command) => command.usage.length));
  const list = ["Usage: pnpm lumbung <command>", "", ...loaded.map((command) => `  ${command.usage.padEnd(width)}  ${command.summary}`)].join("\n");
  if (wanted) console.error(`There is no command "${words.join(" ")}".\n\n${list}`);
  else console.log(list);
  return wanted ? 1 : 0;
}

function usageOf(command: Command): string {
  return `${command.summary}\n\nUsage: pnpm lumbung ${command.usage}`;
}

function explain(error: unknown, command: Command): unknown {
  if (error instanceof UsageError) return `${error.message}\n\n${usageOf(command)}`;
  if (error instanceof StartError) return error.message;
  if (error instanceof AppError) return `${error.message} (${error.code}) ${JSON.stringify(error.details)}`;
  return error;
}
