import { parseServerArguments, usage } from "./app/arguments.ts";
import { loadConfig } from "./app/config.ts";
import { startServer } from "./app/lifecycle.ts";
import { StartError } from "./shared/start-error.ts";

try {
  const options = parseServerArguments(process.argv.slice(2));
  if (options.help) console.log(usage);
  else await startServer(loadConfig(process.env), options, console.log);
} catch (error) {
  // What a person can mend is one message; anything else is a bug and shows where.
  console.error(error instanceof StartError ? `\n${error.message}\n` : error);
  process.exit(1);
}
