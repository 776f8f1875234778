import { expect, test } from "vitest";
import { csvRecord } from "./csv.ts";

test("what a spreadsheet would run as a formula is disarmed; a number stays one", () => {
  const cells = ["=1+1", "+cmd", "-2+3x", "@SUM(A1)", "\uff1d1", "-5", "+1.5", "plain"];
  expect(csvRecord(cells)).toBe("'=1+1,'+cmd,'-2+3x,'@SUM(A1),'\uff1d1,-5,+1.5,plain\r\n");
});
