import { z } from "zod";
import { Instant, PageQuery, pageOf } from "./common.ts";

export const AuditEntry = z.object({
  position: z.int(),
  recordedAt: Instant,
  actor: z.object({ kind: z.string(), id: z.string(), name: z.string() }),
  action: z.string(),
  entityType: z.string(),
  entityId: z.string(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  reason: z.string().nullable(),
  requestId: z.string(),
  ip: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
export const AuditPage = pageOf(AuditEntry);
export const auditFilters = {
  actor: z.string().min(1).max(100).optional().meta({ description: "Id of the person, API key or part of the system" }),
  action: z.string().min(1).max(100).optional().meta({ description: "Such as product.updated" }),
  entityType: z.string().min(1).max(100).optional(),
  entityId: z.string().min(1).max(200).optional(),
  from: Instant.optional(),
  to: Instant.optional().meta({ description: "Exclusive" }),
};
export const AuditQuery = PageQuery.extend(auditFilters);
export type AuditQuery = z.infer<typeof AuditQuery>;
