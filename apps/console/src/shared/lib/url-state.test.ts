import { expect, test } from "vitest";
import { parseSearch, stringifySearch } from "./search-text.ts";
import { day, flag, oneOf, parseUrlState, searchOf, text, writeUrlState } from "./url-state.ts";

const schema = { q: text(5), sort: oneOf(["name", "-name"], "name"), low: flag(), from: day() };

test("what does not fit is left out, so that an old link still opens its list", () => {
  expect(parseUrlState(schema, { q: "rice and more", sort: "price", low: "maybe", from: "yesterday", other: "1" })).toEqual({
    q: "rice ",
    sort: "name",
    low: false,
    from: "",
  });
  expect(parseUrlState(schema, {})).toEqual({ q: "", sort: "name", low: false, from: "" });
});

test("an address says only what differs from the beginning", () => {
  expect(writeUrlState(schema, { q: "", sort: "-name", low: true, from: "" })).toEqual({ sort: "-name", low: true });
  expect(searchOf(schema)({ sort: "name", q: "tea" })).toEqual({ q: "tea" });
});

test("codes stay what they are: zeros in front, digits only", () => {
  const written = stringifySearch({ q: "0123", low: true, sort: undefined });
  expect(written).toBe("?q=0123&low=true");
  expect(parseUrlState(schema, parseSearch(written))).toMatchObject({ q: "0123", low: true });
});
