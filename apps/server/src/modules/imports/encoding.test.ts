import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { decodeText } from "./encoding.ts";

const arabic = "رقم الفاتورة,كود الصنف,اسم الصنف,الكمية\n10,A-1,مصباح مكتب أبيض مع قاعدة خشبية,4\n11,A-2,كرسي خشب للأطفال باللون الأزرق,2\n";
const french = "facture,article,désignation\n1,A,Théière émaillée bleue\n2,B,Pâte à gâteau très sucrée\n3,C,Crème brûlée à la vanille\n";
const vietnamese = "mã hàng,tên hàng,số lượng\nA1,Đèn bàn học sinh màu trắng,3\n";

describe("decodeText", () => {
  test.each([
    ["plain ASCII", Buffer.from("a,b\n1,2\n"), "utf-8", "proven", "a,b\n1,2\n"],
    ["UTF-8", Buffer.from(vietnamese), "utf-8", "proven", vietnamese],
    ["UTF-8 with BOM", Buffer.from(`\ufeff${vietnamese}`), "utf-8", "proven", vietnamese],
    ["UTF-16 LE with BOM", Buffer.concat([Buffer.from([0xff, 0xfe]), iconv.encode(arabic, "utf-16le")]), "utf-16le", "proven", arabic],
    ["UTF-16 BE with BOM", Buffer.concat([Buffer.from([0xfe, 0xff]), iconv.encode(arabic, "utf-16be")]), "utf-16be", "proven", arabic],
    ["UTF-16 LE without BOM", iconv.encode(french, "utf-16le"), "utf-16le", "inferred", french],
    ["UTF-16 BE without BOM", iconv.encode(french, "utf-16be"), "utf-16be", "inferred", french],
    ["windows-1252", iconv.encode(french, "windows-1252"), "windows-1252", "inferred", french],
    ["windows-1256", iconv.encode(arabic, "windows-1256"), "windows-1256", "inferred", arabic],
  ])("%s", (_, bytes, encoding, basis, text) => {
    expect(decodeText(bytes, "en")).toMatchObject({ encoding, basis, text });
  });

  test("a single odd byte is read in the encoding of the tenant's language, and said to be an assumption", () => {
    const bytes = Buffer.concat([Buffer.from("sku,name\nA1,10 "), Buffer.from([0x80])]);
    expect(decodeText(bytes, "en")).toMatchObject({ encoding: "windows-1252", basis: "assumed", text: "sku,name\nA1,10 €" });
    expect(decodeText(iconv.encode("ç", "windows-1256"), "ar")).toMatchObject({ encoding: "windows-1256", basis: "assumed" });
  });

  test("the user's word goes before everything", () => {
    expect(decodeText(iconv.encode(vietnamese, "windows-1258"), "en", "windows-1258")).toMatchObject({ encoding: "windows-1258", basis: "given" });
    expect(() => decodeText(Buffer.from("a"), "en", "klingon-8")).toThrow(/no encoding "klingon-8"/);
  });

  test.each([
    ["an Excel workbook", Buffer.from("PK\x03\x04rest"), /Excel workbook/],
    ["an old Excel workbook", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), /old Excel/],
    ["a PDF", Buffer.from("%PDF-1.7"), /PDF/],
    ["binary data", Buffer.from([1, 0, 0, 2, 0, 3, 0, 0, 9, 0]), /binary/],
  ])("%s is refused with its name", (_, bytes, message) => {
    expect(() => decodeText(bytes, "en")).toThrow(message);
  });
});
