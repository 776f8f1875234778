import type { FastifyInstance } from "fastify";
import { StartError } from "../shared/start-error.ts";

/** Listens; throws StartError that says what to do where that is impossible. Returns the address as one types it into a browser. */
export async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  // The address is printed for people; a line of the log about it says nothing more.
  const { level } = app.log;
  app.log.level = "warn";
  try {
    await app.listen({ host, port });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "EADDRINUSE")
      throw new StartError(`Port ${port} on ${host} is in use by another program. Stop that one, or choose another port: PORT=${port + 1}`);
    if (code === "EACCES") throw new StartError(`This user may not listen on port ${port}. Choose one above 1023: PORT=3000`);
    if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") throw new StartError(`HOST: this machine has no address ${host}.`);
    throw error;
  } finally {
    app.log.level = level;
  }
  const address = app.server.address();
  const actual = typeof address === "object" && address !== null ? address.port : port;
  const shown = ["0.0.0.0", "::"].includes(host) ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return `http://${shown}:${actual}`;
}
