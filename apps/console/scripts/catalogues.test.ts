import { globSync, readFileSync } from "node:fs";
import { formatter } from "@lingui/format-po";
import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";
import { describe, expect, test } from "vitest";

const source = new URL("../src/", import.meta.url).pathname;
const files = globSync(`${source}**/locales/*.po`).filter((file) => !file.endsWith("/en.po"));

type Token = string | readonly [name: string, type?: string, choices?: Record<string, unknown>];

/** The names of what is filled in, and the plural forms of every plural. */
function partsOf(message: string): { names: string[]; plurals: string[][] } {
  const names = new Set<string>();
  const plurals: string[][] = [];
  const visit = (tokens: unknown): void => {
    if (!Array.isArray(tokens)) return;
    for (const token of tokens as Token[]) {
      if (!Array.isArray(token)) continue;
      const [name, type, choices] = token as [string, string?, Record<string, unknown>?];
      if (name !== "#") names.add(name);
      if (typeof choices !== "object" || choices === null) continue;
      if (type === "plural") plurals.push(Object.keys(choices).filter((form) => form !== "offset" && !/^\d+$/.test(form)));
      for (const choice of Object.values(choices)) visit(choice);
    }
  };
  visit(compileMessageOrThrow(message));
  return { names: [...names].sort(), plurals };
}

const tags = (message: string) => (message.match(/<\/?\d+\/?>/g) ?? []).sort();

describe.each(files.map((file) => [file.slice(source.length), file] as const))("%s", (name, file) => {
  const locale = name.split("/").at(-1)?.replace(".po", "") ?? "";
  const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;

  test("says everything the original says, with every plural form of the language", async () => {
    const catalogue = await formatter().parse(readFileSync(file, "utf8"), { locale, sourceLocale: "en", filename: file });
    for (const entry of Object.values(catalogue)) {
      const original = entry.message ?? "";
      if (!entry.translation) continue;
      const [wanted, got] = [partsOf(original), partsOf(entry.translation)];
      expect(got.names, entry.translation).toEqual(wanted.names);
      expect(tags(entry.translation), entry.translation).toEqual(tags(original));
      for (const plural of got.plurals) expect(plural.sort(), entry.translation).toEqual([...forms].sort());
    }
  });
});
