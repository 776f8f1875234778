import { expect, test } from "vitest";
import { parseJson } from "./parse-json.ts";

test("JSON is read, escapes included", () => {
  expect(parseJson('{"a": ["\\u00e9", "\\ud83c\\udf3e", "\\\\u0000", 1, null]}')).toEqual({ a: ["é", "🌾", "\\u0000", 1, null] });
});

test("what is no JSON cannot be read", () => {
  expect(() => parseJson('{"a": ')).toThrow(expect.objectContaining({ code: "MALFORMED_REQUEST" }));
});

test.each(['{"note": "a\\u0000b"}', '{"note": ["\\ud800"]}', '{"\\udfff": 1}'])("%s holds what no database keeps", (text) => {
  expect(() => parseJson(text)).toThrow(expect.objectContaining({ code: "VALIDATION_FAILED" }));
});
