import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServer, type TestServer } from "../testing/test-server.ts";
import { type OwnerView, openOwnerView } from "./tenant-rows.ts";

let server: TestServer;
let view: OwnerView;
beforeAll(async () => {
  server = await createTestServer();
  view = await openOwnerView(server);
});
afterAll(async () => {
  await view.close();
  await server.close();
});

/** Tables and unique keys that are not the tenant's although they know one, with the reason. */
const exceptions: Readonly<Record<string, string>> = {
  session: "belongs to a person, who has no business yet while he signs in; tenant_id is the one he was last in",
  session_pkey: "see session",
};

test("R-TEN-1: every table with a tenant lets a connection see that tenant's rows and write no other", async () => {
  const open = await view.query<{ table: string }>({
    name: "open_tables",
    text: `SELECT c.relname AS table FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
              AND has_table_privilege('lumbung_app', c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE')
              AND (NOT c.relrowsecurity OR NOT EXISTS (
                     SELECT FROM pg_policies p WHERE p.schemaname = 'public' AND p.tablename = c.relname AND p.cmd = 'ALL'
                        AND p.qual LIKE '%tenant_id = app_tenant()%' AND p.with_check LIKE '%tenant_id = app_tenant()%'))`,
    values: [],
  });
  expect(open.filter((one) => exceptions[one.table] === undefined)).toEqual([]);
  expect((await view.tenantTables()).length).toBeGreaterThan(25);
});

test("views read with the rights of who asks, so row-level security holds through them", async () => {
  const bypassing = await view.query<{ view: string }>({
    name: "bypassing_views",
    text: `SELECT relname AS view FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm')
              AND NOT coalesce('security_invoker=true' = ANY (reloptions), false)`,
    values: [],
  });
  expect(bypassing).toEqual([]);
});

test("tenant_id leads every primary, unique and foreign key, so that the schema can be distributed by tenant", async () => {
  const keys = await view.query<{ name: string; columns: string }>({
    name: "keys",
    text: `SELECT i.relname AS name, string_agg(a.attname, ', ' ORDER BY k.ord) AS columns
             FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid
             CROSS JOIN LATERAL unnest(x.indkey) WITH ORDINALITY AS k(attnum, ord)
             LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
            WHERE c.relnamespace = 'public'::regnamespace AND NOT c.relispartition AND x.indisunique
              AND EXISTS (SELECT FROM pg_attribute t WHERE t.attrelid = c.oid AND t.attname = 'tenant_id')
            GROUP BY i.relname HAVING (array_agg(a.attname ORDER BY k.ord))[1] IS DISTINCT FROM 'tenant_id'`,
    values: [],
  });
  expect(keys.filter((key) => exceptions[key.name] === undefined)).toEqual([]);
  const foreign = await view.query<{ name: string }>({
    name: "foreign_keys",
    text: `SELECT k.conname AS name FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
            WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND a.attname <> 'tenant_id'
              AND EXISTS (SELECT FROM pg_attribute t WHERE t.attrelid = k.conrelid AND t.attname = 'tenant_id')
              AND EXISTS (SELECT FROM pg_attribute t WHERE t.attrelid = k.confrelid AND t.attname = 'tenant_id')`,
    values: [],
  });
  expect(foreign).toEqual([]);
});

test("the application's role is nobody's superior: no BYPASSRLS, owns nothing, changes no movement", async () => {
  const [role] = await view.query<Record<string, unknown>>({
    name: "role",
    text: `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
                  (SELECT count(*)::integer FROM pg_class WHERE relowner = r.oid) AS owned,
                  (SELECT count(*)::integer FROM pg_auth_members WHERE member = r.oid) AS memberships
             FROM pg_roles r WHERE rolname = 'lumbung_app'`,
    values: [],
  });
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owned: 0, memberships: 0 });
  for (const table of ["movement", "stock_document", "audit_entry", "event_log"])
    for (const privilege of ["UPDATE", "DELETE", "TRUNCATE"])
      expect([
        table,
        privilege,
        (
          await view.query<{ may: boolean }>({
            name: "privilege",
            text: "SELECT has_table_privilege('lumbung_app', $1, $2) AS may",
            values: [table, privilege],
          })
        )[0]?.may,
      ]).toEqual([table, privilege, false]);
});

test("a connection that was given no tenant sees no row of any", async () => {
  const client = await server.database.db.connect();
  try {
    await client.query("RESET app.tenant_id");
    for (const table of await view.tenantTables()) {
      if (exceptions[table] === undefined) expect([table, (await client.query(`SELECT 1 FROM ${table} LIMIT 1`)).rows]).toEqual([table, []]);
    }
  } finally {
    client.release(true);
  }
});
