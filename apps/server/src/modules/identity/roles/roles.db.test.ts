import { rolePresets } from "@lumbung/contracts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type IdentityServer, startIdentityServer } from "../../../app/testing/identity-server.ts";

let server: IdentityServer;
let token: string;
beforeAll(async () => {
  server = await startIdentityServer();
  token = await server.signIn();
});
afterAll(() => server.close());

const password = "kopi dari gunung";
const create = (name: string, permissions: string[], by = token) => server.call("POST", "/roles", { token: by, body: { name, permissions } });
const update = (id: string, version: number, body: unknown, by = token) =>
  server.call("PATCH", `/roles/${id}`, { token: by, body, headers: { "if-match": `"${version}"` } });

async function memberWith(roleId: string) {
  const email = `${roleId.slice(-8)}@example.org`;
  const invited = await server.call("POST", "/invitations", { token, body: { email, name: "Member", roleId } });
  const { body } = await server.call("POST", "/invitations/accept", { body: { token: invited.body.link.split("#token=")[1], password } });
  return { id: body.user.id as string, token: body.accessToken as string };
}

test("a business starts with the presets, which cannot be changed", async () => {
  const { items, nextCursor } = (await server.call("GET", "/roles", { token })).body;
  expect(nextCursor).toBeNull();
  expect(items.map((role: { key: string }) => role.key).sort()).toEqual(Object.keys(rolePresets).sort());
  expect(items[0]).toMatchObject({ key: "owner", preset: true, members: 1, permissions: rolePresets.owner.permissions });
  expect((await update(items[0].id, 1, { name: "King" })).body).toMatchObject({ status: 409, code: "CONFLICT" });
  expect((await server.call("DELETE", `/roles/${items[0].id}`, { token })).status).toBe(409);
});

test("a custom role is made, changed for all who have it at once, and deleted when nobody has it", async () => {
  const { status, body: role, headers } = await create("Night shift", ["product:read", "product:read"]);
  expect([status, role.permissions, headers.etag]).toEqual([201, ["product:read"], '"1"']);
  expect((await create("NIGHT SHIFT", [])).body).toMatchObject({ status: 409, code: "DUPLICATE", details: { field: "name" } });
  const member = await memberWith(role.id);
  expect((await server.call("GET", "/users", { token: member.token })).status).toBe(403);
  expect((await update(role.id, 1, { permissions: ["user:read"] })).body).toMatchObject({ version: 2, members: 1, permissions: ["user:read"] });
  expect((await server.call("GET", "/users", { token: member.token })).status).toBe(200);
  expect((await update(role.id, 1, { name: "Late" })).status).toBe(412);
  expect((await server.call("DELETE", `/roles/${role.id}`, { token })).body).toMatchObject({ status: 409, details: { members: 1 } });
  await server.call("DELETE", `/users/${member.id}`, { token });
  expect((await server.call("DELETE", `/roles/${role.id}`, { token })).status).toBe(204);
  expect((await server.call("GET", `/roles/${role.id}`, { token })).status).toBe(404);
});

test("a role that an open invitation promises stays; a closed invitation does not hold it", async () => {
  const { body: role } = await create("Promised", ["product:read"]);
  const invited = await server.call("POST", "/invitations", { token, body: { email: "p@example.org", name: "P", roleId: role.id } });
  expect((await server.call("DELETE", `/roles/${role.id}`, { token })).body.details).toMatchObject({ invitations: 1 });
  await server.call("DELETE", `/invitations/${invited.body.id}`, { token });
  expect((await server.call("DELETE", `/roles/${role.id}`, { token })).status).toBe(204);
  const [closed] = (await server.call("GET", "/invitations?state=all&limit=1", { token })).body.items;
  expect(closed).toMatchObject({ id: invited.body.id, state: "revoked", role: null });
});

test("nobody makes a role, or changes one, that may do more than himself", async () => {
  const { body: clerkRole } = await create("Clerk", ["role:read", "role:write", "product:read"]);
  const clerk = await memberWith(clerkRole.id);
  const refused = await create("Mighty", ["product:read", "cost:read"], clerk.token);
  expect(refused.body).toMatchObject({ status: 403, details: { permission: "cost:read" } });
  const { body: mighty } = await create("Mightier", ["cost:read"]);
  expect((await update(mighty.id, 1, { permissions: [] }, clerk.token)).status).toBe(403);
  expect((await server.call("DELETE", `/roles/${mighty.id}`, { token: clerk.token })).status).toBe(403);
  expect((await create("Small", ["product:read"], clerk.token)).status).toBe(201);
});

test("401, 403, 422: without a token, without the permission, with a permission that does not exist", async () => {
  expect((await server.call("GET", "/roles")).status).toBe(401);
  const viewer = (await server.call("GET", "/roles", { token })).body.items.find((role: { key: string }) => role.key === "viewer");
  const member = await memberWith(viewer.id);
  expect((await create("X", [], member.token)).body).toMatchObject({ status: 403, details: { permission: "role:write" } });
  expect((await create("X", ["everything:always"])).status).toBe(422);
});

test("the same Idempotency-Key makes one role", async () => {
  const send = () => server.call("POST", "/roles", { token, body: { name: "Once", permissions: [] }, headers: { "idempotency-key": "make-once" } });
  const [first, second] = [await send(), await send()];
  expect(second.body).toEqual(first.body);
  const other = await server.call("POST", "/roles", { token, body: { name: "Other", permissions: [] }, headers: { "idempotency-key": "make-once" } });
  expect(other.body).toMatchObject({ status: 422, code: "IDEMPOTENCY_MISMATCH" });
});
