import { z } from "zod";
import type { JobDefinition } from "../../../infrastructure/jobs/index.ts";
import { hashSecret, newSecret } from "../../../shared/ids.ts";
import { linkTo } from "../links.ts";
import { resetMail } from "../mail-texts.ts";
import type { Identity } from "../parts.ts";
import { accountById } from "../sign-in/accounts.ts";

export const resetMailJob = "identity.send-password-reset";
const Payload = z.object({ userId: z.uuid() });

export const resetLinkHours = 1;

/** Makes the one-time token and mails its link. Run again after a failure it makes another one: only the last works. */
export function createSendResetMail(parts: Identity): JobDefinition {
  return {
    name: resetMailJob,
    attempts: 5,
    backoffMs: 5_000,
    concurrency: 2,
    handler: async (job) => {
      const { userId } = Payload.parse(job.payload);
      const token = newSecret();
      const now = parts.clock.now();
      const account = await parts.db.withSystemTransaction(async (tx) => {
        const found = await accountById(tx, userId);
        if (!found) return undefined;
        await tx.query("DELETE FROM one_time_token WHERE user_id = $1 AND purpose = 'password-reset'", [userId]);
        await tx.query("INSERT INTO one_time_token (token_hash, purpose, user_id, created_at, expires_at) VALUES ($1, 'password-reset', $2, $3, $4)", [
          hashSecret(token),
          userId,
          now,
          new Date(now.getTime() + resetLinkHours * 3_600_000),
        ]);
        return found;
      });
      if (!account) return { sent: false };
      await parts.mail.send({
        to: account.email,
        ...resetMail({ name: account.name, link: linkTo(parts.publicUrl(), "reset", token), hours: resetLinkHours }),
      });
      return { sent: true };
    },
  };
}
