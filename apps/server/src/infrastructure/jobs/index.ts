export { jobFace } from "./job-face.ts";
export { createPostgresJobs, migrateJobs } from "./postgres.ts";
export type {
  EnqueueOptions,
  JobDefinition,
  JobSchedule,
  Jobs,
} from "./types.ts";
export { PermanentJobError } from "./types.ts";
