import { type BackendFactory, type Job, type JobsOptions, Queue, UnrecoverableError, Worker } from "bullmq";
import { newId } from "../../shared/ids.ts";
import type { Log, Metrics } from "../telemetry/index.ts";
import { type EnqueueOptions, type JobDefinition, type JobStatus, type Jobs, PermanentJobError } from "./types.ts";

/** What an engine of BullMQ brings along. */
export interface JobsEngine {
  readonly backend: BackendFactory;
  /** Resolves when the engine can be used; rejects with what a person has to mend. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

export interface JobsOptionsOfProcess {
  readonly log: Log;
  readonly metrics: Metrics;
  /** How long a job stays with a process that does not answer any more; 15,000. */
  readonly lockMs?: number;
  /** How often the jobs of such processes are looked for, twice before they are taken up again; 10,000. */
  readonly stalledMs?: number;
}

interface Envelope {
  readonly payload: unknown;
  readonly tenantId: string | null;
}

const attemptsDefault = 5;
const backoffMsDefault = 1_000;
/** A job that took its process down this often is given up. */
const stalledMax = 3;
const day = 86_400;
/** Finished jobs answer "the same id again" and show progress and results; failed ones wait for a person. */
const keep = { removeOnComplete: { age: 3 * day, count: 10_000 }, removeOnFail: { age: 90 * day, count: 10_000 } };
/** Without a message an idle worker looks this often, in seconds; LISTEN and due times wake it before. */
const idlePollSeconds = 60;
const idPattern = /^(?!\d+$)[\w.-]{1,200}$/;
const failedScanMax = 2_000;

/** The port over BullMQ 6, for whichever engine stores the jobs. One queue per kind of job; one set of connections for all. */
export function createBullJobs(engine: JobsEngine, options: JobsOptionsOfProcess): Jobs {
  const { log, metrics } = options;
  const queues = new Map<string, ReturnType<typeof openQueue>>();
  const workers = new Map<string, { close(): Promise<void> }>();
  const definitions = new Map<string, JobDefinition>();
  const finished = metrics.counter("job_finished_total", "Runs of jobs by outcome", ["queue", "outcome"]);
  const duration = metrics.histogram("job_duration_seconds", "Duration of runs of jobs", ["queue"], [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300]);
  let closing: Promise<void> | undefined;

  metrics.gauge("job_queue_jobs", "Jobs by queue and state", ["queue", "state"], async (gauge) => {
    for (const { queue, ...states } of await counts()) for (const [state, n] of Object.entries(states)) gauge.set({ queue, state }, n);
  });

  function queueOf(name: string): ReturnType<typeof openQueue> {
    if (closing) throw new Error("the job queue is closed");
    const existing = queues.get(name);
    if (existing) return existing;
    const queue = openQueue(name, engine.backend);
    queue.on("error", (error) => log.warn({ err: error, queue: name }, "job queue out of reach"));
    queues.set(name, queue);
    return queue;
  }

  function optionsOf(name: string, given: EnqueueOptions = {}): JobsOptions {
    if (given.id !== undefined && !idPattern.test(given.id)) {
      throw new RangeError(`a job's id has letters, digits, ".", "_" and "-" and is not a whole number: ${JSON.stringify(given.id)}`);
    }
    const definition = definitions.get(name);
    return {
      attempts: given.attempts ?? definition?.attempts ?? attemptsDefault,
      backoff: { type: "exponential", delay: given.backoffMs ?? definition?.backoffMs ?? backoffMsDefault, jitter: 0.25 },
      ...keep,
      jobId: given.id ?? newId(),
      ...(given.delayMs === undefined ? {} : { delay: given.delayMs }),
    };
  }

  /** A schedule makes the ids of its jobs itself. */
  function templateOf(name: string): Omit<JobsOptions, "jobId"> {
    const { jobId: _own, ...template } = optionsOf(name);
    return template;
  }

  const envelope = (payload: unknown, given?: EnqueueOptions): Envelope => ({ payload: payload ?? null, tenantId: given?.tenantId ?? tenantIn(payload) });

  async function process(definition: JobDefinition, job: Job<Envelope>): Promise<unknown> {
    const startMs = performance.now();
    const attempt = Math.max(job.attemptsStarted, job.attemptsMade + 1);
    try {
      const result = await definition.handler({
        id: job.id ?? "",
        payload: job.data.payload,
        attempt,
        tenantId: job.data.tenantId,
        progress: (fraction, detail) => job.updateProgress({ fraction: Math.min(Math.max(fraction, 0), 1), detail: detail ?? null }),
      });
      finished.inc({ queue: definition.name, outcome: "completed" });
      return result ?? null;
    } catch (error) {
      const isLast = error instanceof PermanentJobError || job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
      finished.inc({ queue: definition.name, outcome: isLast ? "failed" : "retried" });
      log[isLast ? "error" : "warn"](
        { err: error, queue: definition.name, jobId: job.id, attempt },
        isLast ? "job given up; it can be retried" : "job failed, trying again",
      );
      if (error instanceof PermanentJobError) throw new UnrecoverableError(error.message);
      throw error instanceof Error ? error : new Error(String(error));
    } finally {
      duration.observe({ queue: definition.name }, (performance.now() - startMs) / 1000);
    }
  }

  async function counts() {
    if (closing) return [];
    const names = [...new Set([...definitions.keys(), ...queues.keys()])].sort();
    return Promise.all(
      names.map(async (queue) => {
        const found = await queueOf(queue).getJobCounts("waiting", "active", "delayed", "completed", "failed");
        const of = (state: string) => found[state] ?? 0;
        return { queue, waiting: of("waiting"), active: of("active"), delayed: of("delayed"), completed: of("completed"), failed: of("failed") };
      }),
    );
  }

  async function failedOf(queue: string, tenantId: string | undefined, limit: number): Promise<JobStatus[]> {
    const found: JobStatus[] = [];
    const page = 100;
    for (let start = 0; start < failedScanMax && found.length < limit; start += page) {
      const jobs = (await queueOf(queue).getFailed(start, start + page - 1)) as Job<Envelope>[];
      for (const job of jobs) {
        if (tenantId === undefined || job.data.tenantId === tenantId) found.push(statusOf(queue, job, "failed"));
      }
      if (jobs.length < page) break;
    }
    return found;
  }

  return {
    declare: (list) => {
      for (const definition of list) definitions.set(definition.name, definition);
    },
    enqueue: async (name, payload, given) => {
      const jobOptions = optionsOf(name, given);
      const job = await queueOf(name).add(name, envelope(payload, given), jobOptions);
      return { id: job.id ?? "" };
    },
    enqueueMany: async (name, jobs) => {
      await Promise.all(jobs.map((job) => queueOf(name).add(name, envelope(job.payload, job.options), optionsOf(name, job.options))));
    },
    schedule: async (name, cron, zone, payload) => {
      assertZone(zone);
      await queueOf(name).upsertJobScheduler(name, { pattern: cron, tz: zone }, { name, data: envelope(payload), opts: templateOf(name) });
    },
    unschedule: async (name) => {
      await queueOf(name).removeJobScheduler(name);
    },
    schedules: async () => {
      const found = await Promise.all([...new Set([...definitions.keys(), ...queues.keys()])].map((name) => queueOf(name).getJobSchedulers()));
      return found.flat().map((one) => ({ job: one.name, cron: one.pattern ?? "", zone: one.tz ?? "UTC", nextAt: new Date(one.next ?? 0) }));
    },
    work: async (definition) => {
      if (workers.has(definition.name)) throw new Error(`this process works on ${definition.name} already`);
      if (closing) throw new Error("the job queue is closed");
      definitions.set(definition.name, definition);
      await engine.ready();
      const worker = new Worker(
        definition.name,
        (job: Job<Envelope>) => process(definition, job),
        {
          connection: {},
          concurrency: definition.concurrency ?? 1,
          lockDuration: options.lockMs ?? 15_000,
          stalledInterval: options.stalledMs ?? 10_000,
          maxStalledCount: stalledMax,
          drainDelay: idlePollSeconds,
          runRetryDelay: 1_000,
        },
        engine.backend,
      );
      workers.set(definition.name, worker);
      worker.on("error", (error) => log.warn({ err: error, queue: definition.name }, "worker cannot reach the job queue, trying again"));
      worker.on("stalled", (jobId) => log.warn({ queue: definition.name, jobId }, "job of a process that ended is taken up again"));
      await worker.waitUntilReady();
    },
    status: async (name, id) => {
      // The state first: a job that ends in between is told as running, never as ended without its result.
      const state = await queueOf(name).getJobState(id);
      const job = (await queueOf(name).getJob(id)) as Job<Envelope> | undefined;
      return job ? statusOf(name, job, state) : null;
    },
    counts,
    failed: async ({ queue, tenantId, limit }) => {
      const names = queue === undefined ? [...new Set([...definitions.keys(), ...queues.keys()])] : [queue];
      const found = (await Promise.all(names.map((name) => failedOf(name, tenantId, limit)))).flat();
      return found.sort((a, b) => (b.finishedAt?.getTime() ?? 0) - (a.finishedAt?.getTime() ?? 0)).slice(0, limit);
    },
    retry: async (name, id) => {
      const job = await queueOf(name).getJob(id);
      if (!job || (await job.getState()) !== "failed") return false;
      await job.retry("failed", { resetAttemptsMade: true, resetAttemptsStarted: true });
      return true;
    },
    close: () => {
      closing ??= (async () => {
        await Promise.all([...workers.values()].map((worker) => worker.close()));
        await Promise.all([...queues.values()].map((queue) => queue.close()));
        await engine.close();
      })();
      return closing;
    },
  };
}

/** The connection is the engine's; BullMQ only passes the option on. */
function openQueue(name: string, backend: BackendFactory) {
  return new Queue(name, { connection: {} }, backend);
}

function statusOf(name: string, job: Job<Envelope>, state: string): JobStatus {
  const progress = typeof job.progress === "object" ? (job.progress as { fraction?: number; detail?: unknown }) : {};
  return {
    id: job.id ?? "",
    name,
    state: state === "waiting" || state === "active" || state === "delayed" || state === "completed" || state === "failed" ? state : "waiting",
    payload: job.data.payload,
    tenantId: job.data.tenantId,
    attempts: job.attemptsMade,
    progress: { fraction: state === "completed" ? 1 : (progress.fraction ?? 0), detail: progress.detail ?? null },
    result: job.returnvalue ?? null,
    error: job.failedReason ?? null,
    finishedAt: job.finishedOn ? new Date(job.finishedOn) : null,
  };
}

/** Payloads that name their tenant need not say it twice. */
function tenantIn(payload: unknown): string | null {
  const named = typeof payload === "object" && payload !== null ? (payload as { tenantId?: unknown }).tenantId : undefined;
  return typeof named === "string" ? named : null;
}

/** A misspelt zone must fail where it is written, not at the first run. */
function assertZone(zone: string): void {
  new Intl.DateTimeFormat("en", { timeZone: zone });
}
