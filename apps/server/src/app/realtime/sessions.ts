import { randomUUID } from "node:crypto";
import type { Problem } from "@lumbung/contracts";
import type { Ctx } from "../../shared/context.ts";
import { AppError, toProblem } from "../../shared/errors.ts";
import type { Client } from "./client.ts";

/** What a connection says about itself besides its token. */
export interface ConnectionMeta {
  readonly requestId: string;
  readonly ip: string | null;
  readonly locale: string;
}

/** Turns an Authorization header into the context of use cases; throws UNAUTHENTICATED or SESSION_ENDED. */
export type AuthenticateConnection = (authorization: string, meta: ConnectionMeta) => Promise<Ctx>;

export function metaOf(client: Pick<Client, "handshake">): ConnectionMeta {
  const language = client.handshake.headers["accept-language"];
  return { requestId: randomUUID(), ip: client.handshake.address, locale: language?.slice(0, 35) ?? "en" };
}

/** The problem document of anything thrown; what was not expected is told to `log` and leaves as INTERNAL. */
export function problemOf(error: unknown, requestId: string, log: (error: unknown) => void): Problem {
  if (error instanceof AppError) return toProblem(error, requestId);
  log(error);
  return toProblem(new AppError("INTERNAL"), requestId);
}

/** When an access token ends; undefined for an API key. Read without verifying: authentication has done that. */
export function tokenEndMs(token: string): number | undefined {
  const [, claims] = token.split(".");
  if (claims === undefined) return undefined;
  try {
    const { exp } = JSON.parse(Buffer.from(claims, "base64url").toString()) as { exp?: unknown };
    return typeof exp === "number" ? exp * 1000 : undefined;
  } catch {
    return undefined;
  }
}

/** Tells the client why, and closes the connection. */
export function endSession(client: Client, error: AppError): void {
  client.emit("session:ended", toProblem(error, client.data.ctx.requestId));
  client.disconnect(true);
}
