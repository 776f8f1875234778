import { afterAll, beforeAll, expect, test } from "vitest";
import { type IdentityServer, startIdentityServer } from "../../../app/testing/identity-server.ts";

let server: IdentityServer;
let token: string;
const meta = { requestId: "r", ip: null, locale: "en" };
beforeAll(async () => {
  server = await startIdentityServer();
  token = await server.signIn();
});
afterAll(() => server.close());

test("a caller who is known costs microseconds and no query", async () => {
  const authenticate = () => server.identity.authenticate(`Bearer ${token}`, meta);
  await authenticate();
  const { tx } = await taken(10);
  const rounds = 20_000;
  const start = performance.now();
  // Every connection is taken: anything that needed the database would wait for ever.
  for (let n = 0; n < rounds; n++) await authenticate();
  const microseconds = ((performance.now() - start) * 1000) / rounds;
  for (const client of tx) client.release();
  expect(microseconds).toBeLessThan(50);
});

async function taken(count: number) {
  return { tx: await Promise.all(Array.from({ length: count }, () => server.database.db.connect())) };
}

test("a change that was never told is noticed within 30 seconds", async () => {
  const me = () => server.call("GET", "/auth/me", { token });
  expect((await me()).status).toBe(200);
  await server.database.db.withSystemTransaction((tx) => tx.query("UPDATE session SET ended_at = now(), end_reason = 'by hand'"));
  expect((await me()).status).toBe(200);
  server.clock.advance(30_000);
  expect((await me()).body.code).toBe("SESSION_ENDED");
  token = await server.signIn();
});

test("the context says who acts, in which session, in the language of his choice", async () => {
  const before = await server.identity.authenticate(`bearer ${token}`, { ...meta, locale: "ar" });
  expect(before).toMatchObject({ locale: "ar", requestId: "r", actor: { kind: "user", name: "Siti", warehouseIds: null } });
  expect(before.sessionId).toMatch(/^[0-9a-f-]{36}$/);
  await server.call("PATCH", "/auth/me", { token, body: { locale: "id-ID" } });
  expect((await server.identity.authenticate(`Bearer ${token}`, meta)).locale).toBe("id-ID");
});

test.each([undefined, "", "Basic dXNlcjpwYXNz", "Bearer", "Bearer ", `Bearer ${"x".repeat(5_000)}`])("%s is not a caller", async (header) => {
  await expect(server.identity.authenticate(header, meta)).rejects.toThrow(expect.objectContaining({ code: "UNAUTHENTICATED" }));
});

test("what is over is removed, and what may still be used is kept", async () => {
  const count = async () => {
    const [row] = await server.database.db.withSystemTransaction((tx) =>
      tx.query<{ sessions: number; tokens: number; keys: number }>(
        "SELECT (SELECT count(*)::int FROM session) AS sessions, (SELECT count(*)::int FROM refresh_token) AS tokens, (SELECT count(*)::int FROM signing_key) AS keys",
      ),
    );
    return row;
  };
  const prune = server.identity.jobs.find((job) => job.name === "identity.prune");
  const run = () => prune?.handler({ id: "1", payload: null, attempt: 1, tenantId: null, progress: async () => {} });
  await run();
  expect(await count()).toEqual({ sessions: 2, tokens: 2, keys: 1 });
  server.clock.advance(61 * 86_400_000);
  await server.signIn();
  server.clock.advance(2 * 86_400_000);
  await run();
  expect(await count()).toEqual({ sessions: 1, tokens: 1, keys: 1 });
});
