export type { FileReading, ReadingChoices } from "./analyse.ts";
export { readSalesFile, type SalesFile } from "./read-sales-file.ts";
export type { RefusalCode } from "./refusals.ts";
export type { RefusedLine, SaleLine } from "./sale-line.ts";
