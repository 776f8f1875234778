import { createHash } from "node:crypto";
import { chown, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SystemUser } from "./system-user.ts";

/** A socket's path holds about 100 characters; a deeper data folder gets its socket in the temporary folder. */
export async function prepareSocketDir(root: string, user: SystemUser | null): Promise<string> {
  const inside = join(root, "run");
  const dir =
    Buffer.byteLength(join(inside, ".s.PGSQL.5432")) <= 100
      ? inside
      : join(tmpdir(), `lumbung-${createHash("sha256").update(root).digest("hex").slice(0, 16)}`);
  await mkdir(dir, { recursive: true, mode: 0o700 });
  if (user) await chown(dir, user.uid, user.gid);
  return dir;
}

/** `sslmode` is said aloud, so that PGSSLMODE in the environment of the caller has no say on a socket. */
export function socketUrl(socketDir: string, user: string, password: string, database: string): string {
  return `postgres://${user}:${password}@${encodeURIComponent(socketDir)}/${database}?sslmode=disable`;
}
