import type { Jobs } from "../jobs/index.ts";
import type { DispatchRule, EventConsumer } from "./types.ts";

/**
 * The consumer `job-dispatch`: what has to leave the database (mail, webhooks) becomes a job under the event's id. Jobs
 * are stored before the cursor moves; when it does not move, the same ids come again and are the same jobs.
 */
export function createJobDispatch(rules: readonly DispatchRule[], jobs: Jobs): EventConsumer {
  const byTopic = Map.groupBy(rules, (rule) => rule.topic);
  for (const [topic, own] of byTopic) {
    if (new Set(own.map((rule) => rule.job)).size < own.length)
      throw new Error(`two dispatch rules turn ${topic} into the same job; the event's id is one job's`);
  }
  return {
    name: "job-dispatch",
    topics: [...byTopic.keys()],
    handle: async (ctx, events) => {
      const wanted = events.flatMap((event) => (byTopic.get(event.topic) ?? []).map((rule) => ({ rule, event })));
      for (const [job, own] of Map.groupBy(wanted, ({ rule }) => rule.job)) {
        await jobs.enqueueMany(
          job,
          own.map(({ rule, event }) => ({ payload: rule.payload(event), options: { id: event.id, tenantId: ctx.tenantId } })),
        );
      }
    },
  };
}
