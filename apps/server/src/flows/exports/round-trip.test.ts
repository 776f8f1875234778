import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { csvRecord } from "../../shared/csv.ts";

test("every text comes back as it was, but for the apostrophe (RFC 4180)", () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
      const width = Math.min(...rows.map((row) => row.length));
      const even = rows.map((row) => row.slice(0, width));
      const read = parse(even.map(csvRecord).join(""), { record_delimiter: "\r\n" }) as string[][];
      expect(read.map((row) => row.map((cell) => cell.replace(/^'/, "")))).toEqual(even.map((row) => row.map((cell) => cell.replace(/^'/, ""))));
    }),
  );
});
