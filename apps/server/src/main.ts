import { enableCompileCache } from "node:module";

// Later starts find the program compiled: faster, and without the memory the compiler needs.
enableCompileCache();
const [{ parseServerArguments, usage }, { loadConfig }, { demoEnvironment }, { startServer }, { StartError }] = await Promise.all([
  import("./app/arguments.ts"),
  import("./app/config.ts"),
  import("./app/demo/environment.ts"),
  import("./app/lifecycle.ts"),
  import("./shared/start-error.ts"),
]);

try {
  const options = parseServerArguments(process.argv.slice(2));
  if (options.help) console.log(usage);
  else await startServer(loadConfig(options.demo ? demoEnvironment(process.env) : process.env), options, console.log);
} catch (error) {
  // What a person can mend is one message; anything else is a bug and shows where.
  console.error(error instanceof StartError ? `\n${error.message}\n` : error);
  process.exit(1);
}
