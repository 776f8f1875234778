import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const sources = fileURLToPath(new URL("../../apps/console/src", import.meta.url));

export type Language = "en" | "ar" | "id" | "vi" | "sw";

/** Says an English text of the console as its reader sees it: `say("Save")`, `say("Quantity of {name}", { name: "Rice" })`. */
export type Say = (english: string, values?: Readonly<Record<string, string>>) => string;

/** The texts of a language, out of the catalogues the console is made with. A text that is not in them is a mistake of the journey. */
export function wordsOf(language: Language): Say {
  const texts = new Map<string, string>();
  for (const entry of readdirSync(sources, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && entry.name === `${language}.po`)
      for (const [english, text] of readCatalogue(readFileSync(join(entry.parentPath, entry.name), "utf8"))) if (text !== "") texts.set(english, text);
  return (english, values = {}) => {
    const text = texts.get(english);
    if (text === undefined) throw new Error(`The console does not say “${english}” in ${language}.`);
    return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  };
}

/** Pairs of msgid and msgstr; a text may go on over several lines. */
function readCatalogue(po: string): Array<[string, string]> {
  return [...po.matchAll(/^msgid ((?:".*"\n)+)msgstr ((?:".*"\n?)+)/gm)].map(([, id = "", text = ""]) => [unquote(id), unquote(text)]);
}

function unquote(lines: string): string {
  return lines
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as string)
    .join("");
}
