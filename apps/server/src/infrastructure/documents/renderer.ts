import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { toSVG } from "bwip-js/node";
import type { CodeToDraw, DocumentAnswer, DocumentTask } from "./types.ts";

/*
 * The process that makes documents; see README.md. It gets {id, task} and answers {id, pdf} or {id, error}.
 */

const require = createRequire(import.meta.url);
const fontPaths = ["@expo-google-fonts/noto-sans", "@expo-google-fonts/noto-sans-arabic"].flatMap((name) =>
  ["400Regular", "700Bold"].map((weight) => join(dirname(require.resolve(`${name}/package.json`)), weight)),
);
const compiler = NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontPaths }] });
/** Results of so many documents ago are forgotten. */
const cacheAgeMax = 2;

function render({ template, data, codes }: DocumentTask): Uint8Array {
  const drawn = new Map<string, string>();
  const svgs = codes.map((code) => once(drawn, code));
  const compiled = compiler.compile({ mainFileContent: template, inputs: { data: JSON.stringify({ ...data, codes: svgs }) } });
  const problem = compiled.takeError();
  if (problem !== null || compiled.result === null) throw new Error(`the template does not compile: ${JSON.stringify(problem?.shortDiagnostics)}`);
  const pdf = compiler.pdf(compiled.result);
  compiler.evictCache(cacheAgeMax);
  return pdf;
}

/** A code that stands on many labels is drawn once. */
function once(drawn: Map<string, string>, { kind, text }: CodeToDraw): string {
  const name = `${kind} ${text}`;
  const svg = drawn.get(name) ?? toSVG({ bcid: kind, text, ...(kind === "qrcode" ? {} : { height: 10 }) });
  drawn.set(name, svg);
  return svg;
}

process.on("message", ({ id, task }: { id: number; task: DocumentTask }) => {
  let answer: DocumentAnswer;
  try {
    answer = { id, pdf: render(task) };
  } catch (error) {
    answer = { id, error: error instanceof Error ? error.message : String(error) };
  }
  process.send?.(answer);
});
// The server went away without a word.
process.on("disconnect", () => process.exit(0));
// Interrupting the server in a terminal reaches its children too; the server ends this one when it has what it waits for.
process.on("SIGINT", () => undefined);
