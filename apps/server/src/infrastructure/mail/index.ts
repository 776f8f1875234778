export { createMail, type MailOptions } from "./mail.ts";
export type { Mail, MailMessage } from "./types.ts";
