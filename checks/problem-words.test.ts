import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { errorCatalogue } from "../packages/contracts/src/index.ts";

const home = new URL("../apps/console/src/shared/problems/", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, home), "utf8");

// The words are a macro that only the build resolves, so they are read as text here.
const source = read("./words.ts");

test("every code of the catalogue has a title and what to do, and no code is invented", () => {
  const worded = [...source.matchAll(/^ {2}([A-Z_]+): \{\s*title: msg`[^`]+`,\s*fix: msg`[^`]+`/gm)].map(([, code]) => code);
  expect(worded.sort()).toEqual(Object.keys(errorCatalogue).sort());
});

test("every language says all of them, with the same values in them", () => {
  const languages = readdirSync(new URL("./locales", home));
  expect(languages.sort()).toEqual(["ar.po", "en.po", "id.po", "sw.po", "vi.po"]);
  const titles = [...source.matchAll(/title: msg`([^`]+)`/g)].map(([, title]) => title);
  for (const language of languages) {
    const texts = new Map([...read(`./locales/${language}`).matchAll(/^msgid "(.+)"\nmsgstr "(.*)"$/gm)].map(([, id = "", text = ""]) => [id, text]));
    expect([...texts].filter(([id, text]) => valuesIn(id).join() !== valuesIn(text).join()).map(([id]) => `${language}: ${id}`)).toEqual([]);
    expect(titles.filter((title = "") => !texts.get(title))).toEqual([]);
  }
});

/** Names of what is put into a text; once each, for plural forms name them again. */
function valuesIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map(([, name = ""]) => name))].sort();
}
