import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { occupiedPort, postgresPid, runToEnd, startProcess } from "./testing/server-process.ts";

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "lumbung-start-"));
  await chmod(dataDir, 0o755);
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const withoutStack = (output: string) => expect(output).not.toMatch(/\n\s+at /);

describe("a start that cannot go on ends with one message, exit code 1 and no stack", () => {
  test("settings that are not valid are listed together", async () => {
    const { code, output } = await runToEnd({ dataDir, env: { PORT: "many", LOG_LEVEL: "loud" } });
    expect(code).toBe(1);
    expect(output).toContain("2 settings are not valid:");
    withoutStack(output);
  });

  test("an option that does not exist shows the usage", async () => {
    const { code, output } = await runToEnd({ dataDir, args: ["--rolle=web"] });
    expect(code).toBe(1);
    expect(output).toContain("Usage: pnpm start");
    withoutStack(output);
  });

  test("a role by itself needs a database of its own", async () => {
    const { code, output } = await runToEnd({ dataDir, args: ["--role=worker"] });
    expect(code).toBe(1);
    expect(output).toContain("Set DATABASE_URL");
    withoutStack(output);
  });

  test("a DATABASE_URL where nothing listens", async () => {
    const { code, output } = await runToEnd({ dataDir, env: { DATABASE_URL: "postgres://someone:secret@127.0.0.1:1/shop" } });
    expect(code).toBe(1);
    expect(output).toContain("DATABASE_URL: nothing listens at 127.0.0.1:1.");
    expect(output).not.toContain("secret");
    withoutStack(output);
  });

  test("a port in use", async () => {
    const occupied = await occupiedPort();
    const { code, output } = await runToEnd({ dataDir, env: { PORT: String(occupied.port) } });
    await occupied.release();
    expect(code).toBe(1);
    expect(output).toContain(`Port ${occupied.port} on 127.0.0.1 is in use by another program.`);
    withoutStack(output);
  });

  test("a data folder in use by a running server, which is named and undisturbed", async () => {
    const server = await startProcess({ dataDir });
    const { code, output } = await runToEnd({ dataDir });
    expect(code).toBe(1);
    expect(output).toContain("is in use by a running server");
    expect(output).toContain(server.url);
    withoutStack(output);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    expect(await server.end("SIGTERM")).toBe(0);
  });
});

test("of two servers that start at once on a new folder, one runs and the other says so", async () => {
  const fresh = await mkdtemp(join(tmpdir(), "lumbung-race-"));
  await chmod(fresh, 0o755);
  const results = await Promise.allSettled([startProcess({ dataDir: fresh }), startProcess({ dataDir: fresh })]);
  const [running] = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  const [refused] = results.flatMap((result) => (result.status === "rejected" ? [String(result.reason)] : []));
  expect(refused).toContain("is in use by a running server");
  expect((await fetch(`${running?.url}/readyz`)).status).toBe(200);
  expect(await running?.end("SIGINT")).toBe(0);
  await rm(fresh, { recursive: true, force: true });
});

test("a server that was killed starts again, whether its PostgreSQL lives on or was killed too", async () => {
  const first = await startProcess({ dataDir });
  expect(await first.end("SIGKILL")).toBe("SIGKILL");
  const second = await startProcess({ dataDir });
  const pid = await postgresPid(dataDir);
  second.signal("SIGKILL");
  process.kill(pid, "SIGKILL");
  await second.ended;
  const third = await startProcess({ dataDir });
  expect((await fetch(`${third.url}/readyz`)).status).toBe(200);
  expect(await third.end("SIGTERM")).toBe(0);
});

test("a PostgreSQL that is killed under a running server comes back without a restart of the server", async () => {
  const server = await startProcess({ dataDir });
  process.kill(await postgresPid(dataDir), "SIGKILL");
  await expect.poll(async () => (await fetch(`${server.url}/readyz`)).status, { timeout: 20_000 }).toBe(200);
  expect(await server.end("SIGTERM")).toBe(0);
});
