export { createPostgresJobs, migrateJobs, type PostgresJobsOptions } from "./postgres.ts";
export {
  type EnqueueOptions,
  type JobDefinition,
  type JobSchedule,
  type JobState,
  type JobStatus,
  type Jobs,
  PermanentJobError,
  type QueueCounts,
  type RunningJob,
  type ScheduleStatus,
} from "./types.ts";
