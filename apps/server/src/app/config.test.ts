import { expect, test } from "vitest";
import { describeSettings, loadConfig } from "./config.ts";

test("nothing set gives a server on this machine with its own data folder", () => {
  expect(loadConfig({})).toMatchObject({ HOST: "127.0.0.1", PORT: 3000, LUMBUNG_DATA_DIR: "./.lumbung", TRUST_PROXY: false, LEDGER_GROUP_COMMIT: true });
});

test("every mistake is listed at once, with the name of its variable", () => {
  const read = () => loadConfig({ PORT: "80x", DATABASE_URL: "mysql://x", LUMBUNG_OWNER_EMAIL: "a@b.example", LUMBUNG_DATADIR: "x", LOG_LEVEL: "loud" });
  expect(read).toThrow(/^5 settings are not valid:/);
  for (const name of ["PORT: must be a whole number", "DATABASE_URL: must be an address", "LUMBUNG_DATADIR: there is no such setting", "LOG_LEVEL: must be"])
    expect(read).toThrow(name);
});

test("the owner's e-mail and password come together", () => {
  expect(() => loadConfig({ LUMBUNG_OWNER_EMAIL: "a@b.example" })).toThrow("LUMBUNG_OWNER_PASSWORD: is needed");
  expect(() => loadConfig({ LUMBUNG_OWNER_PASSWORD: "long enough for it" })).toThrow("LUMBUNG_OWNER_EMAIL: is needed");
});

test("an empty variable counts as not set", () => {
  expect(loadConfig({ PORT: "", DATABASE_URL: "" }).PORT).toBe(3000);
});

test("the generated table has a sentence and the default of every setting", () => {
  const rows = describeSettings();
  expect(rows.every((row) => row.description.length > 10)).toBe(true);
  expect(rows.find((row) => row.name === "LEDGER_GROUP_COMMIT")?.defaultValue).toBe("on");
  expect(rows.find((row) => row.name === "PORT")?.defaultValue).toBe("3000");
  expect(rows.find((row) => row.name === "DATABASE_URL")?.defaultValue).toBeNull();
});
