import { parseArgs } from "node:util";
import { AppError } from "../../shared/errors.ts";
import { isUuid } from "../../shared/ids.ts";
import { type Command, UsageError } from "./command.ts";

/** Takes an import back. */
export const importUndo: Command = {
  usage: "import undo ID --tenant SLUG [--reason TEXT]",
  summary: "Take back everything an import has posted, as one reversal document",
  run: async ({ args, open, print, printError }) => {
    const { id, tenant: slug, reason } = readArguments(args);
    const { app } = await open();
    const tenant = await app.modules.identity.findTenant(slug);
    if (tenant === undefined) throw new UsageError(`There is no business "${slug}".`);
    try {
      const row = await app.flows.importFiles.undo(app.modules.identity.systemCtx(tenant.id), { id, reason });
      print(`Undone: ${row.fileName} (reversal document ${row.undoDocumentId ?? "not needed"}).`);
      return 0;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      printError(error.message);
      return 1;
    }
  },
};

function readArguments(args: readonly string[]): { id: string; tenant: string; reason: string | undefined } {
  try {
    const { positionals, values } = parseArgs({ args: [...args], allowPositionals: true, options: { tenant: { type: "string" }, reason: { type: "string" } } });
    const [id] = positionals;
    if (id === undefined || positionals.length > 1 || !isUuid(id)) throw new Error("Give the id of one import.");
    if (values.tenant === undefined) throw new Error("Name the business (--tenant).");
    return { id, tenant: values.tenant, reason: values.reason };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
