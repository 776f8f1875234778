import { describeApi } from "../../describe-api.ts";
import type { Command } from "../command.ts";
import { commandsPage, errorsPage, eventsPage, openApiText, permissionsPage, settingsPage } from "./reference-pages.ts";
import { sdkTypes } from "./sdk-types.ts";

/** Folders that hold generated files alone: what is in them and not made any more is removed. */
export const generatedFolders = ["docs/reference", "packages/sdk/src/generated"];

/** Every generated file by its path in the repository. */
export function artifacts(commands: readonly Command[]): Map<string, string> {
  const document = describeApi();
  return new Map([
    ["docs/reference/README.md", indexPage],
    ["docs/reference/commands.md", commandsPage(commands)],
    ["docs/reference/errors.md", errorsPage()],
    ["docs/reference/events.md", eventsPage()],
    ["docs/reference/openapi.json", openApiText(document)],
    ["docs/reference/permissions.md", permissionsPage()],
    ["docs/reference/settings.md", settingsPage()],
    ["packages/sdk/src/generated/api.ts", sdkTypes(document)],
  ]);
}

const indexPage = `# Reference

Generated from the code by \`pnpm gen\`; \`pnpm gen:check\` fails when a page is not what the code says.

- [Settings](settings.md): every variable of the environment
- [Commands](commands.md): \`pnpm lumbung …\`
- [Permissions](permissions.md): who may do what
- [Errors](errors.md): every code, what it means and what to do
- [Events and live messages](events.md): what the server tells, with the shape of each
- [openapi.json](openapi.json): the HTTP API (a running server shows it at \`/docs\`)
`;
