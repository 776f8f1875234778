import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { StartError } from "../../shared/start-error.ts";
import { builtDir, consoleDir, glance, readThrough } from "./fingerprint.ts";

/** What a built console was made of; it lies beside its files. */
interface Stamp {
  readonly glance: string;
  readonly content: string;
}

/**
 * The folder of the built console. It is built in a process of its own, so that this one stays small, and only when its
 * sources have changed. Where building fails, the one built before is served; StartError where there is none.
 */
export async function prepareConsole(print: (line: string) => void): Promise<string> {
  const [known, seen] = await Promise.all([readStamp(), glance()]);
  if (known?.glance === seen) return builtDir;
  const content = await readThrough();
  if (known?.content === content) {
    await writeFile(stampFile(builtDir), JSON.stringify({ glance: seen, content }));
    return builtDir;
  }
  print("Building the console, once: a few seconds …");
  const target = join(consoleDir, `dist.${process.pid}`);
  try {
    await build(target);
    await writeFile(stampFile(target), JSON.stringify({ glance: seen, content } satisfies Stamp));
    await putInPlace(target);
  } catch (error) {
    await rm(target, { recursive: true, force: true });
    if (known === undefined)
      throw new StartError(`The console could not be built:\n${(error as Error).message}\n\nSet LUMBUNG_CONSOLE=off to start without it.`);
    print(`The console could not be built; the one built before is served.\n${(error as Error).message}`);
  }
  return builtDir;
}

const stampFile = (dir: string) => join(dir, "built-from.json");

async function readStamp(): Promise<Stamp | undefined> {
  try {
    return JSON.parse(await readFile(stampFile(builtDir), "utf8")) as Stamp;
  } catch {
    return undefined;
  }
}

async function build(target: string): Promise<void> {
  const child = spawn(process.execPath, [join(consoleDir, "scripts/build.ts"), target], { cwd: consoleDir, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(output.trim() || `the build ended with ${code}`);
}

/** Two processes may have built at the same time; whoever comes second finds the same files there. */
async function putInPlace(target: string): Promise<void> {
  const old = `${builtDir}.old.${process.pid}`;
  await rename(builtDir, old).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
  await rename(target, builtDir).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    await rm(target, { recursive: true, force: true });
  });
  await rm(old, { recursive: true, force: true });
}
