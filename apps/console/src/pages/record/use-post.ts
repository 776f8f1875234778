import type { PostedDocument } from "@lumbung/sdk";
import { clearDraft, type Draft, keyForAttempt, postOf } from "#features/record-movement";
import { api, useSave } from "#shared/api";
import { newLineId } from "./use-entries.ts";

/** What shows stock or its history, and is stale after a document. */
const stale = ["/inventory/levels", "/inventory/documents", "/inventory/movements", "/inventory/stock-card", "/inventory/movements:preview", "/dashboard"];

/**
 * Records the draft. Its key is kept with the draft, so that the same document sent again, by a second try, after a reload
 * or from another tab, is recorded once.
 */
export function usePost(onPosted: (posted: PostedDocument, draft: Draft) => void) {
  return useSave(
    (draft: Draft) => {
      const body = postOf(draft);
      return api.post("/inventory/movements", { body, idempotencyKey: keyForAttempt(JSON.stringify(body), () => `${newLineId()}${newLineId()}`) });
    },
    {
      invalidates: stale.map((path) => [path]),
      onSaved: (posted, draft) => {
        clearDraft();
        onPosted(posted, draft);
      },
    },
  );
}
