export { createPostgresJobs, migrateJobs } from "./postgres.ts";
export {
  type EnqueueOptions,
  type JobDefinition,
  type JobSchedule,
  type Jobs,
  PermanentJobError,
} from "./types.ts";
