export type { EnqueueOptions, JobDefinition, JobSchedule, JobState, JobStatus, Jobs, QueueCounts, RunningJob } from "./types.ts";
