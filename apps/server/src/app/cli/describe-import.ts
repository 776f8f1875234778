import { type ImportKind, type ImportReport, importFields } from "@lumbung/contracts";
import type { RunResult } from "../../flows/import-files/index.ts";

/** Refused lines shown on the screen; all are kept with the import. */
const refusedShown = 20;

const number = new Intl.NumberFormat("en");
const count = (n: number, one: string, many: string) => `${number.format(n)} ${n === 1 ? one : many}`;

/** What a person reads after an import: how the file was read and how sure that is, what was booked, what was refused. */
export function describeImport(kind: ImportKind, { prepared, report, refused }: RunResult, options: { dryRun: boolean; locale: string }): string[] {
  const { reading } = prepared.file;
  const named = importFields[kind].flatMap((field) => (reading.columns[field] === undefined ? [] : `${field} ← ${reading.header[reading.columns[field]]}`));
  const delimiter = reading.delimiter.value === "\t" ? "tab" : reading.delimiter.value;
  const { lines } = report;
  const finding = (name: string, value: string, { basis, because }: { basis: string; because: string }) =>
    `  ${name.padEnd(13)} ${value.padEnd(14)} ${basis}: ${because}`;
  const out = [
    "How the file was read",
    finding("encoding", `${reading.encoding.value}${reading.bom ? " + BOM" : ""}`, reading.encoding),
    finding("delimiter", delimiter, reading.delimiter),
    finding("decimal mark", reading.decimalMark.value, reading.decimalMark),
    ...(kind === "sales" ? [finding("dates", reading.dateOrder.value, reading.dateOrder)] : []),
    `  ${"columns".padEnd(13)} ${named.join(", ")}`,
    "",
    options.dryRun ? "What would be booked (dry run: nothing was changed)" : "What was booked",
    ...(kind === "sales" ? describeSales(report) : describeProducts(report)),
  ];
  if (lines.alreadyImported > 0 && lines.posted === 0 && lines.refused === 0) out.push("", "This file was imported before: nothing was added.");
  if (refused.length > 0) {
    out.push("", `Refused lines${refused.length > refusedShown ? ` (the first ${refusedShown} of ${number.format(refused.length)})` : ""}`);
    for (const line of refused.slice(0, refusedShown)) out.push(`  line ${line.line}${line.column ? `, ${line.column}` : ""}: ${line.reason} ${line.fix}`);
  }
  return out;
}

function describeSales({ lines, products, documents, movements, services, giveaways, openingAt }: ImportReport): string[] {
  const out = [
    `  lines         ${number.format(lines.total)} read: ${number.format(lines.posted)} posted, ${number.format(lines.services)} of services without stock, ${number.format(lines.refused)} refused, ${number.format(lines.alreadyImported)} imported before`,
    `  products      ${number.format(products.created)} created, ${number.format(products.known)} known${products.restored > 0 ? `, ${number.format(products.restored)} restored` : ""}`,
    `  documents     ${[
      count(documents.opening, "opening", "openings"),
      count(documents.issue, "issue", "issues"),
      count(documents.return, "return", "returns"),
      count(documents.adjustment, "adjustment", "adjustments"),
    ].join(", ")}`,
    `  movements     ${number.format(movements.opening)} opening, ${number.format(movements.issue)} issued, ${number.format(movements.return)} returned, ${number.format(movements.adjustment)} adjusted`,
  ];
  if (openingAt) out.push(`  opening       dated ${openingAt}, as large as needed for no balance to go below zero`);
  if (services.length > 0)
    out.push(
      `  services      ${services.map((service) => `${service.sku} (${service.name})`).join(", ")}: codes that are no goods; name yours with --services`,
    );
  if (giveaways > 0) out.push(`  worth a look  ${count(giveaways, "sale", "sales")} without price and customer, booked as issues`);
  return out;
}

function describeProducts({ lines, products, documents, movements, categories, minimums, openingsLeft }: ImportReport): string[] {
  const out = [
    `  lines         ${number.format(lines.total)} read: ${number.format(lines.posted)} booked, ${number.format(lines.unchanged)} with nothing new, ${number.format(lines.refused)} refused, ${number.format(lines.alreadyImported)} imported before`,
    `  products      ${number.format(products.created)} created, ${number.format(products.updated)} changed${products.restored > 0 ? `, ${number.format(products.restored)} restored` : ""}`,
    `  besides       ${count(categories, "category", "categories")}, ${count(minimums, "minimum level", "minimum levels")}`,
    `  opening       ${count(movements.opening, "SKU", "SKUs")} in ${count(documents.opening, "document", "documents")}`,
  ];
  if (openingsLeft > 0)
    out.push(`  worth a look  ${count(openingsLeft, "quantity", "quantities")} of SKUs that have moved in this warehouse already: not added again`);
  return out;
}
