import { type NumberMarks, parseDecimal } from "#shared/lib";

/** A row of a spreadsheet as it will become a line. */
export interface PastedRow {
  readonly code: string;
  /** A decimal string; empty where there is none or it is no number. */
  readonly quantity: string;
  /** Per base unit, as a decimal string. */
  readonly unitCost: string;
  readonly location: string;
  readonly note: string;
}

export interface Paste {
  readonly rows: readonly PastedRow[];
  /** Whether the first row named the columns. */
  readonly hadHeader: boolean;
}

type Column = keyof PastedRow;

/** How the columns are called where people keep such lists, in the five languages of the console. */
const names: Record<Column, RegExp> = {
  code: /^(sku|code|item|item ?(no|code|number)\.?|part ?(no|number)\.?|product ?code|barcode|ean|gtin|upc|kode|kode barang|رمز|الرمز|كود|باركود|رمز المنتج|mã|mã hàng|mã sku|mã vạch|msimbo|kodi)$/i,
  quantity: /^(qty|quantity|count|amount|pcs|pieces|units|jumlah|qty\.|kuantitas|الكمية|كمية|عدد|العدد|số lượng|sl|idadi|kiasi)$/i,
  unitCost:
    /^(cost|unit ?cost|price|unit ?price|purchase ?price|harga|harga beli|harga satuan|biaya|التكلفة|تكلفة|سعر|السعر|تكلفة الوحدة|giá|đơn giá|giá nhập|giá vốn|bei|gharama)$/i,
  location: /^(location|bin|shelf|place|lokasi|rak|الموقع|موقع|الرف|رف|vị trí|kệ|mahali|rafu)$/i,
  note: /^(note|notes|remark|remarks|comment|catatan|keterangan|ملاحظة|ملاحظات|ghi chú|maelezo|dokezo)$/i,
};

/**
 * Reads what was copied from a spreadsheet: columns by their names where the first row has names; else the code first, the
 * next column of numbers as quantities, the one after that as costs. Undefined where it is no table.
 */
export function parsePaste(text: string, marks: NumberMarks): Paste | undefined {
  const cells = readCells(text.replace(/\r\n?/g, "\n"));
  const [first] = cells;
  if (first === undefined) return undefined;
  const named = namedColumns(first);
  const hadHeader = named.has("code");
  const body = hadHeader ? cells.slice(1) : cells;
  const columns = hadHeader ? named : guessColumns(body, marks);
  if (body.length === 0 || (cells.length < 2 && first.length < 2)) return undefined;
  const number = (cell: string) => parseDecimal(cell, marks) ?? "";
  const rows = body.map((row): PastedRow => {
    const cell = (column: Column) => row[columns.get(column) ?? -1] ?? "";
    return {
      code: cell("code"),
      quantity: number(cell("quantity")),
      unitCost: number(cell("unitCost")),
      location: cell("location"),
      note: cell("note").slice(0, 500),
    };
  });
  return { rows: rows.filter((row) => row.code !== ""), hadHeader };
}

function namedColumns(header: readonly string[]): Map<Column, number> {
  const columns = new Map<Column, number>();
  header.forEach((cell, index) => {
    for (const column of Object.keys(names) as Column[]) if (names[column].test(cell) && !columns.has(column)) columns.set(column, index);
  });
  return columns;
}

function guessColumns(rows: readonly (readonly string[])[], marks: NumberMarks): Map<Column, number> {
  const columns = new Map<Column, number>([["code", 0]]);
  const width = Math.max(...rows.map((row) => row.length));
  for (let index = 1; index < width; index++) {
    const filled = rows.map((row) => row[index] ?? "").filter((cell) => cell !== "");
    if (filled.length === 0 || !filled.every((cell) => parseDecimal(cell, marks) !== undefined)) continue;
    const column = columns.has("quantity") ? "unitCost" : "quantity";
    if (!columns.has(column)) columns.set(column, index);
  }
  return columns;
}

/** Cells of a clipboard's table; lists from elsewhere come with semicolons or commas. */
function readCells(text: string): string[][] {
  const firstLine = text.slice(0, text.indexOf("\n") === -1 ? undefined : text.indexOf("\n"));
  const separator = ["\t", ";", ","].find((mark) => firstLine.includes(mark)) ?? "\t";
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const quoted = text[at] === '"' ? /^"((?:[^"]|"")*)"(?=[\t;,\n]|$)/.exec(text.slice(at)) : null;
    const cell = quoted?.[0] ?? text.slice(at, endOfCell(text, at, separator));
    row.push((quoted?.[1]?.replaceAll('""', '"') ?? cell).trim());
    at += cell.length;
    if (text[at] !== separator) {
      rows.push(row);
      row = [];
    } else if (at === text.length - 1) row.push("");
    at++;
  }
  if (row.length > 0) rows.push(row);
  return rows.filter((cells) => cells.some((cell) => cell !== ""));
}

function endOfCell(text: string, from: number, separator: string): number {
  const ends = [text.indexOf(separator, from), text.indexOf("\n", from)].filter((end) => end !== -1);
  return ends.length === 0 ? text.length : Math.min(...ends);
}
