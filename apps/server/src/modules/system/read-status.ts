import { statfs } from "node:fs/promises";
import type { SystemStatus } from "@lumbung/contracts";
import type { Database } from "../../infrastructure/postgres/index.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Ctx } from "../../shared/context.ts";

export interface StatusDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly version: string;
  /** Folder of the embedded PostgreSQL; null where the database is elsewhere. */
  readonly dataDir: string | null;
}

interface Sizes extends Record<string, unknown> {
  readonly version: string;
  readonly databaseBytes: number;
  readonly eventLogBytes: number;
  readonly ledgerBytes: number;
}

/** What the server is and what it takes: figures of the whole server, which tell of no business. */
export function readStatus(deps: StatusDeps) {
  const startedAt = deps.clock.now();
  return async (ctx: Ctx): Promise<SystemStatus> => {
    const [sizes] = await deps.db.read(ctx, ({ tx }) =>
      tx.query<Sizes>(
        `SELECT current_setting('server_version') AS version, pg_database_size(current_database()) AS "databaseBytes",
                (SELECT coalesce(sum(pg_total_relation_size(relid)), 0)::bigint FROM pg_partition_tree('event_log')) AS "eventLogBytes",
                (SELECT sum(pg_total_relation_size(name::regclass))::bigint FROM unnest(ARRAY['movement', 'stock_document', 'stock_balance']) AS t(name)) AS "ledgerBytes"`,
      ),
    );
    if (sizes === undefined) throw new Error("a query without a table answers one row");
    const { version: postgresVersion, ...bytes } = sizes;
    return {
      version: deps.version,
      nodeVersion: process.versions.node,
      postgresVersion,
      startedAt: startedAt.toISOString(),
      memoryBytes: process.memoryUsage.rss(),
      ...bytes,
      disk: deps.dataDir === null ? null : await diskOf(deps.dataDir),
    };
  };
}

async function diskOf(dir: string): Promise<SystemStatus["disk"]> {
  const { bsize, blocks, bavail } = await statfs(dir).catch(() => ({ bsize: 0, blocks: 0, bavail: 0 }));
  return blocks === 0 ? null : { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}
