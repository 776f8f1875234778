import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { onlineRetailFile } from "../../modules/imports/testing.ts";
import { apiOf } from "../testing/process-api.ts";
import { runCommand, type ServerProcess, startProcess } from "../testing/server-process.ts";

const owner = { email: "owner@import.example", password: "a granary of rice" };
let dataDir: string;
let file: string;
let server: ServerProcess;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "lumbung-import-"));
  await chmod(dataDir, 0o755);
  file = join(dataDir, "online-retail.csv");
  await writeFile(file, onlineRetailFile());
  server = await startProcess({ dataDir, env: { LUMBUNG_OWNER_EMAIL: owner.email, LUMBUNG_OWNER_PASSWORD: owner.password } });
});
afterAll(async () => {
  await server.end("SIGTERM");
  await rm(dataDir, { recursive: true, force: true });
});

const run = (...words: string[]) => runCommand(["import", ...words], { dataDir });
const flat = (text: string) => text.replace(/ +/g, " ");

test("the real file, beside the running server: rehearsed, imported, imported again, taken back", async () => {
  const place = ["--tenant", "my-business", "--warehouse", "main"];
  const dry = await run("sales", file, ...place, "--dry-run");
  expect(dry.code).toBe(0);
  expect(flat(dry.output)).toContain("dry run: nothing was changed");
  const api = await apiOf(server.url, owner);
  expect((await api.get("/products")).body.items).toEqual([]);

  const first = await run("sales", file, ...place);
  expect(first.code).toBe(0);
  const said = flat(first.output);
  for (const sentence of [
    "encoding utf-8 + BOM proven",
    "delimiter ; proven",
    "decimal mark , proven",
    "dates day-first inferred: Read this way the file covers 5 days",
    "lines 10,000 read: 9,962 posted, 38 of services without stock, 0 refused, 0 imported before",
    "products 1,988 created, 0 known",
    "documents 1 opening, 439 issues, 41 returns, 30 adjustments",
    "movements 1,973 opening, 9,834 issued, 98 returned, 30 adjusted",
    "services POST (POSTAGE), D (Discount), C2 (CARRIAGE), DOT (DOTCOM POSTAGE), M (Manual), BANK CHARGES (Bank Charges)",
    "15 sales without price and customer",
  ])
    expect(said).toContain(sentence);
  const movements = (await api.get("/inventory/movements?sku=85123a&type=issue&limit=1")).body;
  expect(movements.items[0]).toMatchObject({ sku: "85123A", type: "issue" });

  const second = await run("sales", file, ...place);
  expect(second.code).toBe(0);
  expect(second.output).toContain("This file was imported before: nothing was added.");
  expect((await runCommand(["verify"], { dataDir })).code).toBe(0);

  const id = /import undo ([0-9a-f-]{36})/.exec(first.output)?.[1] ?? "";
  const undone = await run("undo", id, "--tenant", "my-business");
  expect(undone).toMatchObject({ code: 0, output: expect.stringContaining("Undone: online-retail.csv") });
  expect((await run("undo", id, "--tenant", "my-business")).code).toBe(1);
}, 180_000);

test("a list of products: rehearsed, imported, imported again", async () => {
  const goods = join(dataDir, "goods.csv");
  await writeFile(goods, "code;name;unit;price;stock\nGOODS-1;Rice;kg;2,50;12,5\nGOODS-2;Salt;kg;0,80;5.0E+12x\n");
  const place = ["--tenant", "my-business", "--warehouse", "MAIN"];
  expect((await run("products", goods, ...place, "--dry-run")).output).toContain("dry run: nothing was changed");
  const first = await run("products", goods, ...place);
  expect(first.code).toBe(0);
  for (const sentence of [
    "lines 2 read: 1 booked, 0 with nothing new, 1 refused, 0 imported before",
    "products 1 created, 0 changed",
    "opening 1 SKU in 1 document",
    "line 3, stock: “5.0E+12x” is not a number",
  ])
    expect(flat(first.output)).toContain(sentence);
  expect(flat((await run("products", goods, ...place)).output)).toContain("lines 2 read: 0 booked, 0 with nothing new, 1 refused, 1 imported before");
  expect((await runCommand(["verify"], { dataDir })).code).toBe(0);
}, 180_000);

test("what it cannot use is one message and exit code 1", async () => {
  const place = ["--tenant", "my-business", "--warehouse", "main"];
  const bad = join(dataDir, "bad.csv");
  await writeFile(bad, "nothing\nhere\n");
  const odd = join(dataDir, "odd.csv");
  await writeFile(odd, "a,b,c\nX,one,2024-01-31\nY,2,2024-01-31\n");
  for (const [words, message] of [
    [["sales"], "Give one file."],
    [["sales", file], "Name the business"],
    [["sales", file, "--tenant", "nobody", "--warehouse", "main"], 'There is no business "nobody".'],
    [["sales", file, "--tenant", "my-business", "--warehouse", "moon"], "it has MAIN"],
    [["sales", join(dataDir, "missing.csv"), ...place], "There is no file"],
    [["sales", bad, ...place], "No delimiter cuts the lines into columns"],
    [["sales", odd, ...place], "No column for sku, quantity"],
    [["sales", odd, ...place, "--map", "colour=a"], "--map is FIELD=COLUMN"],
    [["products", odd, ...place, "--existing", "some"], "--existing is skip or update."],
    [["products", odd, ...place, "--dates", "day-first"], "--dates says nothing about a file of products."],
    [["sales", odd, ...place, "--opening", "some"], "--opening is auto or none."],
    [["undo", "42", "--tenant", "my-business"], "Give the id of one import."],
  ] as const) {
    const { code, output } = await run(...words);
    expect([words, code]).toEqual([words, 1]);
    expect(output).toContain(message);
    expect(output).not.toMatch(/\n\s+at /);
  }
  const mapped = await run("sales", odd, ...place, "--map", "sku=a", "--map", "quantity=2", "--map", "date=c", "--save-preset", "odd", "--dates", "day-first");
  expect(mapped.code).toBe(0);
  expect(mapped.output).toContain("line 2, b: “one” is not a number");
  expect((await run("sales", odd, ...place, "--preset", "odd", "--dry-run")).output).toContain("sku ← a, quantity ← b, date ← c");
}, 180_000);
