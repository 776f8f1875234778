import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { type ImportKind, importFields } from "@lumbung/contracts";
import type { Ctx } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import { type Command, type CommandContext, UsageError } from "./command.ts";
import { describeImport } from "./describe-import.ts";
import { type ImportValues, importSettings, readImportArguments } from "./import-arguments.ts";
import { createProgress } from "./progress.ts";
import type { Tool } from "./tool.ts";

const shared =
  "[--opening auto|none] [--map FIELD=COLUMN …] [--preset NAME] [--save-preset NAME]\n      [--encoding NAME] [--delimiter ,|;|tab|bar] [--decimal .|,]";
const own: Record<ImportKind, { readonly options: string; readonly summary: string }> = {
  sales: {
    options: "[--dates day-first|month-first] [--services CODE,CODE…|none]",
    summary: "Import sales from a CSV file: products, opening stock, issues, returns; the same file twice adds nothing",
  },
  products: {
    options: "[--existing skip|update]",
    summary: "Import products from a CSV file, with categories, barcodes, prices, minimum levels and opening stock; the same file twice adds nothing",
  },
};

/** Imports a file of this kind in this process, beside a running server or alone. */
export function importFile(kind: ImportKind): Command {
  return {
    usage: `import ${kind} FILE --tenant SLUG --warehouse CODE [--dry-run] ${shared} ${own[kind].options} [--locale TAG]
      fields: ${importFields[kind].join(", ")}; a column by its name or its number; FIELD= leaves the field out`,
    summary: own[kind].summary,
    run: (context) => runImport(kind, context),
  };
}

async function runImport(kind: ImportKind, context: CommandContext): Promise<number> {
  const { file, values } = readImportArguments(context.args);
  const settings = importSettings(kind, values);
  if (values.opening !== "auto" && values.opening !== "none") throw new UsageError("--opening is auto or none.");
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(error.code === "ENOENT" ? `There is no file ${file}.` : `${file} cannot be read: ${error.message}`);
  });
  const tool = await context.open();
  const { ctx, warehouseId } = await findPlace(tool, values);
  const imports = tool.app.flows.importFiles[kind];
  const dryRun = values["dry-run"];
  const input = {
    fileName: basename(file),
    bytes,
    warehouseId,
    dryRun,
    opening: values.opening,
    preset: values.preset,
    savePreset: values["save-preset"],
    settings,
  } as const;
  const { onProgress, end } = showProgress(context);
  try {
    const row = dryRun ? undefined : await tool.infrastructure.db.withTransaction(ctx, (tx) => imports.start(tx, input));
    const result = row ? await imports.run(ctx, { row, bytes, onProgress }) : await imports.rehearse(ctx, input, onProgress);
    end();
    for (const line of describeImport(kind, result, { dryRun, locale: ctx.locale })) context.print(line);
    if (row) context.print(`\nTo take it back: pnpm lumbung import undo ${row.id} --tenant ${values.tenant}`);
    return result.report.lines.total > 0 && result.report.lines.refused === result.report.lines.total ? 1 : 0;
  } catch (error) {
    end();
    if (!(error instanceof AppError)) throw error;
    context.printError(error.message);
    return 1;
  }
}

/** The tenant and warehouse of the command line, and the system acting there in the tenant's language. */
async function findPlace({ app, infrastructure }: Tool, values: ImportValues): Promise<{ ctx: Ctx; warehouseId: string }> {
  if (values.tenant === undefined || values.warehouse === undefined) throw new UsageError("Name the business (--tenant) and its warehouse (--warehouse).");
  const tenant = await app.modules.identity.findTenant(values.tenant);
  if (tenant === undefined) throw new UsageError(`There is no business "${values.tenant}".`);
  const system = app.modules.identity.systemCtx(tenant.id);
  const ctx: Ctx = { ...system, actor: { ...system.actor, id: "system:command-line", name: "Command line" }, locale: values.locale ?? tenant.locale };
  const warehouses = await infrastructure.db.read(ctx, ({ tx }) =>
    tx.query<{ id: string; code: string }>("SELECT warehouse_id AS id, code FROM warehouse_face WHERE tenant_id = $1 ORDER BY code", [tenant.id]),
  );
  const code = values.warehouse.toLowerCase();
  const warehouse = warehouses.find((one) => one.code.toLowerCase() === code || one.id === code);
  if (!warehouse)
    throw new UsageError(`There is no warehouse "${values.warehouse}" in ${tenant.slug}; it has ${warehouses.map((one) => one.code).join(", ")}.`);
  return { ctx, warehouseId: warehouse.id };
}

const phases = {
  waiting: "Waiting",
  reading: "Reading",
  planning: "Planning",
  products: "Products",
  opening: "Opening stock",
  posting: "Posting",
  done: "Done",
};

/** A bar where a person watches; else a plain line per step. */
function showProgress({ printError }: CommandContext) {
  const bar = createProgress("lines");
  let phase: keyof typeof phases | undefined;
  return {
    onProgress: (progress: { phase: keyof typeof phases; done: number; total: number }) => {
      if (process.stderr.isTTY && (progress.phase === "reading" || progress.phase === "posting" || progress.phase === "opening"))
        bar.update(progress.done, progress.total);
      if (!process.stderr.isTTY && progress.phase !== phase && progress.phase !== "done") printError(`${phases[progress.phase]} …`);
      phase = progress.phase;
    },
    end: () => bar.end(),
  };
}
