import type { TxCtx } from "../postgres/index.ts";

/** What one command did. `before` and `after` hold the changed fields only, never secrets (R-TEN-4). */
export interface AuditRecord {
  /** `resource.verb` in the past tense: `product.updated`. */
  readonly action: string;
  readonly entityType: string;
  readonly entityId: string;
  readonly before?: Record<string, unknown>;
  readonly after?: Record<string, unknown>;
  readonly reason?: string;
}

/** Writes the audit entry of a command in the command's own transaction. */
export async function recordAudit(ctx: TxCtx, record: AuditRecord): Promise<void> {
  await ctx.tx.run({
    name: "audit_record",
    text: `INSERT INTO audit_entry (tenant_id, actor_kind, actor_id, actor_name, action, entity_type, entity_id, before, after, reason, request_id, ip)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    values: [
      ctx.tenantId,
      ctx.actor.kind,
      ctx.actor.id,
      ctx.actor.name,
      record.action,
      record.entityType,
      record.entityId,
      record.before ? JSON.stringify(record.before) : null,
      record.after ? JSON.stringify(record.after) : null,
      record.reason ?? null,
      ctx.requestId,
      ctx.ip,
    ],
  });
}

/** The same for many at once, in one statement: a command over a batch writes one entry per thing it made or changed. */
export async function recordAudits(ctx: TxCtx, records: readonly AuditRecord[]): Promise<void> {
  if (records.length === 0) return;
  const json = (value: Record<string, unknown> | undefined) => (value ? JSON.stringify(value) : null);
  await ctx.tx.run({
    name: "audit_record_many",
    text: `INSERT INTO audit_entry (tenant_id, actor_kind, actor_id, actor_name, action, entity_type, entity_id, before, after, reason, request_id, ip)
           SELECT $1, $2, $3, $4, r.action, r.entity_type, r.entity_id, r.before::jsonb, r.after::jsonb, r.reason, $5, $6
             FROM unnest($7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[])
                  WITH ORDINALITY AS r(action, entity_type, entity_id, before, after, reason, ord) ORDER BY r.ord`,
    values: [
      ctx.tenantId,
      ctx.actor.kind,
      ctx.actor.id,
      ctx.actor.name,
      ctx.requestId,
      ctx.ip,
      records.map((record) => record.action),
      records.map((record) => record.entityType),
      records.map((record) => record.entityId),
      records.map((record) => json(record.before)),
      records.map((record) => json(record.after)),
      records.map((record) => record.reason ?? null),
    ],
  });
}
