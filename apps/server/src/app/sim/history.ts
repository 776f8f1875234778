import type { SimDocument } from "./commands.ts";

/** What became of one document, or of one reversal, as its client knows it. */
export type Fate =
  /** Answered 201: it must be there, once, and say this. */
  | { readonly kind: "acknowledged"; readonly documentId: string; readonly answer: string }
  /** Answered with a refusal: it must not be there. */
  | { readonly kind: "refused"; readonly code: string }
  /** The client walked away from a broken connection: it may be there whole, or not at all. */
  | { readonly kind: "abandoned" };

export interface HistoryEntry {
  readonly tenantId: string;
  /** The Idempotency-Key as the ledger stores it (a batch gives each document its own). */
  readonly key: string;
  /** What was asked for: a document, or to take this document back. */
  readonly asked: { readonly document: SimDocument } | { readonly reverses: string };
  readonly fate: Fate;
}

export interface Counts {
  acknowledged: number;
  refused: number;
  abandoned: number;
  /** Requests sent again because nobody answered, or the answer was to come back. */
  repeated: number;
}

/** Everything the clients asked for and were told, and what they were told wrongly. */
export interface History {
  readonly entries: readonly HistoryEntry[];
  readonly counts: Counts;
  /** Answers no correct server gives. */
  readonly complaints: readonly string[];
  record(entry: HistoryEntry): void;
  countRepeated(): void;
  complain(what: string): void;
}

/** Complaints kept; one broken thing can cause thousands. */
const complaintsMax = 50;

export function createHistory(): History {
  const entries: HistoryEntry[] = [];
  const complaints: string[] = [];
  const counts: Counts = { acknowledged: 0, refused: 0, abandoned: 0, repeated: 0 };
  return {
    entries,
    counts,
    complaints,
    record: (entry) => {
      entries.push(entry);
      counts[entry.fate.kind]++;
    },
    countRepeated: () => {
      counts.repeated++;
    },
    complain: (what) => {
      if (complaints.length < complaintsMax) complaints.push(what);
    },
  };
}
