import { afterAll, beforeAll, expect, test } from "vitest";
import { type IdentityServer, owner, startIdentityServer } from "../../../app/testing/identity-server.ts";

let server: IdentityServer;
beforeAll(async () => {
  server = await startIdentityServer();
});
afterAll(() => server.close());

let current = owner.password;
const login = (password: string) => server.call("POST", "/auth/login", { body: { email: owner.email, password } });
const forgot = (email: string) => server.call("POST", "/auth/password/forgot", { body: { email } });
const reset = (token: string | undefined, password: string) => server.call("POST", "/auth/password/reset", { body: { token, password } });
const mailedToken = async () => (await server.deliverMails()).get("Siti")?.split("/reset#token=")[1];

test("changing the password needs the present one and signs out everywhere else", async () => {
  const [here, there] = [await server.signIn(owner.email, current), await server.signIn(owner.email, current)];
  const change = (currentPassword: string, newPassword: string) =>
    server.call("POST", "/auth/password", { token: here, body: { currentPassword, newPassword } });
  expect((await change("not the password", "sawah di lereng")).body).toMatchObject({ status: 401, code: "INVALID_CREDENTIALS" });
  expect((await change(current, "sawah")).body).toMatchObject({ status: 422, code: "WEAK_PASSWORD" });
  expect((await change(current, owner.email)).body.code).toBe("WEAK_PASSWORD");
  expect((await change(current, "sawah di lereng")).status).toBe(204);
  expect((await login(current)).status).toBe(401);
  current = "sawah di lereng";
  expect((await login(current)).status).toBe(200);
  expect((await server.call("GET", "/auth/me", { token: here })).status).toBe(200);
  expect((await server.call("GET", "/auth/me", { token: there })).status).toBe(401);
});

test("a stolen access token is no way to guess the password", async () => {
  const token = await server.signIn(owner.email, current);
  const guess = () =>
    server.call("POST", "/auth/password", { token, ip: "198.51.100.1", body: { currentPassword: "a guess", newPassword: "sawah dan bukit" } });
  for (let n = 0; n < 5; n++) expect((await guess()).status).toBe(401);
  expect((await guess()).status).toBe(429);
});

test("a mailed link sets a new password once and ends every session", async () => {
  const session = await server.signIn(owner.email, current);
  expect((await forgot("  Siti@Example.org ")).status).toBe(202);
  const token = await mailedToken();
  expect(token).toMatch(/^[\w-]{43}$/);
  expect((await reset(token, "short")).body.code).toBe("WEAK_PASSWORD");
  expect((await reset(token, "lumbung yang baru")).status).toBe(204);
  expect((await server.call("GET", "/auth/me", { token: session })).status).toBe(401);
  expect((await login(current)).status).toBe(401);
  current = "lumbung yang baru";
  expect((await login(current)).status).toBe(200);
  expect((await reset(token, "lumbung lain lagi")).body).toMatchObject({ status: 410, code: "LINK_INVALID" });
});

test("two uses of a link at the same moment: one wins", async () => {
  await forgot(owner.email);
  const token = await mailedToken();
  const answers = await Promise.all([reset(token, "rumah di kampung"), reset(token, "rumah di seberang")]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([204, 410]);
  current = answers[0]?.status === 204 ? "rumah di kampung" : "rumah di seberang";
  expect((await login(current)).status).toBe(200);
});

test("a link ends after an hour, with the next link, and with a change of password", async () => {
  server.clock.advance(15 * 60_000);
  await forgot(owner.email);
  const old = await mailedToken();
  await forgot(owner.email);
  const next = await mailedToken();
  expect((await reset(old, "rumah di seberang")).status).toBe(410);
  server.clock.advance(3_600_000);
  expect((await reset(next, "rumah di seberang")).status).toBe(410);
  expect((await reset("nonsense", "rumah di seberang")).status).toBe(410);
});

test("the answer never tells whether an account exists, and one person gets three mails in 15 minutes", async () => {
  const asked = async () => {
    const rows = await server.database.db.withSystemTransaction((tx) => tx.query("SELECT 1 FROM event_log WHERE topic = 'identity.password-reset.requested'"));
    return rows.length;
  };
  const before = await asked();
  const answers = [await forgot("nobody@example.org"), await forgot(owner.email)];
  expect(answers.map((answer) => [answer.status, answer.body])).toEqual([
    [202, undefined],
    [202, undefined],
  ]);
  for (let n = 0; n < 5; n++) expect((await forgot(owner.email)).status).toBe(202);
  expect((await asked()) - before).toBe(3);
});

test("no token stands in the event log, and only hashes in the tables", async () => {
  server.clock.advance(15 * 60_000);
  await forgot(owner.email);
  const token = (await mailedToken()) as string;
  for (const table of ["event_log", "one_time_token"]) {
    const rows = await server.database.db.withSystemTransaction((tx) => tx.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t`));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.some(({ row }) => row.includes(token))).toBe(false);
  }
});
