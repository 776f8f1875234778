import type { Ack } from "@lumbung/contracts";
import { RefreshToken, Resume, Subscribe } from "@lumbung/contracts";
import { z } from "zod";
import { AppError } from "../../shared/errors.ts";
import { type CatchUpDeps, catchUp } from "./catch-up.ts";
import { addTarget, type Client, deriveRooms, enter } from "./client.ts";
import { findTarget } from "./find-target.ts";
import type { Message } from "./messages.ts";
import { roomsOfCaller, roomsOfTarget, targetKey } from "./rooms.ts";
import { type AuthenticateConnection, metaOf } from "./sessions.ts";
import { decodeStreamCursor, encodeStreamCursor } from "./stream-cursor.ts";

export interface MessageDeps extends CatchUpDeps {
  readonly authenticate: AuthenticateConnection;
  /** Called when the token was replaced. */
  readonly onToken: (client: Client) => void;
}

type Answer = Extract<Ack, { ok: true }>;

const targetsMax = 200;

function read<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const fields = result.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }));
  throw new AppError("VALIDATION_FAILED", { fields }, { detail: z.prettifyError(result.error) });
}

function deliver(client: Client, messages: readonly Message[]): void {
  for (const message of messages) client.emit(message.name, message.payload as never);
}

/** What a client may send. Each is answered by acknowledgement; the messages of one client are handled in their order. */
export function messageHandlers(deps: MessageDeps) {
  const here = () => encodeStreamCursor(deps.position());

  async function enterAndCatchUp(client: Client, entering: () => string[], cursor: string | undefined): Promise<Answer> {
    if (cursor === undefined) {
      enter(client, entering(), deps.position());
      return { ok: true, cursor: here(), resync: false };
    }
    const since = decodeStreamCursor(cursor);
    let answer: Answer = { ok: true, cursor: "", resync: true };
    await catchUp(deps, client, new Set(entering()), since, (missed) => {
      deliver(client, missed ?? []);
      // Asked again: rights may have changed while the log was read.
      enter(client, entering(), missed === null ? deps.position() : since);
      answer = { ok: true, cursor: here(), resync: missed === null };
    });
    return answer;
  }

  return {
    subscribe: async (client: Client, input: unknown): Promise<Answer> => {
      const wish = read(Subscribe, input);
      if (client.data.targets.size >= targetsMax)
        throw new AppError("VALIDATION_FAILED", { subscriptionsMax: targetsMax }, { detail: "Too many subscriptions" });
      const target = await findTarget(deps.db, client.data.ctx, wish);
      const answer = await enterAndCatchUp(client, () => roomsOfTarget(client.data.ctx, target), wish.cursor);
      if (roomsOfTarget(client.data.ctx, target).length === 0) throw new AppError("NOT_FOUND");
      addTarget(client, target);
      return answer;
    },
    unsubscribe: async (client: Client, input: unknown): Promise<Answer> => {
      const target = await findTarget(deps.db, client.data.ctx, read(Subscribe, input));
      client.data.targets.delete(targetKey(target));
      deriveRooms(client, deps.position());
      return { ok: true, cursor: here(), resync: false };
    },
    resume: (client: Client, input: unknown): Promise<Answer> => enterAndCatchUp(client, () => roomsOfCaller(client.data.ctx), read(Resume, input).cursor),
    "auth:refresh": async (client: Client, input: unknown): Promise<Answer> => {
      const { token } = read(RefreshToken, input);
      const ctx = await deps.authenticate(`Bearer ${token}`, metaOf(client));
      const { tenantId, actor } = client.data.ctx;
      if (ctx.tenantId !== tenantId || ctx.actor.id !== actor.id)
        throw new AppError("UNAUTHENTICATED", {}, { detail: "The token belongs to someone else or another business; open a new connection with it." });
      client.data.ctx = ctx;
      client.data.token = token;
      deps.onToken(client);
      deriveRooms(client, deps.position());
      return { ok: true, cursor: here(), resync: false };
    },
  };
}
