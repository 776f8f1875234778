/** A code to be drawn: EAN and UPC with their check digit, Code 128 of printable ASCII, QR of any text. */
export interface CodeToDraw {
  readonly kind: "ean13" | "ean8" | "upca" | "code128" | "qrcode";
  readonly text: string;
}

/** What the renderer is asked for. */
export interface DocumentTask {
  readonly template: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly codes: readonly CodeToDraw[];
}

/** What the renderer answers. */
export type DocumentAnswer = { readonly id: number; readonly pdf: Uint8Array } | { readonly id: number; readonly error: string };

/** Makes documents to print. */
export interface Documents {
  /**
   * A PDF of the template over the data.
   * @throws AppError OVERLOADED when too many wait
   */
  pdf(task: DocumentTask): Promise<Uint8Array>;
  /** Gives up what is in work and ends the renderer. */
  close(): Promise<void>;
}
