import { createTransport } from "nodemailer";
import type { Log } from "../telemetry/index.ts";
import type { Mail } from "./types.ts";

export interface MailOptions {
  /** `smtp://` or `smtps://` with user and password; without it mails go to the log. */
  readonly smtpUrl: string | undefined;
  readonly from: string;
  readonly log: Log;
}

const timeoutMs = 20_000;

export function createMail(options: MailOptions): Mail {
  return options.smtpUrl === undefined ? createLoggedMail(options.log) : createSmtpMail(options.smtpUrl, options.from);
}

function createSmtpMail(smtpUrl: string, from: string): Mail {
  const transport = createTransport(
    { url: smtpUrl, pool: true, maxConnections: 2, connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs },
    { from },
  );
  return {
    send: async (message) => {
      await transport.sendMail(message);
    },
    close: () => transport.close(),
  };
}

/**
 * Without a mail server the operator carries the link: it stands in the log once, in an entry that says what it is.
 * Whoever reads the log can use the link, which is why this is only the way of a server without SMTP_URL.
 */
function createLoggedMail(log: Log): Mail {
  return {
    send: async ({ to, subject, text }) => {
      log.warn({ unsentMail: { to, subject, text } }, "SMTP_URL is not set, so this mail was not sent: hand its link over yourself");
    },
    close: () => {},
  };
}
