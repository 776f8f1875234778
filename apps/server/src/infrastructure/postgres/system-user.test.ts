import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { assertReachable, systemUserForPostgres } from "./system-user.ts";

/** Somebody who owns nothing on this machine. */
const stranger = { uid: 59_999, gid: 59_999 };

test.runIf(process.getuid?.() === 0)("a folder the database's user cannot enter is named with the command that opens it", async () => {
  const root = await mkdtemp(join(tmpdir(), "lumbung-closed-"));
  const inner = join(root, "project", "data");
  await mkdir(inner, { recursive: true });
  await chmod(root, 0o700);
  await chmod(join(root, "project"), 0o750);
  await expect(assertReachable(stranger, [inner])).rejects.toThrow(`chmod o+x ${root} ${join(root, "project")}\n`);
  await chmod(root, 0o755);
  await chmod(join(root, "project"), 0o755);
  await expect(assertReachable(stranger, [inner])).resolves.toBeUndefined();
  await rm(root, { recursive: true });
});

test("a cluster that exists is run by the user who owns it", async () => {
  const own = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  if (own.uid === 0) expect(await systemUserForPostgres(stranger, "/data")).toEqual(stranger);
  else {
    expect(await systemUserForPostgres(own, "/data")).toBeNull();
    await expect(systemUserForPostgres(stranger, "/data")).rejects.toThrow(`sudo chown -R ${own.uid} /data`);
  }
});
