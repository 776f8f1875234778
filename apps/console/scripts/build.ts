import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { build } from "vite";

const root = resolve(import.meta.dirname, "..");
const outDir = resolve(process.argv[2] ?? join(root, "dist"));
const worthCompressing = /\.(js|css|html|svg|json|webmanifest)$/;

// The tools look for their settings where they are started, and for what to build in the environment of whoever starts them.
process.chdir(root);
process.env.NODE_ENV = "production";

/** Builds the console into the folder named (`dist` when left out), with every text file also compressed for the wire. */
await build({ root, build: { outDir, emptyOutDir: true }, logLevel: "warn", configFile: join(root, "vite.config.ts") });
const files = (await readdir(outDir, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));
// What the service worker keeps, so that every screen opens without a connection.
const kept = files.map((file) => `/${relative(outDir, file).replaceAll("\\", "/")}`).filter((path) => path.startsWith("/assets/"));
const list = join(outDir, "assets.json");
await writeFile(list, JSON.stringify(kept.sort()));
await Promise.all([...files, list].filter((file) => worthCompressing.test(file) && !file.endsWith("index.html")).map(compress));

async function compress(file: string): Promise<void> {
  const content = await readFile(file);
  if (content.length < 1024) return;
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }),
    promisify(gzip)(content, { level: 9 }),
  ]);
  await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gz)]);
}
