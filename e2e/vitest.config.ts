import { defineConfig } from "vitest/config";

/** Journeys in a real browser against a real server process. */
export default defineConfig({
  test: {
    include: ["e2e/**/*.e2e.ts"],
    pool: "forks",
    maxWorkers: 1,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: Number(process.env.E2E_POLL_MS ?? 30_000), interval: 100 } },
  },
});
