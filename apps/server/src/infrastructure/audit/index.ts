export { type AuditRecord, recordAudit, recordAudits } from "./record.ts";
