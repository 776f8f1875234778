import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { declarationOf, typeOf } from "./typescript.ts";
import { findDrift, writeArtifacts } from "./write-artifacts.ts";

describe("types of schemas", () => {
  test.each([
    [{ type: "string" }, "string"],
    [{ type: "integer" }, "number"],
    [{ type: ["string", "null"] }, "string | null"],
    [{ enum: ["a", "b"] }, '"a" | "b"'],
    [{ const: 201, type: "number" }, "201"],
    [{ $ref: "#/components/schemas/Level" }, "Level"],
    [{ type: "array", items: { anyOf: [{ type: "string" }, { type: "null" }] } }, "(string | null)[]"],
    [{ type: "array", items: { type: "object", properties: { a: { enum: [1, 2] } }, required: ["a"] } }, "{\n  a: 1 | 2;\n}[]"],
    [{ type: "object", additionalProperties: { type: "number" } }, "Record<string, number>"],
    [{ type: "object" }, "Record<string, unknown>"],
    [{}, "unknown"],
  ])("%j is %s", (schema, type) => {
    expect(typeOf(schema)).toBe(type);
  });

  test("an object becomes an interface with what its fields mean, a union a type", () => {
    const schema = {
      type: "object",
      properties: { "odd-name": { type: "string", description: "Ends no */ comment" }, id: { type: "string" } },
      required: ["id"],
    };
    expect(declarationOf("Thing", schema)).toBe('export interface Thing {\n  /** Ends no *\\/ comment */\n  "odd-name"?: string;\n  id: string;\n}');
    expect(declarationOf("Kind", { enum: ["low", "out"], description: "How bad" })).toBe('/** How bad */\nexport type Kind = "low" | "out";');
  });
});

describe("generated files", () => {
  let root: string;
  const folders = ["docs/reference"];
  const wanted = new Map([
    ["docs/reference/a.md", "# A\nsame\nnew\n"],
    ["docs/reference/deep/b.md", "# B\n"],
  ]);

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "gen-"));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  test("are written, and then nothing differs", async () => {
    expect((await writeArtifacts(root, wanted, folders)).map(({ path, kind }) => [path, kind])).toEqual([
      ["docs/reference/a.md", "missing"],
      ["docs/reference/deep/b.md", "missing"],
    ]);
    expect(await findDrift(root, wanted, folders)).toEqual([]);
    expect(await readFile(join(root, "docs/reference/a.md"), "utf8")).toBe("# A\nsame\nnew\n");
  });

  test("are compared line by line, and what is made no more is found and removed", async () => {
    await writeArtifacts(root, wanted, folders);
    await writeFile(join(root, "docs/reference/a.md"), "# A\nsame\nold\n");
    await writeFile(join(root, "docs/reference/deep/gone.md"), "");
    expect(await findDrift(root, wanted, folders)).toEqual([
      { path: "docs/reference/a.md", kind: "differs", line: { number: 3, found: "old", expected: "new" } },
      { path: "docs/reference/deep/gone.md", kind: "stale" },
    ]);
    await writeArtifacts(root, wanted, folders);
    expect(await findDrift(root, wanted, folders)).toEqual([]);
  });
});
