import { createDatabase, type Tx } from "../../infrastructure/postgres/index.ts";
import type { TestServer } from "../testing/test-server.ts";

/** The database as its owner sees it, past row-level security. */
export interface OwnerView {
  /** Names of all tables with a tenant, partitions left out. */
  tenantTables(): Promise<string[]>;
  /** A fingerprint of everything a business has, by table. */
  digest(tenantId: string): Promise<Record<string, string>>;
  /** Every UUID in the rows of a business, wherever it stands. */
  uuids(tenantId: string): Promise<Set<string>>;
  query: Tx["run"];
  close(): Promise<void>;
}

const uuidPattern = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

export async function openOwnerView(server: TestServer): Promise<OwnerView> {
  const db = createDatabase({ connectionString: server.database.ownerUrl, poolMax: 1, applicationName: "test owner", onError: () => undefined });
  const query: OwnerView["query"] = (statement) => db.withSystemTransaction((tx) => tx.run(statement));
  const rows = await query<{ name: string }>({
    name: "tenant_tables",
    text: `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`,
    values: [],
  });
  const tables = rows.map((row) => row.name);
  const overTables = (select: (table: string) => string, join: string) => tables.map(select).join(join);
  return {
    tenantTables: async () => tables,
    digest: async (tenantId) => {
      const text = overTables(
        (table) => `SELECT '${table}' AS name, md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '')) AS digest FROM ${table} t WHERE tenant_id = $1`,
        " UNION ALL ",
      );
      const digests = await query<{ name: string; digest: string }>({
        name: "digest",
        text: `${text} UNION ALL SELECT 'tenant', md5(t::text) FROM tenant t WHERE id = $1`,
        values: [tenantId],
      });
      return Object.fromEntries(digests.map((row) => [row.name, row.digest]));
    },
    uuids: async (tenantId) => {
      const text = overTables(
        (table) => `SELECT DISTINCT m[1] AS id FROM ${table} t, regexp_matches(t::text, '${uuidPattern}', 'g') m WHERE tenant_id = $1`,
        " UNION ",
      );
      return new Set((await query<{ id: string }>({ name: "uuids", text, values: [tenantId] })).map((row) => row.id));
    },
    query,
    close: () => db.close(),
  };
}
