import { execFile, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, statSync } from "node:fs";
import { readFile, readlink, realpath, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { PostgresBinaries } from "./binaries.ts";
import type { SystemUser } from "./system-user.ts";

/** Settings for a small machine that must not lose a committed transaction. */
const serverSettings = {
  listen_addresses: "",
  max_connections: "100",
  shared_buffers: "256MB",
  work_mem: "16MB",
  maintenance_work_mem: "128MB",
  effective_cache_size: "1GB",
  random_page_cost: "1.1",
  max_wal_size: "4GB",
  min_wal_size: "256MB",
  checkpoint_timeout: "15min",
  wal_buffers: "16MB",
  jit: "off",
  synchronous_commit: "on",
  log_min_messages: "warning",
  timezone: "UTC",
};

const logBytesMax = 10 * 1024 * 1024;

export interface LaunchedPostmaster {
  /** What it said when it ended, or undefined while it runs. */
  failure(): string | undefined;
}

/** Starts the PostgreSQL server process. It outlives this one if need be; its messages go to `postgres.log` beside its folder. */
export function launchPostmaster(
  pgData: string,
  socketDir: string,
  binaries: PostgresBinaries,
  user: SystemUser | null,
  flags: readonly string[],
): LaunchedPostmaster {
  const settings = Object.entries(serverSettings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const logFile = `${pgData}.log`;
  const log = openLog(logFile);
  const logStart = statSync(logFile).size;
  // Its own session: Ctrl-C reaches our process alone, which drains first and stops PostgreSQL last.
  const child = spawn(binaries.postgres, ["-D", pgData, "-k", socketDir, "-p", "5432", ...settings, ...flags], {
    ...user,
    cwd: "/",
    detached: true,
    stdio: ["ignore", "ignore", log],
    env: { PATH: process.env.PATH, LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH, LC_ALL: "C" },
  });
  closeSync(log);
  let ended: string | undefined;
  child.on("error", (error) => {
    ended = error.message;
  });
  child.on("exit", () => {
    ended ??= readFileSync(logFile).subarray(logStart).toString().trim() || "it ended without a message";
  });
  child.unref();
  return { failure: () => ended };
}

function openLog(file: string): number {
  const large = (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > logBytesMax;
  return openSync(file, large ? "w" : "a", 0o600);
}

/** The pid of the PostgreSQL that runs on this folder, also one that outlived the server that started it. */
export async function runningPid(pgData: string): Promise<number | undefined> {
  const pid = await pidIn(join(pgData, "postmaster.pid"));
  return pid !== undefined && isAlive(pid) && (await servesFolder(pid, pgData)) ? pid : undefined;
}

/**
 * Removes lock files whose number now belongs to another program (a container starts counting from 1 each time) or to
 * a process that is dead but was never collected: PostgreSQL itself would refuse to start beside them.
 */
export async function removeStaleLocks(pgData: string, socketDir: string): Promise<void> {
  for (const file of [join(pgData, "postmaster.pid"), join(socketDir, ".s.PGSQL.5432.lock")]) {
    const pid = await pidIn(file);
    if (pid !== undefined && isAlive(pid) && !(await servesFolder(pid, pgData))) await rm(file, { force: true });
  }
}

async function pidIn(file: string): Promise<number | undefined> {
  const text = await readFile(file, "utf8").catch(() => "");
  const pid = Number(text.split("\n")[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

/** PostgreSQL makes its data folder its working folder; where /proc is missing, its name has to do. */
async function servesFolder(pid: number, pgData: string): Promise<boolean> {
  if (process.platform === "linux") {
    // What we may not look at could be the one: then nothing of its is removed.
    const cwd = await readlink(`/proc/${pid}/cwd`).catch((error: NodeJS.ErrnoException) => (error.code === "EACCES" ? undefined : ""));
    return cwd === undefined || cwd === (await realpath(pgData));
  }
  const command = await promisify(execFile)("ps", ["-o", "command=", "-p", String(pid)]).catch(() => ({ stdout: "" }));
  return command.stdout.includes("postgres");
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Fast shutdown: open transactions roll back, nothing committed is lost. */
export async function stopPostmaster(pgData: string): Promise<void> {
  const pid = await runningPid(pgData);
  if (pid === undefined) return;
  process.kill(pid, "SIGINT");
  const deadline = Date.now() + 20_000;
  const runs = async () => isAlive(pid) && (await servesFolder(pid, pgData));
  while ((await runs()) && Date.now() < deadline) await new Promise((wake) => setTimeout(wake, 15));
  if (await runs()) process.kill(pid, "SIGQUIT");
}
