import { type ChildProcess, fork } from "node:child_process";
import { AppError } from "../../shared/errors.ts";
import type { Log } from "../telemetry/index.ts";
import type { DocumentAnswer, Documents, DocumentTask } from "./types.ts";

export interface CreateDocumentsOptions {
  readonly log: Log;
  /** How long the renderer stays without work; 60,000. */
  readonly idleMs?: number;
  /** How long one document may take; 30,000. */
  readonly timeoutMs?: number;
  /** Documents waiting before the next one is OVERLOADED; 20. */
  readonly queueMax?: number;
}

interface Waiting {
  readonly task: DocumentTask;
  readonly resolve: (pdf: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

/** Documents made one after the other by a process that lives as long as there are any. */
export function createDocuments(options: CreateDocumentsOptions): Documents {
  const { log, idleMs = 60_000, timeoutMs = 30_000, queueMax = 20 } = options;
  const queue: Waiting[] = [];
  let renderer: ChildProcess | undefined;
  let current: (Waiting & { readonly id: number; readonly timer: NodeJS.Timeout }) | undefined;
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;
  let closed = false;

  function start(): ChildProcess {
    const child = fork(new URL("./renderer.ts", import.meta.url), { serialization: "advanced", execArgv: [], stdio: ["ignore", "ignore", "inherit", "ipc"] });
    child.on("message", (answer: DocumentAnswer) => {
      if (answer.id !== current?.id) return;
      if ("pdf" in answer) finish(({ resolve }) => resolve(answer.pdf));
      else finish(({ reject }) => reject(new Error(answer.error)));
    });
    child.on("error", (error) => log.error({ err: error }, "the document renderer cannot be reached"));
    child.on("exit", (code, signal) => {
      if (renderer !== child) return;
      renderer = undefined;
      if (current) finish(({ reject }) => reject(new Error(`the document renderer ended (${signal ?? code})`)));
    });
    // The program may end while it idles.
    child.unref();
    child.channel?.unref();
    return child;
  }

  function finish(settle: (done: Waiting) => void): void {
    const done = current;
    if (done === undefined) return;
    clearTimeout(done.timer);
    current = undefined;
    settle(done);
    next();
  }

  function next(): void {
    if (current !== undefined) return;
    const waiting = queue.shift();
    if (waiting === undefined) {
      idle = setTimeout(end, idleMs).unref();
      return;
    }
    clearTimeout(idle);
    renderer ??= start();
    const id = ++lastId;
    const timer = setTimeout(() => {
      end();
      finish(({ reject }) => reject(new Error(`the document took longer than ${timeoutMs} ms`)));
    }, timeoutMs);
    current = { ...waiting, id, timer };
    renderer.send({ id, task: waiting.task });
  }

  function end(): void {
    const child = renderer;
    renderer = undefined;
    child?.kill("SIGKILL");
  }

  return {
    pdf: (task) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new AppError("SHUTTING_DOWN"));
        if (queue.length >= queueMax) return reject(new AppError("OVERLOADED", {}, { retryAfterSeconds: 5, detail: "Too many documents are being made." }));
        queue.push({ task, resolve, reject });
        next();
      }),
    close: async () => {
      closed = true;
      clearTimeout(idle);
      for (const { reject } of queue.splice(0)) reject(new AppError("SHUTTING_DOWN"));
      const child = renderer;
      child?.ref();
      const exited = child && new Promise((done) => child.once("exit", done));
      end();
      finish(({ reject }) => reject(new AppError("SHUTTING_DOWN")));
      clearTimeout(idle);
      await exited;
    },
  };
}
