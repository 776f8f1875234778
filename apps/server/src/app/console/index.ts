export { prepareConsole } from "./prepare-console.ts";
export { serveConsole } from "./serve-console.ts";
