import type { DispatchRule } from "../../infrastructure/events/index.ts";
import { invitationMailJob } from "./invitations/send-invitation-mail.ts";
import { resetMailJob } from "./passwords/send-reset-mail.ts";

/** Which events become jobs: mails leave through the queue, under the event's id. */
export const identityDispatch: DispatchRule[] = [
  {
    topic: "identity.password-reset.requested",
    job: resetMailJob,
    payload: (event) => ({ userId: event.aggregateId }),
  },
  {
    topic: "identity.invitation.created",
    job: invitationMailJob,
    payload: (event) => ({ tenantId: event.tenantId, invitationId: event.aggregateId }),
  },
];
