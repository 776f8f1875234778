import { afterEach, describe, expect, it } from "vitest";
import { createSilentTelemetry } from "../telemetry/index.ts";
import type { JobsOptionsOfProcess } from "./bullmq.ts";
import { type JobDefinition, type Jobs, PermanentJobError, type RunningJob } from "./types.ts";

/** One engine as several processes see it. */
export interface JobsUnderTest {
  /** A process's own view of the queue. */
  connect(options: JobsOptionsOfProcess): Jobs;
  /** Starts a process that works on `queue`, tells when it has begun its first job, and can be killed without notice. */
  spawnWorker(queue: string): Promise<{ started: Promise<void>; kill(): Promise<void> }>;
}

/** What every engine of the job queue has to do. */
export function jobsContract(name: string, make: () => JobsUnderTest): void {
  const open: Jobs[] = [];
  let serial = 0;
  /** A queue of its own for each test, so that nothing is left over from another. */
  const queueName = () => `contract-${process.pid}-${++serial}`;

  function connect(options: Partial<JobsOptionsOfProcess> = {}): Jobs {
    const jobs = make().connect({ ...createSilentTelemetry(), lockMs: 1_500, stalledMs: 400, ...options });
    open.push(jobs);
    return jobs;
  }
  afterEach(async () => {
    await Promise.all(open.splice(0).map((jobs) => jobs.close()));
  });

  describe(`jobs contract: ${name}`, () => {
    it("runs what was enqueued, with its payload, and keeps its result", async () => {
      const [jobs, queue] = [connect(), queueName()];
      const { id } = await jobs.enqueue(queue, { to: "siti", n: [1, { deep: null }] }, { tenantId: "t1" });
      expect(await jobs.status(queue, id)).toMatchObject({ state: "waiting", payload: { to: "siti", n: [1, { deep: null }] } });
      const seen = collect();
      await jobs.work(define(queue, async (job) => seen.add([job.payload, job.attempt, job.tenantId, job.id === id]).length));
      expect(await seen.atLeast(1)).toEqual([[{ to: "siti", n: [1, { deep: null }] }, 1, "t1", true]]);
      expect(await stateOf(jobs, queue, id, "completed")).toMatchObject({ result: 1, progress: { fraction: 1 }, tenantId: "t1" });
    });

    it("starts within moments what is enqueued while a worker waits", async () => {
      const [jobs, producer, queue] = [connect(), connect(), queueName()];
      const seen = collect();
      await jobs.work(define(queue, async (job) => seen.add(job.payload)));
      await producer.enqueue(queue, "warm");
      await seen.atLeast(1);
      const startMs = performance.now();
      await producer.enqueue(queue, "measured");
      await seen.atLeast(2);
      expect(performance.now() - startMs).toBeLessThan(10_000);
    });

    it("takes the same id twice as one job: waiting, and also after it has finished", async () => {
      const [jobs, queue] = [connect(), queueName()];
      const seen = collect();
      await Promise.all(Array.from({ length: 5 }, () => jobs.enqueue(queue, 1, { id: "0199-event" })));
      await jobs.enqueueMany(queue, [
        { payload: 2, options: { id: "0199-event" } },
        { payload: 3, options: { id: "0199-other" } },
      ]);
      await jobs.work(define(queue, async (job) => seen.add(job.id)));
      await seen.atLeast(2);
      await stateOf(jobs, queue, "0199-event", "completed");
      await jobs.enqueue(queue, 4, { id: "0199-event" });
      await jobs.enqueue(queue, 5, { id: "last" });
      expect((await seen.atLeast(3)).sort()).toEqual(["0199-event", "0199-other", "last"]);
    });

    it("refuses ids that an engine could not keep apart", async () => {
      const [jobs, queue] = [connect(), queueName()];
      for (const id of ["17", "a:b", "", "with space"]) await expect(jobs.enqueue(queue, 1, { id })).rejects.toThrow(RangeError);
    });

    it("retries with growing pauses until it succeeds", async () => {
      const [jobs, queue] = [connect(), queueName()];
      const times: number[] = [];
      const seen = collect();
      await jobs.work(
        define(queue, async (job) => {
          times.push(performance.now());
          seen.add(job.attempt);
          if (job.attempt < 4) throw new Error(`attempt ${job.attempt}`);
        }),
      );
      const { id } = await jobs.enqueue(queue, 1, { attempts: 4, backoffMs: 60 });
      expect(await seen.atLeast(4)).toEqual([1, 2, 3, 4]);
      const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
      for (const [index, least] of [40, 85, 175].entries()) expect(pauses[index]).toBeGreaterThan(least);
      await stateOf(jobs, queue, id, "completed");
    });

    it("keeps what failed for good, lists it, and lets it run again", async () => {
      const [jobs, queue] = [connect(), queueName()];
      let broken = true;
      const definition: JobDefinition = {
        name: queue,
        attempts: 2,
        backoffMs: 1,
        handler: async (job) => {
          if (broken) throw new Error(`broken on ${job.attempt}`);
          return "mended";
        },
      };
      await jobs.work(definition);
      const { id } = await jobs.enqueue(queue, { order: 7 }, { tenantId: "t1" });
      await jobs.enqueue(queue, { order: 8 }, { tenantId: "t2" });
      await until(
        () => jobs.failed({ queue, limit: 10 }),
        (list) => list.length === 2,
      );
      const own = await jobs.failed({ tenantId: "t1", limit: 10 });
      expect(own).toMatchObject([{ id, name: queue, state: "failed", payload: { order: 7 }, attempts: 2, error: "broken on 2", tenantId: "t1" }]);
      expect(own[0]?.finishedAt).toBeInstanceOf(Date);
      expect(await jobs.counts()).toMatchObject([{ queue, failed: 2, waiting: 0, active: 0 }]);
      broken = false;
      expect(await jobs.retry(queue, id)).toBe(true);
      expect(await stateOf(jobs, queue, id, "completed")).toMatchObject({ result: "mended" });
      expect(await jobs.retry(queue, id)).toBe(false);
      expect(await jobs.retry(queue, "unknown")).toBe(false);
    });

    it("gives up at once when the handler says that another attempt is no use", async () => {
      const [jobs, queue] = [connect(), queueName()];
      const seen = collect();
      await jobs.work(
        define(queue, async (job) => {
          seen.add(job.attempt);
          throw new PermanentJobError("no such address");
        }),
      );
      const { id } = await jobs.enqueue(queue, 1, { attempts: 5, backoffMs: 1 });
      expect(await stateOf(jobs, queue, id, "failed")).toMatchObject({ error: "no such address" });
      expect(await seen.atLeast(1)).toEqual([1]);
    });

    it("waits out a delay, also when the worker is already waiting", async () => {
      const [jobs, queue] = [connect(), queueName()];
      const seen = collect();
      await jobs.work(define(queue, async (job) => seen.add([job.payload, performance.now()])));
      await jobs.enqueue(queue, "warm");
      await seen.atLeast(1);
      const startMs = performance.now();
      const { id } = await jobs.enqueue(queue, "later", { delayMs: 300 });
      expect(await jobs.status(queue, id)).toMatchObject({ state: "delayed" });
      await jobs.enqueue(queue, "now");
      const [, now, later] = (await seen.atLeast(3)) as Array<[string, number]>;
      expect([now?.[0], later?.[0]]).toEqual(["now", "later"]);
      expect((later?.[1] ?? 0) - startMs).toBeGreaterThanOrEqual(290);
      expect((later?.[1] ?? 0) - startMs).toBeLessThan(2_500);
    });

    it("runs by the clock, in a zone, and replaces a schedule of the same name", async () => {
      const [jobs, queue] = [connect(), queueName()];
      const seen = collect();
      await jobs.work(define(queue, async (job) => seen.add(job.payload)));
      await jobs.schedule(queue, "0 8 * * *", "Asia/Jakarta", "morning");
      const [daily] = await jobs.schedules();
      expect(daily).toMatchObject({ job: queue, cron: "0 8 * * *", zone: "Asia/Jakarta" });
      expect(daily?.nextAt.toISOString()).toMatch(/T01:00:00\.000Z$/);
      await jobs.schedule(queue, "* * * * * *", "UTC", "tick");
      expect(await jobs.schedules()).toHaveLength(1);
      expect(await seen.atLeast(2)).toEqual(["tick", "tick"]);
      await jobs.unschedule(queue);
      expect(await jobs.schedules()).toEqual([]);
      await expect(jobs.schedule(queue, "not a cron", "UTC")).rejects.toThrow();
      await expect(jobs.schedule(queue, "0 8 * * *", "Asia/Djakarta2")).rejects.toThrow();
    });

    it("shares the work among several processes, each job once", async () => {
      const queue = queueName();
      const [producer, one, two] = [connect(), connect(), connect()];
      const seen = collect();
      const by = new Map<string, number>();
      const work = (who: string) =>
        define(
          queue,
          async (job) => {
            seen.add(job.payload);
            by.set(who, (by.get(who) ?? 0) + 1);
            await new Promise((wake) => setTimeout(wake, 5));
          },
          { concurrency: 3 },
        );
      await Promise.all([one.work(work("one")), two.work(work("two"))]);
      await producer.enqueueMany(
        queue,
        Array.from({ length: 60 }, (_, n) => ({ payload: n })),
      );
      const all = (await seen.atLeast(60)) as number[];
      await until(
        () => producer.counts(),
        ([counts]) => counts?.completed === 60,
      );
      expect(all.sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, n) => n));
      expect([...by.keys()].sort()).toEqual(["one", "two"]);
    });

    it("runs at most `concurrency` of a kind at once", async () => {
      const [jobs, queue] = [connect(), queueName()];
      let [running, most] = [0, 0];
      const seen = collect();
      const handler = async (job: RunningJob) => {
        most = Math.max(most, ++running);
        await new Promise((wake) => setTimeout(wake, 10));
        running -= 1;
        seen.add(job.payload);
      };
      await jobs.enqueueMany(
        queue,
        Array.from({ length: 12 }, (_, n) => ({ payload: n })),
      );
      await jobs.work(define(queue, handler, { concurrency: 3 }));
      await seen.atLeast(12);
      expect(most).toBe(3);
    });

    it("shows progress to other processes", async () => {
      const queue = queueName();
      const [worker, watcher] = [connect(), connect()];
      let release: () => void = () => undefined;
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      await worker.work(
        define(queue, async (job) => {
          await job.progress(0.4, { rows: 4_000 });
          await released;
        }),
      );
      const { id } = await watcher.enqueue(queue, 1);
      const shown = await until(
        () => watcher.status(queue, id),
        (status) => (status?.progress.fraction ?? 0) > 0,
      );
      expect(shown).toMatchObject({ state: "active", progress: { fraction: 0.4, detail: { rows: 4_000 } } });
      release();
      await stateOf(watcher, queue, id, "completed");
    });

    it("takes up again the job of a process that was killed in the middle of it", async () => {
      const queue = queueName();
      const jobs = connect();
      const victim = await make().spawnWorker(queue);
      const { id } = await jobs.enqueue(queue, "survives");
      await victim.started;
      await victim.kill();
      const seen = collect();
      await jobs.work(define(queue, async (job) => seen.add([job.payload, job.attempt])));
      expect(await seen.atLeast(1)).toEqual([["survives", 2]]);
      await stateOf(jobs, queue, id, "completed");
    });

    it("finishes what is in flight when it closes, and takes nothing new", async () => {
      const queue = queueName();
      const [worker, other] = [connect(), connect()];
      const seen = collect();
      let release: () => void = () => undefined;
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      await worker.work(
        define(queue, async (job) => {
          seen.add(job.payload);
          await released;
          return "finished";
        }),
      );
      const { id } = await other.enqueue(queue, "in flight");
      await seen.atLeast(1);
      const next = await other.enqueue(queue, "not taken");
      const closed = worker.close();
      release();
      await closed;
      expect(await other.status(queue, id)).toMatchObject({ state: "completed", result: "finished" });
      expect(await other.status(queue, next.id)).toMatchObject({ state: "waiting" });
      await expect(worker.enqueue(queue, 1)).rejects.toThrow("closed");
    });
  });
}

function define(name: string, handler: (job: RunningJob) => Promise<unknown>, more: Partial<JobDefinition> = {}): JobDefinition {
  return { name, handler, ...more };
}

/** Collects what handlers saw and tells when there is enough of it. */
function collect() {
  const items: unknown[] = [];
  return {
    add: (item: unknown) => {
      items.push(item);
      return items;
    },
    atLeast: async (n: number) =>
      (
        await until(
          () => items,
          (list) => list.length >= n,
        )
      ).slice(),
  };
}

function stateOf(jobs: Jobs, queue: string, id: string, state: string) {
  return until(
    () => jobs.status(queue, id),
    (status) => status?.state === state,
  );
}

async function until<T>(check: () => T | Promise<T>, ok: (value: T) => boolean, timeoutMs = 15_000): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = await check();
    if (ok(value)) return value;
    if (Date.now() > deadline) throw new Error(`still ${JSON.stringify(value)} after ${timeoutMs} ms`);
    await new Promise((wake) => setTimeout(wake, 10));
  }
}
