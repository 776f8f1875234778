import type { MailMessage } from "../../infrastructure/mail/index.ts";

type Text = Pick<MailMessage, "subject" | "text">;

/** The mail with the link to a new password. */
export function resetMail(input: { name: string; link: string; hours: number }): Text {
  return {
    subject: "Set a new password",
    text: [
      `Hello ${input.name},`,
      "",
      "someone, probably you, asked for a new password. Set it here:",
      "",
      input.link,
      "",
      `The link works once, within ${input.hours === 1 ? "one hour" : `${input.hours} hours`}. If it was not you, do nothing: your password stays as it is.`,
    ].join("\n"),
  };
}

/** The mail with the link of an invitation. */
export function invitationMail(input: { name: string; businessName: string; invitedBy: string; link: string; days: number }): Text {
  return {
    subject: `${oneLine(input.invitedBy)} invites you to ${oneLine(input.businessName)}`,
    text: [
      `Hello ${input.name},`,
      "",
      `${input.invitedBy} invites you to join ${input.businessName}. Accept here:`,
      "",
      input.link,
      "",
      `The link works once, within ${input.days} days. If you do not know the sender, do nothing.`,
    ].join("\n"),
  };
}

/** Names are typed by people; a subject has one line. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
