import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, posix } from "node:path";

/** A generated file that is not what the code says. */
export interface Drift {
  readonly path: string;
  readonly kind: "missing" | "differs" | "stale";
  /** First line that differs, counted from 1, as it is and as it should be. */
  readonly line?: { readonly number: number; readonly found: string; readonly expected: string };
}

/** Compares what is in the repository at `root` with what it should be. */
export async function findDrift(root: string, wanted: ReadonlyMap<string, string>, folders: readonly string[]): Promise<Drift[]> {
  const drift: Drift[] = [];
  for (const [path, expected] of wanted) {
    const found = await readFile(join(root, path), "utf8").catch(() => undefined);
    if (found === undefined) drift.push({ path, kind: "missing" });
    else if (found !== expected) drift.push({ path, kind: "differs", line: firstDifference(found, expected) });
  }
  for (const folder of folders) for (const path of await filesIn(root, folder)) if (!wanted.has(path)) drift.push({ path, kind: "stale" });
  return drift;
}

/** Makes the repository what it should be; returns what was changed. */
export async function writeArtifacts(root: string, wanted: ReadonlyMap<string, string>, folders: readonly string[]): Promise<Drift[]> {
  const drift = await findDrift(root, wanted, folders);
  for (const { path, kind } of drift) {
    const file = join(root, path);
    if (kind === "stale") await rm(file);
    else {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, wanted.get(path) ?? "");
    }
  }
  return drift;
}

async function filesIn(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => posix.join(folder, entry.parentPath.slice(join(root, folder).length).replaceAll("\\", "/"), entry.name));
}

function firstDifference(found: string, expected: string): Drift["line"] {
  const there = found.split("\n");
  const wanted = expected.split("\n");
  const index = wanted.findIndex((line, at) => line !== there[at]);
  const at = index === -1 ? wanted.length : index;
  return { number: at + 1, found: there[at] ?? "", expected: wanted[at] ?? "" };
}
