import { defineConfig } from "vitest/config";

/** Journeys in a real browser against a real server process. */
export default defineConfig({
  test: { include: ["e2e/**/*.e2e.ts"], pool: "forks", maxWorkers: 1, testTimeout: 90_000, hookTimeout: 120_000 },
});
