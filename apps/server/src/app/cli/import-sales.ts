import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { type ImportField, type ImportSettings, importFields } from "@lumbung/contracts";
import type { Ctx } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import { type Command, type CommandContext, UsageError } from "./command.ts";
import { describeImport } from "./describe-import.ts";
import { createProgress } from "./progress.ts";
import type { Tool } from "./tool.ts";

const options = {
  tenant: { type: "string" },
  warehouse: { type: "string" },
  "dry-run": { type: "boolean", default: false },
  opening: { type: "string", default: "auto" },
  map: { type: "string", multiple: true },
  preset: { type: "string" },
  "save-preset": { type: "string" },
  encoding: { type: "string" },
  delimiter: { type: "string" },
  decimal: { type: "string" },
  dates: { type: "string" },
  services: { type: "string" },
  locale: { type: "string" },
} as const;

/** Imports a file of sales in this process, beside a running server or alone. */
export const importSales: Command = {
  usage: `import sales FILE --tenant SLUG --warehouse CODE [--dry-run] [--opening auto|none] [--map FIELD=COLUMN …] [--preset NAME] [--save-preset NAME]
      [--encoding NAME] [--delimiter ,|;|tab|bar] [--decimal .|,] [--dates day-first|month-first] [--services CODE,CODE…|none] [--locale TAG]
      fields: ${importFields.join(", ")}; a column by its name or its number; FIELD= leaves the field out`,
  summary: "Import sales from a CSV file: products, opening stock, issues, returns; the same file twice adds nothing",
  run: async (context) => {
    const { file, values } = readArguments(context.args);
    const settings = settingsOf(values);
    if (values.opening !== "auto" && values.opening !== "none") throw new UsageError("--opening is auto or none.");
    const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(error.code === "ENOENT" ? `There is no file ${file}.` : `${file} cannot be read: ${error.message}`);
    });
    const tool = await context.open();
    const { ctx, warehouseId } = await findPlace(tool, values);
    const { salesImport } = tool.app.flows;
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
      const row = dryRun ? undefined : await tool.infrastructure.db.withTransaction(ctx, (tx) => salesImport.start(tx, input));
      const result = row ? await salesImport.run(ctx, { row, bytes, onProgress }) : await salesImport.rehearse(ctx, input, onProgress);
      end();
      for (const line of describeImport(result, { dryRun, locale: ctx.locale })) context.print(line);
      if (row) context.print(`\nTo take it back: pnpm lumbung import undo ${row.id} --tenant ${values.tenant}`);
      return result.report.lines.total > 0 && result.report.lines.refused === result.report.lines.total ? 1 : 0;
    } catch (error) {
      end();
      if (!(error instanceof AppError)) throw error;
      context.printError(error.message);
      return 1;
    }
  },
};

type Values = ReturnType<typeof readArguments>["values"];

function readArguments(args: readonly string[]) {
  try {
    const { positionals, values } = parseArgs({ args: [...args], allowPositionals: true, options });
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) throw new Error("Give one file.");
    return { file, values };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function oneOf<const T extends string>(name: string, value: string | undefined, allowed: readonly T[]): T | undefined {
  if (value === undefined) return undefined;
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new UsageError(`--${name} is ${allowed.join(" or ")}.`);
  return found;
}

const delimiterNames = { ",": ",", ";": ";", tab: "\t", bar: "|" } as const;

function settingsOf(values: Values): ImportSettings {
  const delimiter = oneOf("delimiter", values.delimiter, [",", ";", "tab", "bar"]);
  const decimalMark = oneOf("decimal", values.decimal, [".", ","]);
  const dateOrder = oneOf("dates", values.dates, ["day-first", "month-first"]);
  const columns = columnsOf(values.map ?? []);
  const codes = values.services === undefined ? undefined : values.services === "none" ? [] : values.services.split(",").filter((code) => code.trim() !== "");
  return {
    ...(values.encoding === undefined ? {} : { encoding: values.encoding }),
    ...(delimiter === undefined ? {} : { delimiter: delimiterNames[delimiter] }),
    ...(decimalMark === undefined ? {} : { decimalMark }),
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(columns === undefined ? {} : { columns }),
    ...(codes === undefined ? {} : { serviceCodes: codes }),
  };
}

function columnsOf(pairs: readonly string[]): Partial<Record<ImportField, string>> | undefined {
  if (pairs.length === 0) return undefined;
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf("=");
      const field = importFields.find((one) => one === pair.slice(0, at).trim());
      if (at < 0 || field === undefined) throw new UsageError(`--map is FIELD=COLUMN, where FIELD is one of ${importFields.join(", ")}.`);
      return [field, pair.slice(at + 1).trim()];
    }),
  );
}

/** The tenant and warehouse of the command line, and the system acting there in the tenant's language. */
async function findPlace({ app, infrastructure }: Tool, values: Values): Promise<{ ctx: Ctx; warehouseId: string }> {
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
      if (process.stderr.isTTY && (progress.phase === "reading" || progress.phase === "posting")) bar.update(progress.done, progress.total);
      if (!process.stderr.isTTY && progress.phase !== phase && progress.phase !== "done") printError(`${phases[progress.phase]} …`);
      phase = progress.phase;
    },
    end: () => bar.end(),
  };
}
