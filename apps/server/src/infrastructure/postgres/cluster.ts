import { spawn } from "node:child_process";
import { access, chown, link, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { newSecret } from "../../shared/ids.ts";
import { StartError } from "../../shared/start-error.ts";
import type { PostgresBinaries } from "./binaries.ts";
import { isAlive } from "./postmaster.ts";
import type { SystemUser } from "./system-user.ts";

/** Passwords of the three roles of an embedded cluster; they never leave the data folder. */
export interface Credentials {
  readonly superPassword: string;
  readonly ownerPassword: string;
  readonly appPassword: string;
}

/** Reads the passwords, or makes them for a new folder. Processes that start together end up with the same ones. */
export async function readCredentials(root: string, pgData: string): Promise<Credentials> {
  const file = join(root, "postgres.json");
  if (!(await exists(file))) {
    if (await exists(pgData))
      throw new StartError(`${file} is missing; it holds the passwords of the database beside it. Put it back from a backup of the data folder.`);
    const draft = `${file}.${newSecret(6)}`;
    const credentials: Credentials = { superPassword: newSecret(24), ownerPassword: newSecret(24), appPassword: newSecret(24) };
    await writeFile(draft, `${JSON.stringify(credentials)}\n`, { mode: 0o600 });
    // A link appears whole or not at all, and only where nothing is yet.
    await link(draft, file).catch(() => undefined);
    await rm(draft, { force: true });
  }
  return JSON.parse(await readFile(file, "utf8")) as Credentials;
}

/** Clusters this process is creating at the moment. */
const ownStagings = new Set<string>();

/**
 * Creates the cluster where there is none: beside its place, and moved there when it is whole, so that a kill leaves no
 * half cluster. Of two processes that start together one wins, and the other takes the winner's.
 */
export async function ensureCluster(pgData: string, binaries: PostgresBinaries, credentials: Credentials, user: SystemUser | null): Promise<void> {
  await removeAbandoned(pgData);
  if (await exists(join(pgData, "PG_VERSION"))) return;
  const staging = `${pgData}.new-${process.pid}-${newSecret(6)}`;
  ownStagings.add(staging);
  const passwordFile = `${staging}.password`;
  await mkdir(staging, { mode: 0o700 });
  await writeFile(passwordFile, credentials.superPassword, { mode: 0o600 });
  if (user) {
    await chown(staging, user.uid, user.gid);
    await chown(passwordFile, user.uid, user.gid);
  }
  const args = ["-D", staging, "-U", "postgres", "-E", "UTF8", "--auth=scram-sha-256", `--pwfile=${passwordFile}`];
  try {
    await run(binaries.initdb, [...args, "--no-locale", "--no-instructions", "--data-checksums"], user);
    await rename(staging, pgData).catch(async (error) => {
      if (!(await exists(join(pgData, "PG_VERSION")))) throw error;
    });
  } finally {
    await rm(passwordFile, { force: true });
    await rm(staging, { recursive: true, force: true });
    ownStagings.delete(staging);
  }
}

/** What a killed first start left behind. */
async function removeAbandoned(pgData: string): Promise<void> {
  const [folder, name] = [dirname(pgData), `${basename(pgData)}.new-`];
  for (const entry of await readdir(folder)) {
    const pid = entry.startsWith(name) ? Number.parseInt(entry.slice(name.length), 10) : Number.NaN;
    // A number of ours that is not of ours: a container starts counting from 1 each time.
    const left = pid === process.pid ? ![...ownStagings].some((own) => entry.startsWith(basename(own))) : !isAlive(pid);
    if (!Number.isNaN(pid) && left) await rm(join(folder, entry), { recursive: true, force: true });
  }
}

function run(command: string, args: string[], user: SystemUser | null): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { ...user, cwd: "/", stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, LC_ALL: "C" } });
    let errors = "";
    child.stderr.on("data", (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.on("error", fail);
    child.on("close", (code) => (code === 0 ? done() : fail(new StartError(`The database folder could not be created: ${errors.trim()}`))));
  });
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
