import { StartError } from "../../shared/start-error.ts";
import { sqlState } from "./errors.ts";

/** Says in one message why a PostgreSQL of the host cannot be used, naming the setting, the server and the role, never the password. */
export function explainConnection(error: unknown, setting: string, connectionString: string): StartError {
  const url = new URL(connectionString);
  const server = `${url.hostname || "the local socket"}${url.port ? `:${url.port}` : ""}`;
  const user = decodeURIComponent(url.username) || "the user of this process";
  const database = decodeURIComponent(url.pathname.slice(1)) || user;
  const { message, code = "" } = error as { message: string; code?: string };
  const mistake = (text: string) => new StartError(`${setting}: ${text}`, { cause: error });
  switch (sqlState(error)) {
    case "28P01":
      return mistake(`${server} refuses the password of the role "${user}".`);
    case "28000":
      return mistake(`${server} does not let the role "${user}" in: ${message}.`);
    case "3D000":
      return mistake(`there is no database "${database}" on ${server}. Create it: CREATE DATABASE "${database}" OWNER "${user}"`);
    case "53300":
      return mistake(`${server} has no connection left: ${message}.`);
  }
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return mistake(`there is no host named ${url.hostname}.`);
  if (code === "ECONNREFUSED") return mistake(`nothing listens at ${server}. Is PostgreSQL running there?`);
  if (/timeout|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH/.test(`${code} ${message}`)) return mistake(`${server} does not answer.`);
  return mistake(`${server} cannot be used: ${message || code}.`);
}
