import {
  ConsumerStatusList,
  DeadEventPage,
  DeadEventQuery,
  DiscardDeadEvent,
  IdParams,
  JobParams,
  JobRetried,
  JobsStatus,
  ReplayDeadEvents,
  ReplayResult,
  SystemStatus,
} from "@lumbung/contracts";
import { type Route, route } from "../../infrastructure/http/index.ts";
import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import type { SystemUseCases } from "./index.ts";

const tag = "System";

export function systemRoutes(useCases: SystemUseCases): Route[] {
  return [
    route({
      method: "GET",
      url: "/system/status",
      summary: "Versions, and what the server takes of memory and disk",
      tag,
      access: "system:read",
      response: SystemStatus,
      handler: (ctx) => useCases.readStatus(ctx),
    }),
    route({
      method: "GET",
      url: "/system/consumers",
      summary: "How far the consumers of the event log are behind with this business",
      tag,
      access: "system:read",
      response: ConsumerStatusList,
      handler: (ctx) => useCases.listConsumers(ctx),
    }),
    route({
      method: "GET",
      url: "/system/dead-events",
      summary: "Events that a consumer could not handle, with their errors",
      tag,
      access: "system:read",
      query: DeadEventQuery,
      response: DeadEventPage,
      handler: (ctx, { query }) => useCases.listDeadEvents(ctx, query),
    }),
    route({
      method: "POST",
      url: "/system/dead-events/:id/replay",
      summary: "Hand a parked event to its consumer again",
      tag,
      access: "system:write",
      // Each event is a transaction of its own.
      transaction: "several",
      status: 200,
      params: IdParams,
      response: ReplayResult,
      handler: (ctx, { params }) => useCases.replayOne(ctx, params.id),
    }),
    route({
      method: "POST",
      url: "/system/dead-events/replay",
      summary: "Hand all parked events to their consumers again, or those of one consumer",
      tag,
      access: "system:write",
      transaction: "several",
      status: 200,
      body: ReplayDeadEvents,
      response: ReplayResult,
      handler: (ctx, { body }) => useCases.replayAll(ctx, body),
    }),
    route({
      method: "POST",
      url: "/system/dead-events/:id/discard",
      summary: "Give a parked event up, with a reason",
      tag,
      access: "system:write",
      status: 204,
      params: IdParams,
      body: DiscardDeadEvent,
      handler: (ctx, { params, body }) => useCases.discardDeadEvent(ctx as TxCtx, params.id, body.reason),
    }),
    route({
      method: "GET",
      url: "/system/jobs",
      summary: "Job queues, and the jobs of this business that failed",
      tag,
      access: "system:read",
      response: JobsStatus,
      handler: (ctx) => useCases.listJobs(ctx),
    }),
    route({
      method: "POST",
      url: "/system/jobs/:queue/:id/retry",
      summary: "Let a failed job run again",
      tag,
      access: "system:write",
      transaction: "several",
      status: 200,
      params: JobParams,
      response: JobRetried,
      handler: (ctx, { params }) => useCases.retryJob(ctx, params),
    }),
  ];
}
