import { z } from "zod";
import type { JobDefinition } from "../../../infrastructure/jobs/index.ts";
import { resetMail } from "../mail-texts.ts";
import type { Identity } from "../parts.ts";
import { issueResetLink, resetLinkHours } from "./issue-reset-link.ts";

export const resetMailJob = "identity.send-password-reset";
const Payload = z.object({ userId: z.uuid() });

/** Makes the one-time token and mails its link. Run again after a failure it makes another one: only the last works. */
export function createSendResetMail(parts: Identity): JobDefinition {
  return {
    name: resetMailJob,
    attempts: 5,
    backoffMs: 5_000,
    concurrency: 2,
    handler: async (job) => {
      const { userId } = Payload.parse(job.payload);
      const issued = await issueResetLink(parts, userId, job.id);
      if (!issued) return { sent: false };
      const { account, link } = issued;
      await parts.mail.send({ to: account.email, ...resetMail({ locale: account.locale, name: account.name, link, hours: resetLinkHours }) });
      return { sent: true };
    },
  };
}
