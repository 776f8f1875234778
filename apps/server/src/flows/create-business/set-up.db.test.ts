import pg from "pg";
import { afterEach, expect, test } from "vitest";
import { type IdentityServer, startIdentityServer } from "../../app/testing/identity-server.ts";

let server: IdentityServer;
afterEach(() => server.close());

const preset = { email: "first@example.org", password: "lumbung pertama" };
const form = {
  email: "ayu@example.org",
  password: "beras dan kopi",
  name: "Ayu",
  businessName: "Toko Ayu",
  currency: "IDR",
  timeZone: "Asia/Jakarta",
  locale: "id-ID",
};

async function emptyServer(): Promise<{ setUp: (token: string, change?: object) => ReturnType<IdentityServer["call"]>; link: () => Promise<string> }> {
  server = await startIdentityServer({ firstOwner: null });
  return {
    setUp: (token, change = {}) => server.call("POST", "/auth/setup", { body: { ...form, token, ...change } }),
    link: async () => {
      const outcome = await server.businesses.ensureFirstOwner(null);
      if (outcome.kind !== "setup-link") throw new Error(outcome.kind);
      return outcome.link.split("/setup#token=")[1] as string;
    },
  };
}

test("the printed link makes the first owner with a business, signed in, and then opens nothing", async () => {
  const { setUp, link } = await emptyServer();
  expect((await server.call("GET", "/auth/setup")).body).toEqual({ open: true });
  const token = await link();
  expect((await setUp(token, { password: "short" })).body.code).toBe("WEAK_PASSWORD");
  expect((await setUp(token, { currency: "rupiah" })).status).toBe(422);
  const done = await setUp(token);
  expect(done.body).toMatchObject({ user: { email: form.email, name: "Ayu" }, tenants: [{ slug: "toko-ayu", name: "Toko Ayu" }] });
  expect(done.cookie).toMatch(/^[\w-]{43}$/);
  const tenant = await server.call("GET", "/tenants/current", { token: done.body.accessToken });
  expect(tenant.body).toMatchObject({ currency: "IDR", timeZone: "Asia/Jakarta", locale: "id-ID" });
  expect((await server.call("GET", "/auth/setup")).body).toEqual({ open: false });
  expect((await setUp(token)).body).toMatchObject({ status: 410, code: "LINK_INVALID" });
  expect(await server.businesses.ensureFirstOwner(null)).toEqual({ kind: "present" });
  expect((await server.identity.findTenant("toko-ayu"))?.name).toBe("Toko Ayu");
  expect(await server.identity.findTenant("nobody")).toBeUndefined();
});

test("the first warehouse is called what the first person calls it", async () => {
  const { setUp, link } = await emptyServer();
  expect((await setUp(await link(), { warehouseName: " " })).status).toBe(422);
  expect((await setUp(await link(), { warehouseName: "Gudang Ayu" })).status).toBe(200);
  const database = new pg.Client({ connectionString: server.database.ownerUrl });
  await database.connect();
  const { rows } = await database.query("SELECT name FROM warehouse");
  await database.end();
  expect(rows).toEqual([{ name: "Gudang Ayu" }]);
});

test("two people with two links at the same moment: one owns the server", async () => {
  const { setUp, link } = await emptyServer();
  const tokens = [await link(), await link()];
  const answers = await Promise.all(tokens.map((token, n) => setUp(token, { email: `ayu${n}@example.org` })));
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 410]);
  expect(await server.identity.allTenants()).toHaveLength(1);
});

test("a link ends after a day; a guess opens nothing", async () => {
  const { setUp, link } = await emptyServer();
  const token = await link();
  expect((await setUp("a guess")).status).toBe(410);
  server.clock.advance(86_400_000);
  expect((await setUp(token)).status).toBe(410);
  expect((await setUp(await link())).status).toBe(200);
});

test("presets make the owner once, also when two processes start together, and change nothing later", async () => {
  server = await startIdentityServer({ firstOwner: null });
  const other = await server.otherProcess();
  const outcomes = await Promise.all([server.businesses.ensureFirstOwner(preset), other.businesses.ensureFirstOwner(preset)]);
  expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(["created", "present"]);
  const token = await server.signIn(preset.email, preset.password);
  expect((await server.call("GET", "/auth/me", { token })).body).toMatchObject({ user: { name: "first" }, tenant: { slug: "my-business" } });
  expect(await server.businesses.ensureFirstOwner({ ...preset, password: "another password" })).toEqual({ kind: "present" });
  await server.signIn(preset.email, preset.password);
});

test("a weak preset is refused and leaves the server empty", async () => {
  server = await startIdentityServer({ firstOwner: null });
  await expect(server.businesses.ensureFirstOwner({ ...preset, password: "1234567890" })).rejects.toThrow(expect.objectContaining({ code: "WEAK_PASSWORD" }));
  expect((await server.call("GET", "/auth/setup")).body).toEqual({ open: true });
});
