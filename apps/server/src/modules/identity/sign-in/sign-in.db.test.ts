import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type IdentityServer, owner, startIdentityServer } from "../../../app/testing/identity-server.ts";
import { createPasswords } from "../passwords/passwords.ts";

let server: IdentityServer;
let verifications = 0;
const real = createPasswords();
const passwords = {
  ...real,
  verify: (stored: string | null, password: string) => {
    verifications++;
    return real.verify(stored, password);
  },
};

beforeAll(async () => {
  server = await startIdentityServer({ passwords });
});
afterAll(() => server.close());
let address = 0;
let ip = "";
beforeEach(() => {
  verifications = 0;
  ip = `203.0.113.${++address}`;
});

const login = (email: string, password: string) => server.call("POST", "/auth/login", { body: { email, password }, ip });
const refresh = (refreshCookie: string | undefined) => server.call("POST", "/auth/refresh", { refreshCookie, ip });

test("200: e-mail and password give an access token, the businesses and a cookie that scripts cannot read", async () => {
  const answer = await login("SITI@example.org", owner.password);
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ expiresIn: 600, user: { email: owner.email, name: "Siti" }, tenants: [{ slug: "toko-siti", name: "Toko Siti" }] });
  expect(answer.body.tenantId).toBe(answer.body.tenants[0].id);
  expect(answer.body).not.toHaveProperty("refreshToken");
  expect(String(answer.headers["set-cookie"])).toMatch(/^lumbung_refresh=[\w-]{43}; Max-Age=2592000; Path=\/api\/v1\/auth; HttpOnly; SameSite=Strict$/);
  const me = await server.call("GET", "/auth/me", { token: answer.body.accessToken });
  expect(me.body).toMatchObject({ actor: { kind: "user", name: "Siti" }, role: { key: "owner" }, tenant: { currency: "IDR" }, warehouseIds: null });
});

test("behind https the cookie travels over https only", async () => {
  const answer = await server.call("POST", "/auth/login", { body: owner, ip, headers: { "x-forwarded-proto": "https", "x-forwarded-for": ip } });
  expect(String(answer.headers["set-cookie"])).toContain("; Secure");
});

test("a client that is no browser gets the refresh token in the body and no cookie", async () => {
  const answer = await server.call("POST", "/auth/login", { body: { ...owner, cookie: false }, ip });
  expect(answer.cookie).toBeUndefined();
  const next = await server.call("POST", "/auth/refresh", { body: { refreshToken: answer.body.refreshToken }, ip });
  expect(next.status).toBe(200);
  expect(next.cookie).toBeUndefined();
  expect(next.body.refreshToken).not.toBe(answer.body.refreshToken);
});

test("401: unknown e-mail and wrong password answer alike, after the same work", async () => {
  const [wrong, unknown] = [await login(owner.email, "not the password"), await login("nobody@example.org", "not the password")];
  expect(verifications).toBe(2);
  expect(wrong.status).toBe(401);
  const face = ({ body, status }: typeof wrong) => ({ status, ...body, requestId: "" });
  expect(face(unknown)).toEqual(face(wrong));
  expect(wrong.body.code).toBe("INVALID_CREDENTIALS");
});

test("400 and 422: what cannot be read, and what lacks a field", async () => {
  const broken = await server.call("POST", "/auth/login", { body: "{", headers: { "content-type": "application/json" } });
  expect([broken.status, broken.body.code]).toEqual([400, "MALFORMED_REQUEST"]);
  const empty = await server.call("POST", "/auth/login", { body: {} });
  expect([empty.status, empty.body.code]).toEqual([422, "VALIDATION_FAILED"]);
});

test("429: the sixth try within 15 minutes is locked for 15 minutes, for unknown accounts too", async () => {
  for (const email of [owner.email, "nobody@example.org"]) {
    for (let n = 0; n < 5; n++) expect((await login(email, "not the password")).status).toBe(401);
    verifications = 0;
    const locked = await login(email, owner.password);
    expect([locked.status, locked.body.code, locked.headers["retry-after"]]).toEqual([429, "TOO_MANY_ATTEMPTS", "900"]);
    expect(verifications).toBe(0);
  }
  const elsewhere = await server.call("POST", "/auth/login", { body: owner, ip: "198.51.100.7" });
  expect(elsewhere.status).toBe(200);
  server.clock.advance(15 * 60_000 - 1_000);
  expect((await login(owner.email, owner.password)).status).toBe(429);
  server.clock.advance(1_000);
  expect((await login(owner.email, owner.password)).status).toBe(200);
});

test("failures that are spread out, or followed by a success, lock nobody", async () => {
  for (let n = 0; n < 8; n++) {
    expect((await login(owner.email, "not the password")).status).toBe(401);
    server.clock.advance(4 * 60_000);
  }
  server.clock.advance(15 * 60_000);
  for (let n = 0; n < 12; n++) expect((await login(owner.email, n % 4 === 3 ? owner.password : "not the password")).status).toBe(n % 4 === 3 ? 200 : 401);
});

test("parallel tries in two processes cannot slip past the lock", async () => {
  const other = await server.otherProcess();
  const answers = await Promise.all(
    Array.from({ length: 24 }, (_, n) =>
      (n % 2 ? server : other).call("POST", "/auth/login", { body: { email: owner.email, password: `guess number ${n}` }, ip }),
    ),
  );
  expect(answers.filter((answer) => answer.status === 401)).toHaveLength(5);
  expect(answers.filter((answer) => answer.status === 429)).toHaveLength(19);
  expect(verifications).toBe(5);
});

test("many parallel sign-ins with the right password all succeed", async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => login(owner.email, owner.password)));
  expect(answers.map((answer) => answer.status)).toEqual(new Array(12).fill(200));
});

test("a refresh token works once: showing it again ends the session of everyone who holds its family", async () => {
  const first = await login(owner.email, owner.password);
  const second = await refresh(first.cookie);
  expect(second.status).toBe(200);
  expect((await server.call("GET", "/auth/me", { token: second.body.accessToken })).status).toBe(200);
  const reused = await refresh(first.cookie);
  expect([reused.status, reused.body.code]).toEqual([401, "SESSION_ENDED"]);
  expect((await refresh(second.cookie)).status).toBe(401);
  for (const { body } of [first, second])
    expect((await server.call("GET", "/auth/me", { token: body.accessToken })).body).toMatchObject({ status: 401, code: "SESSION_ENDED" });
});

test("two tabs that refresh at the same moment both stay signed in", async () => {
  const { cookie } = await login(owner.email, owner.password);
  const answers = await Promise.all([refresh(cookie), refresh(cookie), refresh(cookie)]);
  const won = answers.filter((answer) => answer.status === 200);
  expect(won).toHaveLength(1);
  for (const answer of answers) if (answer.status !== 200) expect(answer.body.code).toBe("CONFLICT");
  expect((await refresh(won[0]?.cookie)).status).toBe(200);
});

test("two processes that exchange one token at the same moment: one wins, and the session lives", async () => {
  const other = await server.otherProcess();
  const { cookie, body } = await login(owner.email, owner.password);
  const lock = await server.database.db.connect();
  await lock.query("BEGIN");
  await lock.query("SELECT 1 FROM session FOR UPDATE");
  // Both have read the unused token and wait for the session when it is released.
  const answers = [refresh(cookie), other.call("POST", "/auth/refresh", { refreshCookie: cookie, ip })];
  const waiting = "SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
  for (const deadline = Date.now() + 10_000; Date.now() < deadline; ) {
    const [row] = await server.database.db.withSystemTransaction((tx) => tx.query<{ n: number }>(waiting));
    if (row?.n === 2) break;
  }
  await lock.query("COMMIT");
  lock.release();
  expect((await Promise.all(answers)).map((answer) => answer.status).sort()).toEqual([200, 409]);
  expect((await server.call("GET", "/auth/me", { token: body.accessToken })).status).toBe(200);
});

test("a session ends when it is not used for 30 days, and lives on when it is", async () => {
  const first = await login(owner.email, owner.password);
  server.clock.advance(29 * 86_400_000);
  const second = await refresh(first.cookie);
  server.clock.advance(29 * 86_400_000);
  const third = await refresh(second.cookie);
  expect(third.status).toBe(200);
  server.clock.advance(31 * 86_400_000);
  expect((await refresh(third.cookie)).status).toBe(401);
});

test("an access token ends after ten minutes; nonsense, another key's and a changed token are refused", async () => {
  const token = await server.signIn();
  const me = (value?: string) => server.call("GET", "/auth/me", { token: value });
  const [head, , signature] = token.split(".");
  const forged = Buffer.from(JSON.stringify({ sub: "x" })).toString("base64url");
  const none = Buffer.from(JSON.stringify({ alg: "none" })).toString("base64url");
  for (const bad of [undefined, "x", "a.b.c", `${head}.${forged}.${signature}`, `${none}.${forged}.`])
    expect((await me(bad)).body).toMatchObject({ status: 401, code: "UNAUTHENTICATED" });
  expect((await me(token)).status).toBe(200);
  server.clock.advance(600_000);
  expect((await me(token)).body.code).toBe("UNAUTHENTICATED");
});

test("signing keys rotate, and tokens of the old key stay valid", async () => {
  server.clock.advance(30 * 86_400_000);
  await server.signIn();
  server.clock.advance(30 * 86_400_000 - 60_000);
  const old = await server.signIn();
  server.clock.advance(120_000);
  const fresh = await server.signIn();
  const keyOf = (token: string) => JSON.parse(Buffer.from(token.split(".")[0] as string, "base64url").toString()).kid;
  expect(keyOf(fresh)).not.toBe(keyOf(old));
  const other = await server.otherProcess();
  for (const token of [old, fresh]) expect((await other.call("GET", "/auth/me", { token })).status).toBe(200);
});

test("signing out ends the session here and in other processes, and is never an error", async () => {
  const other = await server.otherProcess();
  const { cookie, body } = await login(owner.email, owner.password);
  expect((await other.call("GET", "/auth/me", { token: body.accessToken })).status).toBe(200);
  const out = await server.call("POST", "/auth/logout", { refreshCookie: cookie });
  expect([out.status, out.cookie]).toEqual([204, ""]);
  for (const process of [server, other]) expect((await process.call("GET", "/auth/me", { token: body.accessToken })).status).toBe(401);
  expect((await server.call("POST", "/auth/logout", { refreshCookie: cookie })).status).toBe(204);
  expect((await server.call("POST", "/auth/logout")).status).toBe(204);
  const token = await server.signIn();
  expect((await server.call("POST", "/auth/logout", { token })).status).toBe(204);
  expect((await server.call("GET", "/auth/me", { token })).status).toBe(401);
});

test("someone sees where he is signed in and signs out elsewhere, but nowhere for others", async () => {
  const [here, there] = [await server.signIn(), await server.signIn()];
  const sessions = (await server.call("GET", "/auth/sessions", { token: here })).body.items;
  const current = sessions.filter((session: { current: boolean }) => session.current);
  expect(current).toHaveLength(1);
  expect(current[0]).toMatchObject({ userAgent: "test", ip: "203.0.113.1" });
  const elsewhere = (await server.call("GET", "/auth/sessions", { token: there })).body.items.find((session: { current: boolean }) => session.current);
  expect((await server.call("DELETE", `/auth/sessions/${elsewhere.id}`, { token: here })).status).toBe(204);
  expect((await server.call("GET", "/auth/me", { token: there })).status).toBe(401);
  expect((await server.call("GET", "/auth/me", { token: here })).status).toBe(200);
  expect((await server.call("DELETE", `/auth/sessions/${elsewhere.id}`, { token: here })).status).toBe(404);
});

test("sign-ins, good and bad, stand in the audit trail without any secret", async () => {
  await login(owner.email, "a secret typed wrongly");
  const signedIn = await login(owner.email, owner.password);
  await refresh((await refresh(signedIn.cookie)).cookie);
  await refresh(signedIn.cookie);
  const token = await server.signIn();
  const { body } = await server.call("GET", "/audit?limit=4", { token });
  expect(body.items.map((entry: { action: string; ip: string }) => [entry.action, entry.ip])).toEqual([
    ["session.started", "203.0.113.1"],
    ["session.ended", ip],
    ["session.started", ip],
    ["session.refused", ip],
  ]);
  expect(body.items[1].after).toEqual({ reason: "token-reused" });
  expect(JSON.stringify(body)).not.toMatch(/secret typed|lumbung padi/);
});
