import { createHash } from "node:crypto";

/**
 * The id of a document of an import: the same for the same lines of the same import, so that a run that is taken up
 * after a crash finds what it has posted. A UUIDv7 in shape (RFC 9562): the time of the import in front, which keeps
 * the index dense, a digest of the rest behind.
 */
export function documentId(importId: string, type: string, lines: readonly number[]): string {
  const digest = createHash("sha256")
    .update(`${importId} ${type} ${lines.join(",")}`)
    .digest("hex");
  const variant = ((Number.parseInt(digest.charAt(3), 16) & 0x3) | 0x8).toString(16);
  return `${importId.slice(0, 13)}-7${digest.slice(0, 3)}-${variant}${digest.slice(4, 7)}-${digest.slice(7, 19)}`;
}
