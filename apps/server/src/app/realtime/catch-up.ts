import { compareCursors, type EventCursor, type LoggedEvent, readEventsSince } from "../../infrastructure/events/index.ts";
import type { Database } from "../../infrastructure/postgres/index.ts";
import type { Client } from "./client.ts";
import { coalesce, followedTopics, type Message, messagesOf } from "./messages.ts";

const pageSize = 500;
/** More than this is not told one by one: the client loads everything anew. */
const eventsMax = 5_000;

export interface CatchUpDeps {
  readonly db: Database;
  /** Everything up to here has been passed on to the rooms. */
  readonly position: () => EventCursor;
}

/**
 * Collects what a client missed since `cursor` in the rooms it is about to enter, up to exactly the place at which the
 * rooms stand, and hands it to `finish` before anything else can run: there the client gets it and enters, so nothing
 * is missed and nothing comes twice. What it has heard already in rooms it is in is left out. `finish` gets null when
 * what was missed cannot be told: the client has to load everything anew.
 */
export async function catchUp(
  deps: CatchUpDeps,
  client: Client,
  entering: ReadonlySet<string>,
  cursor: EventCursor,
  finish: (missed: Message[] | null) => void,
): Promise<void> {
  const messages: Message[] = [];
  let at = cursor;
  let count = 0;
  for (;;) {
    const missed = await readEventsSince(deps.db, client.data.ctx, at, { topics: followedTopics, limit: pageSize });
    if (missed.resync) return finish(null);
    const now = deps.position();
    // The rooms stand within what was read: events beyond that place will come through them.
    const isComplete = compareCursors(now, missed.cursor) <= 0;
    for (const event of missed.events) {
      if (isComplete && compareCursors(event, now) > 0) break;
      messages.push(...messagesFor(event, entering, client.data.rooms));
    }
    if (isComplete) return finish(coalesce(messages));
    at = missed.cursor;
    count += missed.events.length;
    if (count > eventsMax) return finish(null);
  }
}

/** @param heard rooms the client is in, with the place from which on it has heard everything there */
function messagesFor(event: LoggedEvent, entering: ReadonlySet<string>, heard: ReadonlyMap<string, EventCursor>): Message[] {
  const wasHeard = (message: Message) =>
    message.rooms.some((room) => {
      const since = heard.get(room);
      return since !== undefined && compareCursors(event, since) > 0;
    });
  return messagesOf(event, (room) => entering.has(room) || heard.has(room)).filter(
    (message) => message.rooms.some((room) => entering.has(room)) && !wasHeard(message),
  );
}
