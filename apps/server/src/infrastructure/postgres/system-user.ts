import { execFile, spawnSync } from "node:child_process";
import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { StartError } from "../../shared/start-error.ts";

const run = promisify(execFile);

/** PostgreSQL refuses to run as root; as root it runs as this system user. */
const userName = "lumbung";

export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The user PostgreSQL runs as: null for "the one who runs this program", which is everybody but root. As root it is the
 * owner of a cluster that exists, else the system user, which is created the first time.
 * @param cluster owner of the cluster's folder, where there is one
 */
export async function systemUserForPostgres(cluster: SystemUser | undefined, root: string): Promise<SystemUser | null> {
  const uid = process.getuid?.();
  if (uid === undefined) return null;
  if (uid !== 0) {
    if (cluster === undefined || cluster.uid === uid) return null;
    throw new StartError(
      [
        `The data folder ${root} belongs to another user (number ${cluster.uid}); it was started as root or by someone else before.`,
        `Start it as that user again, or take it over: sudo chown -R ${uid} ${root}`,
      ].join("\n"),
    );
  }
  if (cluster !== undefined && cluster.uid !== 0) return cluster;
  const known = await lookUp();
  if (known) return known;
  try {
    await run("useradd", ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", userName]);
  } catch {
    // Alpine and BusyBox have adduser only.
    await run("adduser", ["-S", "-D", "-H", "-s", "/sbin/nologin", userName]).catch(() => undefined);
  }
  const created = await lookUp();
  if (!created)
    throw new StartError(
      `PostgreSQL does not run as root and the system user "${userName}" could not be created. Create it (useradd --system ${userName}), run this program as another user, or set DATABASE_URL.`,
    );
  return created;
}

async function lookUp(): Promise<SystemUser | null> {
  try {
    const [uid, gid] = await Promise.all([run("id", ["-u", userName]), run("id", ["-g", userName])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

/** Throws with the way to mend it when `user` cannot reach one of `paths` (a project under /root is the usual case). */
export async function assertReachable(user: SystemUser, paths: string[]): Promise<void> {
  for (const path of paths) {
    if (canReach(user, path)) continue;
    const closed = await closedFolders(user, path);
    throw new StartError(
      [
        `PostgreSQL runs as the system user "${userName}" (it refuses to run as root), and that user cannot reach ${path}.`,
        `Mend it with one of these:`,
        `  - move the project to a folder that everybody may enter, such as /opt/lumbung or /srv/lumbung`,
        `  - let others pass through: chmod o+x ${closed.join(" ") || dirname(path)}`,
        `  - start the server as a user who owns the project`,
        `  - set DATABASE_URL to a PostgreSQL of your own`,
      ].join("\n"),
    );
  }
}

function canReach(user: SystemUser, path: string): boolean {
  return spawnSync("test", ["-r", path], { uid: user.uid, gid: user.gid, cwd: "/", stdio: "ignore" }).status === 0;
}

/** The folders on the way to `path` that do not let `user` through, outermost first. */
async function closedFolders(user: SystemUser, path: string): Promise<string[]> {
  const closed: string[] = [];
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder);
    const enter = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & enter) === 0) closed.unshift(folder);
  }
  return closed;
}
