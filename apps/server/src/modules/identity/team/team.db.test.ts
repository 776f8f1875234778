import { afterAll, beforeAll, expect, test } from "vitest";
import { type IdentityServer, owner, startIdentityServer } from "../../../app/testing/identity-server.ts";

let server: IdentityServer;
let token: string;
let mainWarehouse: string;
let roles: Record<string, string>;

beforeAll(async () => {
  server = await startIdentityServer();
  token = await server.signIn();
  const { items } = (await server.call("GET", "/roles", { token })).body;
  roles = Object.fromEntries(items.map((role: { key: string; id: string }) => [role.key, role.id]));
  const me = (await server.call("GET", "/auth/me", { token })).body;
  const [warehouse] = await server.database.db.read(server.identity.systemCtx(me.tenant.id), (ctx) => ctx.tx.query<{ id: string }>("SELECT id FROM warehouse"));
  mainWarehouse = warehouse?.id as string;
});
afterAll(() => server.close());

const password = "kopi dari gunung";
let count = 0;

/** Invites and accepts: a new team member with a token of his own. */
async function join(role: string, warehouseIds: string[] | null = null) {
  const email = `member${++count}@example.org`;
  const invited = await server.call("POST", "/invitations", { token, body: { email, name: `Member ${count}`, roleId: roles[role], warehouseIds } });
  const accepted = await server.call("POST", "/invitations/accept", { body: { token: invited.body.link.split("#token=")[1], password } });
  if (accepted.status !== 200) throw new Error(JSON.stringify(accepted.body));
  return { id: accepted.body.user.id as string, email, token: accepted.body.accessToken as string };
}

const read = async (id: string) => (await server.call("GET", `/users/${id}`, { token })).body;
const change = (by: string, id: string, version: number, body: unknown) =>
  server.call("PATCH", `/users/${id}`, { token: by, body, headers: { "if-match": `"${version}"` } });

test("an invitation is mailed with a link of its own, shows what it opens, and makes an account that is signed in", async () => {
  const email = "wayan@example.org";
  const invited = await server.call("POST", "/invitations", { token, body: { email, name: "Wayan", roleId: roles.cashier, warehouseIds: [mainWarehouse] } });
  expect(invited.status).toBe(201);
  expect(invited.body).toMatchObject({ state: "open", role: { key: "cashier" }, warehouseIds: [mainWarehouse] });
  expect(invited.body.link).toMatch(/^https:\/\/shop\.example\.org\/accept#token=inv_[0-9a-f]{32}_[\w-]{43}$/);
  const mailed = (await server.deliverMails()).get("Wayan") as string;
  expect(mailed).not.toBe(invited.body.link);
  const link = mailed.split("#token=")[1];

  const preview = await server.call("POST", "/invitations/look-up", { body: { token: link } });
  expect(preview.body).toEqual({ businessName: "Toko Siti", email, name: "Wayan", hasAccount: false });
  const weak = await server.call("POST", "/invitations/accept", { body: { token: link, password: "short" } });
  expect([weak.status, weak.body.code]).toEqual([422, "WEAK_PASSWORD"]);
  const accepted = await server.call("POST", "/invitations/accept", { body: { token: link, password, name: "I Wayan" } });
  expect(accepted.body).toMatchObject({ user: { email, name: "I Wayan" }, tenants: [{ slug: "toko-siti" }] });
  const me = await server.call("GET", "/auth/me", { token: accepted.body.accessToken });
  expect(me.body).toMatchObject({ role: { key: "cashier" }, warehouseIds: [mainWarehouse] });

  const used = await server.call("POST", "/invitations/accept", { body: { token: invited.body.link.split("#token=")[1], password } });
  expect([used.status, used.body.code]).toEqual([410, "LINK_INVALID"]);
  const again = await server.call("POST", "/invitations", { token, body: { email, name: "Wayan", roleId: roles.cashier } });
  expect([again.status, again.body.code]).toEqual([409, "DUPLICATE"]);
});

test("one link makes one member, also when it is opened twice at the same moment", async () => {
  const { body } = await server.call("POST", "/invitations", { token, body: { email: "twice@example.org", name: "Twice", roleId: roles.viewer } });
  const accept = () => server.call("POST", "/invitations/accept", { body: { token: body.link.split("#token=")[1], password } });
  const answers = await Promise.all([accept(), accept()]);
  expect(answers.map((answer) => answer.status).sort()[0]).toBe(200);
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
});

test("who has an account joins another business with its password, not with the link alone", async () => {
  const member = await join("owner");
  const business = { name: "Warung Dua", currency: "IDR", timeZone: "Asia/Makassar", locale: "id-ID" };
  const opened = await server.call("POST", "/tenants", { token: member.token, body: business });
  expect(opened.status).toBe(201);
  const switched = await server.call("POST", "/auth/switch", { token: member.token, body: { tenantId: opened.body.id } });
  const otherRoles = (await server.call("GET", "/roles", { token: switched.body.accessToken })).body.items;
  const cashier = otherRoles.find((role: { key: string }) => role.key === "cashier");
  const invited = await server.call("POST", "/invitations", {
    token: switched.body.accessToken,
    body: { email: owner.email.toUpperCase(), name: "Siti", roleId: cashier.id },
  });
  const link = invited.body.link.split("#token=")[1];
  expect((await server.call("POST", "/invitations/look-up", { body: { token: link } })).body).toMatchObject({ businessName: "Warung Dua", hasAccount: true });
  const stolen = await server.call("POST", "/invitations/accept", { body: { token: link, password: "a password of my own" } });
  expect([stolen.status, stolen.body.code]).toEqual([401, "INVALID_CREDENTIALS"]);
  const accepted = await server.call("POST", "/invitations/accept", { body: { token: link, password: owner.password } });
  expect(accepted.body).toMatchObject({ tenantId: opened.body.id, tenants: [{ slug: "toko-siti" }, { slug: "warung-dua" }] });
  const tenants = await server.call("GET", "/tenants", { token });
  expect(tenants.body.items.map((tenant: { slug: string }) => tenant.slug)).toEqual(["toko-siti", "warung-dua"]);
  expect((await server.call("GET", "/users", { token: accepted.body.accessToken })).status).toBe(403);
});

test("an invitation that was taken back, or is a week old, opens nothing", async () => {
  const invite = (email: string) => server.call("POST", "/invitations", { token, body: { email, name: "Late", roleId: roles.viewer } });
  const [first, second] = [await invite("late1@example.org"), await invite("late2@example.org")];
  const lookUp = (answer: typeof first) => server.call("POST", "/invitations/look-up", { body: { token: answer.body.link.split("#token=")[1] } });
  expect((await lookUp(first)).status).toBe(200);
  expect((await server.call("DELETE", `/invitations/${first.body.id}`, { token })).status).toBe(204);
  expect((await server.call("DELETE", `/invitations/${first.body.id}`, { token })).status).toBe(404);
  expect((await lookUp(first)).status).toBe(410);
  server.clock.advance(7 * 86_400_000);
  token = await server.signIn();
  expect((await lookUp(second)).status).toBe(410);
  const open = (await server.call("GET", "/invitations", { token })).body.items;
  const all = (await server.call("GET", "/invitations?state=all", { token })).body.items;
  expect(open).toEqual([]);
  expect(all.find((item: { id: string }) => item.id === second.body.id).state).toBe("expired");
  expect((await invite("late2@example.org")).status).toBe(201);
  expect((await server.call("POST", "/invitations/look-up", { body: { token: "inv_nonsense" } })).status).toBe(410);
});

test("a change of role or warehouses counts from the next request on, here and in other processes", async () => {
  const member = await join("viewer");
  const other = await server.otherProcess();
  for (const process of [server, other]) expect((await process.call("GET", "/users", { token: member.token })).status).toBe(403);
  const changed = await change(token, member.id, 1, { roleId: roles.manager });
  expect([changed.status, changed.headers.etag, changed.body.role.key]).toEqual([200, '"2"', "manager"]);
  for (const process of [server, other]) expect((await process.call("GET", "/users", { token: member.token })).status).toBe(200);
  await change(token, member.id, 2, { warehouseIds: [mainWarehouse] });
  expect((await other.call("GET", "/auth/me", { token: member.token })).body.warehouseIds).toEqual([mainWarehouse]);
  expect((await server.call("DELETE", `/users/${member.id}`, { token })).status).toBe(204);
  for (const process of [server, other]) expect((await process.call("GET", "/auth/me", { token: member.token })).body.code).toBe("SESSION_ENDED");
  expect((await server.call("GET", `/users/${member.id}`, { token })).status).toBe(404);
  const signIn = await server.call("POST", "/auth/login", { body: { email: member.email, password } });
  expect([signIn.status, signIn.body.code]).toEqual([403, "FORBIDDEN"]);
});

test("the reason why someone left stands in the audit trail; an empty one is refused", async () => {
  const member = await join("viewer");
  const empty = await server.call("DELETE", `/users/${member.id}`, { token, body: { reason: " " } });
  expect([empty.status, empty.body.details.fields[0].path]).toEqual([422, "reason"]);
  expect((await server.call("DELETE", `/users/${member.id}`, { token, body: { reason: "Moved to another town" } })).status).toBe(204);
  const [entry] = (await server.call("GET", `/audit?action=member.removed&entityId=${member.id}`, { token })).body.items;
  expect(entry).toMatchObject({ reason: "Moved to another town", before: { email: member.email } });
});

test("412 and 428: nobody overwrites what someone else has just changed", async () => {
  const member = await join("viewer");
  expect((await server.call("PATCH", `/users/${member.id}`, { token, body: {} })).status).toBe(428);
  expect((await change(token, member.id, 1, { roleId: roles.cashier })).status).toBe(200);
  expect((await change(token, member.id, 1, { roleId: roles.viewer })).body).toMatchObject({ status: 412, code: "VERSION_CONFLICT" });
});

test("nobody gives more than he has, nor touches someone who may do more", async () => {
  const [manager, scoped, viewer] = [await join("manager"), await join("manager", [mainWarehouse]), await join("viewer", [mainWarehouse])];
  const siti = (await server.call("GET", "/auth/me", { token })).body.user;
  const raised = await change(manager.token, viewer.id, 1, { roleId: roles.owner });
  expect(raised.body).toMatchObject({ status: 403, code: "FORBIDDEN", details: { permission: "tenant:update" } });
  const deposed = await change(manager.token, siti.id, (await read(siti.id)).version, { roleId: roles.viewer });
  expect(deposed.status).toBe(403);
  expect((await server.call("DELETE", `/users/${siti.id}`, { token: manager.token })).status).toBe(403);
  const invited = await server.call("POST", "/invitations", { token: manager.token, body: { email: "x@example.org", name: "X", roleId: roles.owner } });
  expect(invited.status).toBe(403);
  expect((await change(scoped.token, viewer.id, 1, { warehouseIds: null })).status).toBe(403);
  expect((await change(scoped.token, manager.id, 1, { roleId: roles.viewer })).status).toBe(403);
  expect((await change(scoped.token, viewer.id, 1, { roleId: roles.cashier })).status).toBe(200);
});

test("404: people, roles and warehouses of elsewhere do not exist here", async () => {
  const member = await join("viewer");
  const nowhere = "00000000-0000-7000-8000-0000000000ff";
  expect((await change(token, nowhere, 1, {})).status).toBe(404);
  expect((await change(token, member.id, 1, { roleId: nowhere })).status).toBe(404);
  expect((await change(token, member.id, 1, { warehouseIds: [nowhere] })).status).toBe(404);
  expect((await server.call("POST", "/auth/switch", { token, body: { tenantId: nowhere } })).status).toBe(404);
});

test("the last owner stays, also when two owners step down at the same moment", async () => {
  const siti = (await server.call("GET", "/auth/me", { token })).body.user;
  for (const other of (await server.call("GET", "/users", { token })).body.items)
    if (other.role.key === "owner" && other.id !== siti.id) await server.call("DELETE", `/users/${other.id}`, { token });
  const version = async () => (await read(siti.id)).version;
  expect((await change(token, siti.id, await version(), { roleId: roles.manager })).body).toMatchObject({ status: 409, code: "LAST_OWNER" });
  expect((await change(token, siti.id, await version(), { warehouseIds: [mainWarehouse] })).body.code).toBe("LAST_OWNER");
  expect((await server.call("DELETE", `/users/${siti.id}`, { token })).body.code).toBe("LAST_OWNER");
  const second = await join("owner");
  const answers = await Promise.all([
    change(token, siti.id, await version(), { roleId: roles.manager }),
    change(second.token, second.id, 1, { roleId: roles.manager }),
    server.call("DELETE", `/users/${second.id}`, { token: second.token }),
  ]);
  expect(answers.some((answer) => answer.body?.code === "LAST_OWNER")).toBe(true);
  const check = answers[0]?.status === 200 ? second.token : token;
  const owners = (await server.call("GET", "/users", { token: check })).body.items.filter((member: { role: { key: string } }) => member.role.key === "owner");
  expect(owners).toHaveLength(1);
  token = check;
});

test("the team is listed by name, page by page", async () => {
  const names: string[] = [];
  for (let cursor = ""; ; ) {
    const { body } = await server.call("GET", `/users?limit=3${cursor && `&cursor=${cursor}`}`, { token });
    names.push(...body.items.map((member: { name: string }) => member.name));
    if (body.nextCursor === null) break;
    cursor = body.nextCursor;
  }
  const all = (await server.call("GET", "/users?limit=200", { token })).body.items.map((member: { name: string }) => member.name);
  expect(names).toEqual(all);
  expect(new Set(names).size).toBe(names.length);
  expect((await server.call("GET", "/users?cursor=bm9wZQ", { token })).status).toBe(422);
});

test("someone changes his own name and language", async () => {
  const member = await join("viewer");
  const updated = await server.call("PATCH", "/auth/me", { token: member.token, body: { name: "Made", locale: "id-ID" } });
  expect(updated.body.user).toMatchObject({ name: "Made", locale: "id-ID" });
  const wrong = await server.call("PATCH", "/auth/me", { token: member.token, body: { locale: "not a language" } });
  expect(wrong.status).toBe(422);
});

test("someone chooses how to see things, and finds it again after signing in elsewhere", async () => {
  const member = await join("viewer");
  const me = (by: string) => server.call("GET", "/auth/me", { token: by });
  expect((await me(member.token)).body.user.preferences).toEqual({ theme: "system", digits: "auto", calendar: "gregory" });
  await server.call("PATCH", "/auth/me", { token: member.token, body: { preferences: { theme: "dark", calendar: "islamic-umalqura" } } });
  const updated = await server.call("PATCH", "/auth/me", { token: member.token, body: { preferences: { digits: "arab" } } });
  expect(updated.body.user.preferences).toEqual({ theme: "dark", digits: "arab", calendar: "islamic-umalqura" });
  expect((await me(await server.signIn(member.email, password))).body.user.preferences).toEqual(updated.body.user.preferences);
  expect((await me(token)).body.user.preferences.theme).toBe("system");
  for (const preferences of [{ theme: "pink" }, { digits: null }, "dark"]) {
    const refused = await server.call("PATCH", "/auth/me", { token: member.token, body: { preferences } });
    expect([refused.status, refused.body.code]).toEqual([422, "VALIDATION_FAILED"]);
  }
});
