import { chmod, mkdtemp, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isRunning, postgresPid, startProcess } from "./testing/server-process.ts";

const owner = { email: "owner@stop.example", password: "a granary of rice" };
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "lumbung-stop-"));
  await chmod(dataDir, 0o755);
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

/** A sign-in of which the server has the headers and half of the body; `finish` sends the rest and resolves with the status, 0 when the connection broke. */
async function halfSent(url: string): Promise<{ finish(): Promise<number> }> {
  const body = JSON.stringify(owner);
  const call = request(`${url}/api/v1/auth/login`, {
    method: "POST",
    headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body), expect: "100-continue" },
  });
  const answered = new Promise<number>((done) => {
    call.on("response", (response) => {
      response.resume();
      done(response.statusCode ?? 0);
    });
    call.on("error", () => done(0));
  });
  await new Promise<void>((received) => {
    call.on("continue", received);
    call.flushHeaders();
  });
  call.write(body.slice(0, 10));
  return {
    finish: () => {
      call.end(body.slice(10));
      return answered;
    },
  };
}

test("an unattended start makes the preset owner; a second start keeps him and says so", async () => {
  const env = { LUMBUNG_OWNER_EMAIL: owner.email, LUMBUNG_OWNER_PASSWORD: owner.password };
  const first = await startProcess({ dataDir, env });
  expect(first.output()).toContain(`The first owner is ${owner.email}`);
  expect(first.output()).not.toContain(owner.password);
  expect(await first.end("SIGTERM")).toBe(0);
  const second = await startProcess({ dataDir });
  expect(second.output()).toContain("the owner exists already");
  const login = await fetch(`${second.url}/api/v1/auth/login`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(owner),
  });
  expect(login.status).toBe(200);
  expect(await second.end("SIGTERM")).toBe(0);
});

test("SIGTERM finishes the request that is in flight, takes no new one, and stops PostgreSQL last", async () => {
  const server = await startProcess({ dataDir });
  const pid = await postgresPid(dataDir);
  const inFlight = await halfSent(server.url);
  server.signal("SIGTERM");
  await expect
    .poll(() =>
      fetch(`${server.url}/livez`).then(
        (answer) => answer.status,
        () => "refused",
      ),
    )
    .not.toBe(200);
  expect(isRunning(pid)).toBe(true);
  expect(await inFlight.finish()).toBe(200);
  expect(await server.ended).toBe(0);
  expect(isRunning(pid)).toBe(false);
});

test("a second signal does not wait, and the next start takes over what was left", async () => {
  const server = await startProcess({ dataDir });
  await halfSent(server.url);
  server.signal("SIGINT");
  await expect
    .poll(() =>
      fetch(`${server.url}/livez`).then(
        (answer) => answer.status,
        () => "refused",
      ),
    )
    .not.toBe(200);
  server.signal("SIGINT");
  expect(await server.ended).toBe(1);
  const next = await startProcess({ dataDir });
  expect((await fetch(`${next.url}/readyz`)).status).toBe(200);
  expect(await next.end("SIGTERM")).toBe(0);
});
