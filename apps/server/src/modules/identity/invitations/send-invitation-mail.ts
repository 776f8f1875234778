import { z } from "zod";
import type { JobDefinition } from "../../../infrastructure/jobs/index.ts";
import { hashSecret } from "../../../shared/ids.ts";
import { systemCtx } from "../context.ts";
import { invitationPrefix, linkTo, newTenantToken } from "../links.ts";
import { invitationMail } from "../mail-texts.ts";
import type { Identity } from "../parts.ts";
import { invitationDays } from "./create-invitation.ts";

export const invitationMailJob = "identity.send-invitation";
const Payload = z.object({ tenantId: z.uuid(), invitationId: z.uuid() });

/** Makes the mail's own link and sends it. Run again after a failure it makes another one: only the last works. */
export function createSendInvitationMail(parts: Identity): JobDefinition {
  return {
    name: invitationMailJob,
    attempts: 5,
    backoffMs: 5_000,
    concurrency: 2,
    handler: async (job) => {
      const { tenantId, invitationId } = Payload.parse(job.payload);
      const token = newTenantToken(invitationPrefix, tenantId);
      const [invitation] = await parts.db.withTransaction(systemCtx(tenantId, parts.clock, job.id), (tx) =>
        tx.tx.query<{ email: string; name: string; invitedBy: string; businessName: string; locale: string }>(
          `UPDATE invitation i SET mailed_token_hash = $3 FROM tenant t
            WHERE i.tenant_id = $1 AND i.id = $2 AND t.id = i.tenant_id AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > $4
            RETURNING i.email, i.name, i.invited_by AS "invitedBy", t.name AS "businessName", t.locale`,
          [tenantId, invitationId, hashSecret(token), parts.clock.now()],
        ),
      );
      // Accepted or taken back while the job waited.
      if (!invitation) return { sent: false };
      const link = linkTo(parts.publicUrl(), "accept", token);
      await parts.mail.send({ to: invitation.email, ...invitationMail({ ...invitation, link, days: invitationDays }) });
      return { sent: true };
    },
  };
}
