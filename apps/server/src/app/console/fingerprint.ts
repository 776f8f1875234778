import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../../../../../", import.meta.url));
/** Where the console is, and where it stands when it is built. */
export const consoleDir = join(repository, "apps/console");
export const builtDir = join(consoleDir, "dist");

/** Everything the built console is made of. */
const sources = [
  ...["index.html", "package.json", "vite.config.ts", "lingui.config.ts", "src", "public", "scripts"].map((name) => join(consoleDir, name)),
  ...["packages/contracts/src", "packages/sdk/src", "pnpm-lock.yaml"].map((name) => join(repository, name)),
];

/** Tests are no part of what is built. */
const isSource = (path: string) => !/\.test\.tsx?$/.test(path);

/** What the sources look like without reading them: a few milliseconds, at every start. */
export async function glance(): Promise<string> {
  const lines = await Promise.all(
    (await sourceFiles()).map(async (path) => {
      const { size, mtimeMs } = await stat(path);
      return `${path} ${size} ${mtimeMs}`;
    }),
  );
  return digest(lines);
}

/** What the sources hold: the same after a copy or a checkout, which give every file a new time. */
export async function readThrough(): Promise<string> {
  return digest(
    await Promise.all(
      (await sourceFiles()).map(
        async (path) =>
          `${path.slice(repository.length)} ${createHash("sha256")
            .update(await readFile(path))
            .digest("base64url")}`,
      ),
    ),
  );
}

async function sourceFiles(): Promise<string[]> {
  const found = await Promise.all(
    sources.map(async (path) => {
      if ((await stat(path)).isFile()) return [path];
      const entries = await readdir(path, { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    }),
  );
  return found.flat().filter(isSource).sort();
}

function digest(lines: readonly string[]): string {
  return createHash("sha256").update(lines.join("\n")).digest("base64url");
}
