import { allPermissions, type ErrorCode, errorCatalogue, eventCatalogue, permissions, rolePresets, serverMessages } from "@lumbung/contracts";
import type { z } from "zod";
import { describeSettings } from "../../config.ts";
import { createSchemaBook } from "../../http/openapi/index.ts";
import type { Command } from "../command.ts";
import { page, table } from "./markdown.ts";
import { declarationOf, typeOf } from "./typescript.ts";

/** Every variable of the environment. */
export function settingsPage(): string {
  const rows = describeSettings().map((setting) => [
    `\`${setting.name}\``,
    setting.defaultValue === null ? "" : `\`${setting.defaultValue}\``,
    `${setting.description}${setting.secret ? " Secret." : ""}`,
  ]);
  return page(
    "Settings",
    "The server reads its settings from the environment, once, when it starts. An empty variable counts as not set. Every mistake is listed at once and nothing starts. What a business decides (currency, time zone, policies) is no setting: it is kept in the database, with an audit trail.",
    "apps/server/src/app/config.ts",
    table(["Variable", "Default", "Meaning"], rows),
  );
}

/** Every error code with what it means and what to do. */
export function errorsPage(): string {
  const sections = (Object.keys(errorCatalogue) as ErrorCode[]).sort().map((code) => {
    const { status, title, fix } = errorCatalogue[code];
    return `## ${code}\n\n${status}: ${title}.\n\n${fix}`;
  });
  return page(
    "Errors",
    "Every request that fails answers with a problem document (RFC 9457). `code` is stable and part of the API; `details` names the numbers and ids that matter; `fix` says what to do; `requestId` finds the request in the log. A running server shows this page at `/docs/errors`.",
    "packages/contracts/src/errors.ts",
    ...sections,
  );
}

/** Every permission against every role preset. */
export function permissionsPage(): string {
  const presets = Object.values(rolePresets) as ReadonlyArray<{ name: string; permissions: readonly string[] }>;
  const rows = allPermissions.map((permission) => [
    `\`${permission}\``,
    permissions[permission],
    ...presets.map((preset) => (preset.permissions.includes(permission) ? "✓" : "")),
  ]);
  return page(
    "Permissions",
    "A permission is `resource:action`. Every business has these seven roles; they cannot be changed, only used as the model of a role of one's own. A member may also be limited to some warehouses, whatever the role.",
    "packages/contracts/src/permissions.ts",
    table(["Permission", "Allows to", ...presets.map((preset) => preset.name)], rows),
  );
}

/** Every event of the log, and every message of the live connection. */
export function eventsPage(): string {
  const book = createSchemaBook();
  const events = Object.entries(eventCatalogue as Catalogue).sort(([a], [b]) => (a < b ? -1 : 1));
  const messages = Object.entries(serverMessages as Catalogue);
  const written = [...events, ...messages].map(([name, { summary, payload }]) => ({ name, summary, schema: book.write(payload, "output") }));
  const shapes = Object.entries(book.components(written.map(({ schema }) => schema))).map(([name, schema]) =>
    declarationOf(name, schema).replaceAll("export ", ""),
  );
  const sections = written.map(({ name, summary, schema }) => `### ${name}\n\n${summary}.\n\n${code(typeOf(schema))}`);
  return page(
    "Events and live messages",
    "Events are written in the transaction of what they tell, and kept in order in one log. Live messages are what a connected client is sent because of them.",
    "packages/contracts/src/events.ts",
    "## Events",
    ...sections.slice(0, events.length),
    "## Live messages",
    ...sections.slice(events.length),
    "## Shapes",
    code(shapes.join("\n\n")),
  );
}

type Catalogue = Readonly<Record<string, { readonly summary: string; readonly payload: z.ZodType }>>;

/** Every command of `pnpm lumbung`. */
export function commandsPage(commands: readonly Command[]): string {
  return page(
    "Commands",
    "`pnpm lumbung <command>` works on the data folder or `DATABASE_URL` of the settings, also while the server runs. Without `DATABASE_URL` it uses the embedded PostgreSQL that runs, or starts it for itself and stops it again.",
    "apps/server/src/app/cli/commands.ts",
    ...commands.map(({ usage, summary }) => `## ${usage.match(/^[a-z- ]+[a-z]/)?.[0]}\n\n${summary}.\n\n\`\`\`sh\npnpm lumbung ${usage}\n\`\`\``),
  );
}

/** The document for programs; one line per value, so that differences are readable. */
export function openApiText(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

function code(text: string): string {
  return `\`\`\`ts\n${text}\n\`\`\``;
}
