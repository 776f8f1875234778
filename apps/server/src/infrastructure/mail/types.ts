export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
}

/** Mail that leaves the house. */
export interface Mail {
  /** Resolves once the mail server has taken the message; rejects when it has not, so that the job tries again. */
  send(message: MailMessage): Promise<void>;
  close(): void;
}
