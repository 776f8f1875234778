/** What a handler gets. */
export interface RunningJob {
  readonly id: string;
  readonly payload: unknown;
  /** 1 on the first run. */
  readonly attempt: number;
  /** The business it was enqueued for; null for work of the whole server. */
  readonly tenantId: string | null;
  /** Tells how far it is, `fraction` from 0 to 1; `detail` is kept as JSON. */
  progress(fraction: number, detail?: unknown): Promise<void>;
}

/** One kind of job: its name is its queue. Handlers may run twice after a crash, so their effects must be repeatable. */
export interface JobDefinition {
  readonly name: string;
  /** Runs before it is given up and kept among the failed; 5 unless set. */
  readonly attempts?: number;
  /** Pause before the second run, doubled before each further one; 1,000 unless set. */
  readonly backoffMs?: number;
  /** Jobs of this kind at once in one process; 1 unless set. */
  readonly concurrency?: number;
  /** What it returns is kept as the job's result (JSON). */
  handler(job: RunningJob): Promise<unknown>;
}

/** A job that starts by the clock. */
export interface JobSchedule {
  readonly job: string;
  /** Five fields: minute, hour, day of month, month, day of week. */
  readonly cron: string;
  /** IANA zone in which the fields are read. */
  readonly zone: string;
  readonly payload?: unknown;
}

export interface EnqueueOptions {
  /** The same id twice is one job, also after it has finished, as long as it is kept. Letters, digits, `.`, `_` and `-`, not a whole number. */
  readonly id?: string;
  readonly delayMs?: number;
  readonly attempts?: number;
  readonly backoffMs?: number;
  /** The business it belongs to: it alone sees the job. The payload's own `tenantId` when left out. */
  readonly tenantId?: string;
}

type JobState = "waiting" | "active" | "delayed" | "completed" | "failed";

export interface JobStatus {
  readonly id: string;
  readonly name: string;
  readonly state: JobState;
  readonly payload: unknown;
  readonly tenantId: string | null;
  readonly attempts: number;
  readonly progress: { readonly fraction: number; readonly detail: unknown };
  readonly result: unknown;
  readonly error: string | null;
  readonly finishedAt: Date | null;
}

interface ScheduleStatus {
  readonly job: string;
  readonly cron: string;
  readonly zone: string;
  readonly nextAt: Date;
}

interface QueueCounts {
  readonly queue: string;
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly completed: number;
  readonly failed: number;
}

/** Thrown by a handler for which another attempt is no use: the job goes to the failed at once. */
export class PermanentJobError extends Error {
  override readonly name = "PermanentJobError";
}

/** Work that runs later, elsewhere, and again when it fails. */
export interface Jobs {
  /** Resolves with the job's id once it is stored. */
  enqueue(name: string, payload: unknown, options?: EnqueueOptions): Promise<{ id: string }>;
  /**
   * Makes kinds of jobs known to this process, also where they are only enqueued: their attempts and pauses are the
   * defaults of `enqueue`, their queues are counted.
   */
  declare(definitions: readonly JobDefinition[]): void;
  /** Stores many; with ids it can be repeated as a whole. */
  enqueueMany(name: string, jobs: ReadonlyArray<{ payload: unknown; options?: EnqueueOptions }>): Promise<void>;
  /** Starts `name` by the clock; the same name again replaces its schedule. */
  schedule(name: string, cron: string, zone: string, payload?: unknown): Promise<void>;
  /** Ends a schedule. */
  unschedule(name: string): Promise<void>;
  schedules(): Promise<ScheduleStatus[]>;
  /** Takes up jobs of this kind in this process; resolves when it listens. */
  work(definition: JobDefinition): Promise<void>;
  status(name: string, id: string): Promise<JobStatus | null>;
  counts(): Promise<QueueCounts[]>;
  /** Failed jobs, the newest first; of one business when `tenantId` is given. */
  failed(filter: { queue?: string; tenantId?: string; limit: number }): Promise<JobStatus[]>;
  /** Lets a failed job run again with all its attempts; false when it is not among the failed. */
  retry(name: string, id: string): Promise<boolean>;
  /** Takes nothing new, finishes what is in flight, closes its connections. */
  close(): Promise<void>;
}
