import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const mainFile = fileURLToPath(new URL("../../main.ts", import.meta.url));
const cliFile = fileURLToPath(new URL("../cli/lumbung.ts", import.meta.url));
/** A busy machine may take long; a start that fails says so at once. */
const startTimeoutMs = 110_000;

/** A real server process, as an operator starts it. */
export interface ServerProcess {
  /** Base address, such as `http://127.0.0.1:40123`; empty for a worker. */
  readonly url: string;
  /** All it has printed so far. */
  output(): string;
  /** Sends the signal and resolves with the exit code, or the signal's name when it was killed. */
  end(signal: NodeJS.Signals): Promise<number | string>;
  signal(signal: NodeJS.Signals): void;
  readonly ended: Promise<number | string>;
}

export interface ProcessOptions {
  readonly dataDir?: string;
  readonly env?: Record<string, string>;
  readonly args?: readonly string[];
}

/** Starts `main.ts` on a free port and resolves when it says it is ready; rejects with its output when it ends instead. */
export async function startProcess(options: ProcessOptions): Promise<ServerProcess> {
  const started = spawnProgram(mainFile, options);
  const deadline = Date.now() + startTimeoutMs;
  while (!started.output().includes("is ready")) {
    if (started.child.exitCode !== null) throw new Error(`the server did not start: ${started.output()}`);
    if (Date.now() > deadline) {
      started.child.kill("SIGKILL");
      throw new Error(`the server was not ready in time: ${started.output()}`);
    }
    await new Promise((wake) => setTimeout(wake, 20));
  }
  const url = /https?:\/\/[\w.:[\]-]+/.exec(started.output())?.[0] ?? "";
  return {
    url,
    output: started.output,
    ended: started.ended,
    signal: (signal) => started.child.kill(signal),
    end: (signal) => {
      started.child.kill(signal);
      return started.ended;
    },
  };
}

/** Starts `main.ts` where it is expected to refuse: its exit code and what it says. */
export async function runToEnd(options: ProcessOptions): Promise<{ code: number | string; output: string }> {
  const started = spawnProgram(mainFile, options);
  return { code: await started.ended, output: started.output() };
}

/** Runs `pnpm lumbung …` to its end. */
export async function runCommand(words: readonly string[], options: Omit<ProcessOptions, "args">): Promise<{ code: number | string; output: string }> {
  const started = spawnProgram(cliFile, { ...options, args: words });
  return { code: await started.ended, output: started.output() };
}

function spawnProgram(file: string, options: ProcessOptions): { child: ChildProcess; ended: Promise<number | string>; output: () => string } {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(LUMBUNG|LEDGER|DATABASE)_|^(PORT|HOST|PUBLIC_URL|SMTP_URL)$/.test(name)),
  );
  const child = spawn(process.execPath, [file, ...(options.args ?? [])], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...inherited,
      PORT: "0",
      LOG_LEVEL: "warn",
      LUMBUNG_CONSOLE: "off",
      ...(options.dataDir ? { LUMBUNG_DATA_DIR: options.dataDir } : {}),
      ...options.env,
    },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  const ended = once(child, "close").then(([code, signal]) => (code ?? signal) as number | string);
  return { child, ended, output: () => output };
}

/** The pid of the PostgreSQL of a data folder. */
export async function postgresPid(dataDir: string): Promise<number> {
  return Number((await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8")).split("\n")[0]);
}

/** A port that was free a moment ago, and a server that occupies it until it is closed. */
export async function occupiedPort(): Promise<{ port: number; release(): Promise<void> }> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { port: address.port, release: () => new Promise((done) => server.close(() => done())) };
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
