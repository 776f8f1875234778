import { parseArgs } from "node:util";
import { type ImportField, type ImportKind, type ImportSettings, importFields } from "@lumbung/contracts";
import { UsageError } from "./command.ts";

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
  existing: { type: "string" },
  locale: { type: "string" },
} as const;

export type ImportValues = ReturnType<typeof readImportArguments>["values"];

/** The file and the options of a command that imports. */
export function readImportArguments(args: readonly string[]) {
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

/** Options that belong to another kind of file. */
const foreign = { sales: ["existing"], products: ["dates", "services"] } as const satisfies Record<ImportKind, ReadonlyArray<keyof ImportValues>>;

/** How the options say the file is to be read. */
export function importSettings(kind: ImportKind, values: ImportValues): ImportSettings {
  for (const name of foreign[kind]) if (values[name] !== undefined) throw new UsageError(`--${name} says nothing about a file of ${kind}.`);
  const delimiter = oneOf("delimiter", values.delimiter, [",", ";", "tab", "bar"]);
  const decimalMark = oneOf("decimal", values.decimal, [".", ","]);
  const dateOrder = oneOf("dates", values.dates, ["day-first", "month-first"]);
  const existing = oneOf("existing", values.existing, ["skip", "update"]);
  const columns = columnsOf(kind, values.map ?? []);
  const codes = values.services === undefined ? undefined : values.services === "none" ? [] : values.services.split(",").filter((code) => code.trim() !== "");
  return {
    ...(values.encoding === undefined ? {} : { encoding: values.encoding }),
    ...(delimiter === undefined ? {} : { delimiter: delimiterNames[delimiter] }),
    ...(decimalMark === undefined ? {} : { decimalMark }),
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(existing === undefined ? {} : { existing }),
    ...(columns === undefined ? {} : { columns }),
    ...(codes === undefined ? {} : { serviceCodes: codes }),
  };
}

function columnsOf(kind: ImportKind, pairs: readonly string[]): Partial<Record<ImportField, string>> | undefined {
  if (pairs.length === 0) return undefined;
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf("=");
      const field = importFields[kind].find((one) => one === pair.slice(0, at).trim());
      if (at < 0 || field === undefined) throw new UsageError(`--map is FIELD=COLUMN, where FIELD is one of ${importFields[kind].join(", ")}.`);
      return [field, pair.slice(at + 1).trim()];
    }),
  );
}
