import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { postgresPid, type ServerProcess, startProcess } from "../testing/server-process.ts";
import { simOwner } from "./api.ts";

/** How a running server is disturbed. */
export type Interruption =
  /** SIGKILL of the server; its PostgreSQL lives on and the next server finds it. */
  | "kill-server"
  /** SIGKILL of the server and of its PostgreSQL at once, as when the power fails. */
  | "kill-both"
  /** SIGKILL of PostgreSQL under a server that goes on. */
  | "kill-postgres"
  /** SIGTERM: what is in flight is finished, and the exit code is 0. */
  | "stop-server";

/** The server under test: one data folder, and process after process on it. */
export interface SimulatedServer {
  /** Where the process of this moment listens. */
  url(): string;
  /** Resolves when there is a server to talk to; rejects when it will not come back. */
  up(): Promise<void>;
  /** Disturbs the server and waits until it is ready again; the milliseconds that took. */
  interrupt(how: Interruption): Promise<number>;
  /** Stops it the way an operator does; throws unless it ends well. */
  stop(): Promise<void>;
  /** Ends whatever runs, for a simulation that failed. */
  destroy(): Promise<void>;
}

const readyTimeoutMs = 60_000;

export async function startSimulatedServer(dataDir: string): Promise<SimulatedServer> {
  const env = { LUMBUNG_OWNER_EMAIL: simOwner.email, LUMBUNG_OWNER_PASSWORD: simOwner.password };
  let process_ = await launch();
  let up: Promise<void> = Promise.resolve();

  async function launch(): Promise<ServerProcess> {
    return startProcess({ dataDir, env });
  }

  /** What the processes said is kept beside the data, for whoever looks into a finding. */
  const keepOutput = () => appendFile(join(dataDir, "server.log"), process_.output());

  /** Ends the process with a signal; throws when it does not end as the signal demands. */
  async function end(signal: "SIGKILL" | "SIGTERM"): Promise<void> {
    const result = await process_.end(signal);
    await keepOutput();
    const wanted = signal === "SIGKILL" ? "SIGKILL" : 0;
    if (result !== wanted) throw new Error(`the server ended with ${result} after ${signal}, not with ${wanted}:\n${process_.output()}`);
  }

  async function databaseReady(): Promise<void> {
    const deadline = performance.now() + readyTimeoutMs;
    for (;;) {
      const status = await fetch(`${process_.url}/readyz`).then(
        (answer) => answer.status,
        () => 0,
      );
      if (status === 200) return;
      if (status === 0) throw new Error(`the server did not outlive its PostgreSQL:\n${process_.output()}`);
      if (performance.now() > deadline) throw new Error(`the server was not ready ${readyTimeoutMs / 1000} s after its PostgreSQL had been killed`);
      await wait(20);
    }
  }

  async function disturb(how: Interruption): Promise<void> {
    switch (how) {
      case "kill-server":
        await end("SIGKILL");
        break;
      case "stop-server":
        await end("SIGTERM");
        break;
      case "kill-both": {
        const pid = await postgresPid(dataDir);
        process_.signal("SIGKILL");
        process.kill(pid, "SIGKILL");
        await end("SIGKILL");
        break;
      }
      case "kill-postgres":
        process.kill(await postgresPid(dataDir), "SIGKILL");
        await databaseReady();
    }
    if (how !== "kill-postgres") process_ = await launch();
  }

  return {
    url: () => process_.url,
    up: () => up,
    interrupt: async (how) => {
      const begunAt = performance.now();
      // While the process is gone clients wait; with PostgreSQL alone gone they go on and are told.
      const work = disturb(how);
      if (how !== "kill-postgres") up = work;
      await work;
      return performance.now() - begunAt;
    },
    stop: () => end("SIGTERM"),
    destroy: async () => {
      await process_.end("SIGKILL");
      await keepOutput();
    },
  };
}
