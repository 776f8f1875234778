import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository. */
export const root = fileURLToPath(new URL("..", import.meta.url));

export interface Block {
  /** First word behind the fence, such as `sh`. */
  readonly language: string;
  /** Written ```` ```sh run ````: an example that is run as it stands. */
  readonly run: boolean;
  readonly text: string;
}

/** Paths of all Markdown files in the repository, new ones included. */
export function markdownFiles(): string[] {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"], { cwd: root, encoding: "utf8" });
  return listed.split("\n").filter(Boolean);
}

export function readDocument(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** The fenced blocks of a Markdown text, in their order. */
export function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(/^```(\w+)( run)?\n([\s\S]*?)^```$/gm)].map(([, language = "", run, text = ""]) => ({ language, run: run !== undefined, text }));
}
