import type { FirstOwnerOutcome } from "../flows/create-business/index.ts";
import type { Role } from "./arguments.ts";

export interface Greeting {
  readonly version: string;
  readonly role: Role;
  /** Where the server listens; undefined for a worker. */
  readonly address: string | undefined;
  readonly firstOwner: FirstOwnerOutcome | undefined;
  readonly seconds: number;
}

/** What a started server prints: where it is and how one signs in. */
export function greeting({ version, role, address, firstOwner, seconds }: Greeting): string {
  const lines = [`Lumbung ${version} is ready after ${seconds.toFixed(1)} s`, ""];
  if (address === undefined) lines.push("Working in the background: consumers and jobs.");
  else lines.push(`  ${address}`, "", ...signIn(firstOwner), `API reference: ${address}/docs`);
  if (role === "web") lines.push("Consumers and jobs run in the processes with --role=worker.");
  return `\n${lines.map((line) => `  ${line}`.trimEnd()).join("\n")}\n`;
}

function signIn(outcome: FirstOwnerOutcome | undefined): string[] {
  switch (outcome?.kind) {
    case "setup-link":
      return ["Nobody has signed in yet. Open this link once to set the server up:", `  ${outcome.link}`, ""];
    case "created":
      return [`The first owner is ${outcome.email}, with the password of LUMBUNG_OWNER_PASSWORD.`, ""];
    default:
      return ["Sign in with your e-mail and password; the owner exists already.", ""];
  }
}
