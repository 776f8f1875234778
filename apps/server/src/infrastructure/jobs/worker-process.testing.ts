import { createSilentTelemetry } from "../telemetry/index.ts";
import { createPostgresJobs } from "./postgres.ts";

/** A process of the contract suite that begins a job and never ends it, so that it can be killed in the middle. */
const [connectionString = "", queue = ""] = process.argv.slice(2);
const jobs = createPostgresJobs({ ...createSilentTelemetry(), connectionString, lockMs: 1_500, stalledMs: 400 });
await jobs.work({
  name: queue,
  handler: async () => {
    process.stdout.write("started\n");
    await new Promise(() => setInterval(() => undefined, 1_000));
  },
});
process.stdout.write("ready\n");
// It does not outlive the test that forgets to kill it.
setTimeout(() => process.exit(1), 60_000);
