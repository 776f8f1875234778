import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import type { ReadingChoices } from "./analyse.ts";
import { readProductFile } from "./read-product-file.ts";

const options = { currency: "EUR", now: new Date("2026-11-20T12:00:00Z") };
const read = (text: string | Buffer, choices: ReadingChoices = {}, locale = "en") => readProductFile(Buffer.from(text), locale, choices, options);

/** A shop's list as an old program of its country writes it: Windows-1252, decimal commas, gaps and slips. */
const messy = [
  "Artikelnummer;Artikelbezeichnung;EAN;Warengruppe;Hersteller;Einheit;VK-Preis;Einkaufspreis;Mindestbestand;Bestand",
  "T-100;Grüner Tee, lose;4012345678901;Getränke > Tee;Müller & Söhne;kg;24,90;11,2;2,5;12,750",
  "",
  "K-7;Kaffee „Röstfrisch“ 500 g;4012345000017 4012345000024;Getränke > Kaffee;;Stk.;1.299,00 €;;10;48",
  ";;;;;;;;;",
  "B-1;Brötchentüte;4,01235E+12;Verpackung;;Stück;0,05;;;1000",
  "t-100;Tee, noch einmal;;;;;;;;1",
  "X-1;;;;;Gebinde;abc;;;",
  "Z-9;Zucker;;Backen;;Sack à 25 kg;18,5;;-3;",
  ";Ohne Nummer;4098765432109;Backen;;;2,00;;;5",
].join("\r\n");

describe("a messy list", () => {
  test("is read with its encoding, decimal commas and columns found out", async () => {
    const file = await read(iconv.encode(messy, "windows-1252"), {}, "de");
    expect(file.reading).toMatchObject({
      encoding: { value: "windows-1252" },
      delimiter: { value: ";" },
      decimalMark: { value: ",", basis: "proven" },
      dateOrder: { basis: "not-needed" },
      columns: { sku: 0, name: 1, barcode: 2, category: 3, brand: 4, unit: 5, price: 6, cost: 7, minimum: 8, quantity: 9 },
    });
    expect(file.lines[0]).toEqual({
      line: 2,
      sku: "T-100",
      hasSku: true,
      name: "Grüner Tee, lose",
      barcodes: ["4012345678901"],
      category: ["Getränke", "Tee"],
      brand: "Müller & Söhne",
      unit: "kg",
      scale: null,
      priceMinor: 2490,
      costMinor: 1120,
      minimum: "2.5",
      quantity: "12.75",
    });
    expect(file.lines[1]).toMatchObject({
      line: 4,
      barcodes: ["4012345000017", "4012345000024"],
      brand: null,
      unit: "piece",
      priceMinor: 129_900,
      costMinor: null,
    });
    // An unknown unit stays as the shop writes it; a line without a number goes by its barcode.
    expect(file.lines.map((line) => [line.line, line.sku, line.hasSku, line.unit])).toEqual([
      [2, "T-100", true, "kg"],
      [4, "K-7", true, "piece"],
      [7, "t-100", true, null],
      [10, "4098765432109", false, null],
    ]);
    expect(file.refused.map(({ line, column, code }) => [line, column, code])).toEqual([
      [6, "EAN", "CODE_ROUNDED"],
      [8, "VK-Preis", "PRICE_UNREADABLE"],
      [9, "Mindestbestand", "STOCK_NEGATIVE"],
    ]);
    expect(file.refused[0]?.reason).toContain("4,01235E+12");
    expect(file.refused[0]?.fix).toContain("text");
  });

  test("keeps a unit nobody knows as it is written", async () => {
    const file = await read("sku,name,unit\nZ-9,Sugar,Sack of 25 kg\n");
    expect(file.lines[0]).toMatchObject({ unit: "Sack of 25 kg" });
  });
});

describe("columns", () => {
  test.each([
    ["en", "SKU,Product name,Barcode,Category,Brand,Unit,Price,Cost price,Reorder level,Stock on hand"],
    ["id", "Kode Barang,Nama Barang,Barcode,Kategori,Merek,Satuan,Harga Jual,Harga Beli,Stok Minimum,Stok"],
    ["ar", "رمز الصنف,اسم الصنف,الباركود,الفئة,الماركة,الوحدة,سعر البيع,سعر الشراء,الحد الأدنى,الرصيد"],
    ["vi", "Mã hàng,Tên hàng,Mã vạch,Nhóm hàng,Thương hiệu,Đơn vị tính,Giá bán,Giá vốn,Tồn tối thiểu,Tồn kho"],
    ["sw", "Msimbo wa bidhaa,Jina la bidhaa,Msimbo pau,Kategoria,Chapa,Kipimo,Bei ya kuuza,Bei ya kununua,Kiwango cha chini,Hisa"],
  ])("are known by their names in %s", async (_, header) => {
    const file = await read(`${header}\nA-1,Lamp,5012345678900,Home,Acme,pcs,12.50,7.25,2,10\n`);
    expect(file.reading.columns).toEqual({ sku: 0, name: 1, barcode: 2, category: 3, brand: 4, unit: 5, price: 6, cost: 7, minimum: 8, quantity: 9 });
  });

  test("need a code or a barcode, and nothing else", async () => {
    await expect(read("name,price\nLamp,12.50\n")).rejects.toMatchObject({ code: "IMPORT_UNREADABLE", details: { missing: ["sku"] } });
    expect((await read("ean,price\n5012345678900,12.50\n")).lines[0]).toMatchObject({ sku: "5012345678900", name: null });
  });
});

test("codes that programs have made look like numbers are codes again", async () => {
  const file = await read('sku,name,barcode\n12E4,Screw,\'5012345678900\nA,Lamp,5012345678917.0\nB,Mug,5.0E+12\nC,Cup,"5012345678924, 5012345678931"\n');
  expect(file.lines.map((line) => [line.sku, line.barcodes])).toEqual([
    ["12E4", ["5012345678900"]],
    ["A", ["5012345678917"]],
    ["C", ["5012345678924", "5012345678931"]],
  ]);
  expect(file.refused).toMatchObject([{ line: 4, column: "barcode", code: "CODE_ROUNDED" }]);
});

test("a scale is a whole number from 0 to 6", async () => {
  const file = await read("sku;name;decimals\nA;Rope;2\nB;Rope;7\nC;Rope;two\n");
  expect(file.lines.map((line) => line.scale)).toEqual([2]);
  expect(file.refused.map(({ line, code }) => [line, code])).toEqual([
    [3, "SCALE_UNREADABLE"],
    [4, "SCALE_UNREADABLE"],
  ]);
});
