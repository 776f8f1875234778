import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import type { ReadingChoices } from "./analyse.ts";
import { readSalesFile } from "./read-sales-file.ts";
import { onlineRetailFile } from "./testing.ts";

const options = { timeZone: "Europe/London", currency: "GBP", now: new Date("2026-11-20T12:00:00Z") };
const read = (text: string | Buffer, choices: ReadingChoices = {}, locale = "en") => readSalesFile(Buffer.from(text), locale, choices, options);

describe("the real file", () => {
  test("is read whole, with what was found out about it", async () => {
    const file = await read(onlineRetailFile());
    expect(file.lines).toHaveLength(10_000);
    expect(file.refused).toEqual([]);
    expect(file.reading).toMatchObject({
      encoding: { value: "utf-8", basis: "proven" },
      bom: true,
      delimiter: { value: ";", basis: "proven" },
      decimalMark: { value: ",", basis: "proven" },
      // No part is above 12: that the days follow each other is what tells, also where the language says otherwise.
      dateOrder: { value: "day-first", basis: "inferred" },
      headerLine: 1,
      columns: { invoice: 0, sku: 1, description: 2, quantity: 3, date: 4, price: 5, customer: 6 },
      rows: 10_000,
    });
    expect(file.lines[0]).toEqual({
      line: 2,
      invoice: "536365",
      sku: "85123A",
      description: "WHITE HANGING HEART T-LIGHT HOLDER",
      quantity: "6",
      effectiveAtMs: Date.parse("2010-12-01T08:26:00Z"),
      priceMinor: 255,
      hasCustomer: true,
    });
    expect(new Set(file.lines.map((line) => line.sku)).size).toBe(2_015);
    expect(new Set(file.lines.map((line) => line.invoice)).size).toBe(512);
    expect(file.lines.filter((line) => line.quantity.startsWith("-"))).toHaveLength(130);
    expect(file.lines.filter((line) => line.priceMinor === 0)).toHaveLength(46);
    expect(file.lines.filter((line) => line.description === "")).toHaveLength(42);
    expect(file.lines.filter((line) => !line.hasCustomer)).toHaveLength(2_291);
  });
});

describe("how a file is written", () => {
  test.each([
    ["comma", "sku,qty,date,price\nA,1,2024-01-31,1.5\n", ","],
    ["semicolon, with commas in numbers", "sku;qty;date;price\nA;1;2024-01-31;1,5\nB;1;2024-01-31;2,5\n", ";"],
    ["tab", "sku\tqty\tdate\nA\t1\t2024-01-31\n", "\t"],
    ["bar", "sku|qty|date\nA|1|2024-01-31\n", "|"],
    ["declared", "sep=;\r\nsku;qty;date\r\nA;1;2024-01-31\r\n", ";"],
    ["quoted delimiters", 'sku,name,qty,date\nA,"a;b;c;d;e, f",1,2024-01-31\nB,"a;b;c;d;e",1,2024-01-31\n', ","],
  ])("delimiter: %s", async (_, text, delimiter) => {
    const file = await read(text);
    expect(file.reading.delimiter.value).toBe(delimiter);
    expect(file.refused).toEqual([]);
  });

  test.each([
    ["proven by one cell of many", "1,234;1,234;2,5", "en", ",", "proven"],
    ["proven by thousands", "1.234.567;1.234", "en", ",", "proven"],
    ["the majority", "1,5;2,5;3.5", "en", ",", "inferred"],
    ["the language, where nothing tells", "1.234;5.678", "id", ",", "assumed"],
    ["the language, where nothing tells (2)", "1.234;5.678", "en", ".", "assumed"],
    ["nothing depends on it", "1;2", "id", ",", "not-needed"],
  ])("decimal mark: %s", async (_, prices, locale, value, basis) => {
    const rows = prices.split(";").map((price) => `A\t1\t2024-01-31\t${price}`);
    const file = await read(`sku\tqty\tdate\tprice\n${rows.join("\n")}\n`, {}, locale);
    expect(file.reading.decimalMark).toMatchObject({ value, basis });
  });

  test("decimal mark: what the currency says goes before the language", async () => {
    const file = (price: string, currency: string) =>
      readSalesFile(Buffer.from(`sku;qty;date;price\nA;1;2024-01-31;${price}\n`), "en", {}, { ...options, currency });
    expect((await file("12.500", "IDR")).lines[0]).toMatchObject({ priceMinor: 12_500 });
    expect((await file("12.500", "IDR")).reading.decimalMark).toMatchObject({ value: ",", basis: "inferred" });
    expect((await file("12,500", "KWD")).lines[0]).toMatchObject({ priceMinor: 12_500 });
    expect((await file("12,500", "GBP")).lines[0]).toMatchObject({ priceMinor: 1_250_000 });
  });

  test.each([
    ["a day above 12", ["1/2/2024", "13/2/2024"], "en-US", "day-first", "proven"],
    ["a day above 12, month first", ["1/2/2024", "2/13/2024"], "id", "month-first", "proven"],
    ["the majority where both occur", ["13/2/2024", "14/2/2024", "2/15/2024"], "en-US", "day-first", "inferred"],
    ["the other reading lies in the future", ["1/12/2026", "2/12/2026"], "id", "month-first", "inferred"],
    ["days that follow each other", ["1/2/2024", "1/3/2024", "1/4/2024"], "id", "month-first", "inferred"],
    ["the language", ["1/2/2024"], "en-US", "month-first", "assumed"],
    ["the language (2)", ["1/2/2024"], "id", "day-first", "assumed"],
    ["dates that say it themselves", ["2024-02-01"], "en-US", "month-first", "not-needed"],
  ])("order of day and month: %s", async (_, dates, locale, value, basis) => {
    const file = await read(`sku,qty,date\n${dates.map((date) => `A,1,${date}`).join("\n")}\n`, {}, locale);
    expect(file.reading.dateOrder).toMatchObject({ value, basis });
  });

  test("what the user says goes before what is found", async () => {
    const file = await read("sku;qty;date;price\nA;1;13/2/2024;1,5\n", { dateOrder: "month-first", decimalMark: ".", delimiter: ";" });
    expect(file.reading).toMatchObject({ dateOrder: { basis: "given" }, decimalMark: { basis: "given" }, delimiter: { basis: "given" } });
    expect(file.refused.map((line) => line.code)).toEqual(["DATE_UNREADABLE"]);
  });
});

describe("columns", () => {
  test.each([
    ["English", "Order ID,Item Code,Product Name,Qty,Order Date,Unit Price,Customer"],
    ["Indonesian", "No Faktur,Kode Barang,Nama Barang,Jumlah,Tanggal,Harga Satuan,Pelanggan"],
    ["Arabic", "رقم الفاتورة,كود الصنف,اسم الصنف,الكمية,التاريخ,سعر الوحدة,العميل"],
    ["Vietnamese", "Số hóa đơn,Mã hàng,Tên hàng,Số lượng,Ngày bán,Đơn giá,Khách hàng"],
    ["Swahili", "Nambari ya ankara,Msimbo wa bidhaa,Jina la bidhaa,Idadi,Tarehe,Bei,Mteja"],
  ])("%s names are known", async (_, header) => {
    const file = await read(`${header}\n1001,A-1,White lamp,2,2024-01-31,"1.5",C7\n1002,A-2,Blue lamp,1,2024-02-01,"2.5",C8\n`);
    expect(file.reading.columns).toEqual({ invoice: 0, sku: 1, description: 2, quantity: 3, date: 4, price: 5, customer: 6 });
  });

  test("a title above the header is skipped, and line numbers are those of the file", async () => {
    const file = await read("Sales report,,\n\nsku,qty,date\nA,1,2024-01-31\n\nB,x,2024-01-31\n");
    expect(file.reading.headerLine).toBe(3);
    expect(file.lines.map((line) => line.line)).toEqual([4]);
    expect(file.refused.map((line) => line.line)).toEqual([6]);
  });

  test("a quoted cell over several lines keeps the numbers of the lines that follow", async () => {
    const file = await read('sku,name,qty,date\r\nA,"two\r\nlines",1,2024-01-31\r\nB,one,x,2024-01-31\r\n');
    expect(file.lines[0]).toMatchObject({ line: 2, description: "two lines" });
    expect(file.refused[0]).toMatchObject({ line: 4 });
  });

  test("without a header the content tells", async () => {
    const rows = Array.from(
      { length: 40 },
      (_, n) => `8512${n % 20}A;White hanging heart holder ${n};${(n % 5) + 1};${(n % 28) + 1}/01/2024 10:00;${n % 7},25`,
    );
    const file = await read(rows.join("\n"));
    expect(file.reading.headerLine).toBe(0);
    expect(file.reading.columns).toMatchObject({ sku: 0, description: 1, quantity: 2, date: 3, price: 4 });
    expect(file.lines).toHaveLength(40);
  });

  test("columns named by the user, by header or by number; an empty name leaves a field out", async () => {
    const text = "a,b,c,customer\nA,1,2024-01-31,C1\n";
    const file = await read(text, { columns: { sku: "a", quantity: "2", date: "C", customer: "" } });
    expect(file.reading.columns).toEqual({ sku: 0, quantity: 1, date: 2 });
    expect(file.lines[0]).toMatchObject({ sku: "A", hasCustomer: null });
    await expect(read(text, { columns: { sku: "nope" } })).rejects.toThrow(/no column "nope"/);
  });

  test("a column that is missing is named, with the ones there are", async () => {
    await expect(read("sku,colour\nA,red\n")).rejects.toMatchObject({
      code: "IMPORT_UNREADABLE",
      details: { missing: ["quantity", "date"], header: ["sku", "colour"] },
    });
  });
});

describe("refused lines", () => {
  test("each with its line, column, reason and fix; the others are read", async () => {
    const cells = [
      "A,1,2024-01-31,1.5",
      ",1,2024-01-31,1.5",
      "A,,2024-01-31,1.5",
      "A,one,2024-01-31,1.5",
      "A,0,2024-01-31,1.5",
      "A,1.1234567,2024-01-31,1.5",
      "A,1,,1.5",
      "A,1,31/31/2024,1.5",
      "A,1,2027-01-31,1.5",
      "A,1,2024-01-31,free",
      "A,1,2024-01-31,1.5,extra",
      `${"x".repeat(101)},1,2024-01-31,1.5`,
      "A,1.50,2024-01-31,",
    ];
    const file = await read(`sku,qty,date,price\n${cells.join("\n")}\n`);
    expect(file.lines.map((line) => [line.line, line.quantity, line.priceMinor])).toEqual([
      [2, "1", 150],
      [14, "1.5", null],
    ]);
    expect(file.refused.map((line) => [line.line, line.column, line.code])).toEqual([
      [3, "sku", "SKU_MISSING"],
      [4, "qty", "QUANTITY_MISSING"],
      [5, "qty", "QUANTITY_UNREADABLE"],
      [6, "qty", "QUANTITY_ZERO"],
      [7, "qty", "QUANTITY_TOO_FINE_OR_LARGE"],
      [8, "date", "DATE_MISSING"],
      [9, "date", "DATE_UNREADABLE"],
      [10, "date", "DATE_IN_FUTURE"],
      [11, "price", "PRICE_UNREADABLE"],
      [12, null, "TOO_MANY_CELLS"],
      [13, "sku", "TOO_LONG"],
    ]);
    for (const line of file.refused) {
      expect(line.reason).toMatch(/\.$/);
      expect(line.fix).toMatch(/\.$/);
    }
    expect(file.refused[2]?.reason).toBe("“one” is not a number with a decimal point.");
    expect(file.refused[2]?.cells).toEqual(["A", "one", "2024-01-31", "1.5"]);
  });

  test("equal lines are different lines", async () => {
    const file = await read("sku,qty,date\nA,1,2024-01-31\nA,1,2024-01-31\n");
    expect(file.lines.map((line) => line.line)).toEqual([2, 3]);
  });

  test("what is no table says why", async () => {
    await expect(read("")).rejects.toThrow(/empty/);
    await expect(read("hello\nworld\n")).rejects.toThrow(/No delimiter/);
    await expect(read(`sku,qty,date\nA,1,2024-01-31\n"B,1,2024-01-31\n${"C,1,2024-01-31\n".repeat(50)}`)).rejects.toThrow(/quotation mark opened on line 3/);
    await expect(read(Buffer.from("PK\x03\x04"))).rejects.toMatchObject({ code: "IMPORT_UNREADABLE" });
  });

  test("Arabic in windows-1256 with Arabic digits", async () => {
    const text = "رقم الفاتورة;كود الصنف;اسم الصنف;الكمية;التاريخ;السعر\n17;A-1;مصباح مكتب أبيض مع قاعدة خشبية;4;31/01/2024;2,5\n";
    const file = await read(iconv.encode(text, "windows-1256"), {}, "ar");
    expect(file.lines[0]).toMatchObject({ sku: "A-1", description: "مصباح مكتب أبيض مع قاعدة خشبية", quantity: "4", priceMinor: 250 });
    const digits = await read("كود الصنف;الكمية;التاريخ\nA-1;٤;٣١/٠١/٢٠٢٤\n", {}, "ar");
    expect(digits.lines[0]).toMatchObject({ quantity: "4", effectiveAtMs: Date.parse("2024-01-31T00:00:00Z") });
  });
});
