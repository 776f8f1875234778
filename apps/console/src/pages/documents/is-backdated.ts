/** What is recorded within this time counts as recorded when it happened, as in the ledger's own rule. */
const toleranceMs = 5 * 60_000;

/** Whether a document was recorded well after what it tells had happened. */
export function isBackdated({ effectiveAt, recordedAt }: { readonly effectiveAt: string; readonly recordedAt: string }): boolean {
  return Date.parse(recordedAt) - Date.parse(effectiveAt) > toleranceMs;
}
