import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrateJobs } from "../../infrastructure/jobs/index.ts";
import { startTestPostgres } from "../../infrastructure/postgres/testing.ts";

/** One PostgreSQL for the whole run; vitest calls what is returned when all files are done. */
export default async function setup(): Promise<() => Promise<void>> {
  const postgres = await startTestPostgres(migrateJobs);
  return async () => {
    await postgres.stop();
    await rm(join(tmpdir(), `lumbung-test-${process.pid}`), { recursive: true, force: true });
  };
}
