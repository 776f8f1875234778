import { useMemo, useRef, useState } from "react";
import { addGoods, changeDraft, type Goods, linesMax, type NewLine, useDraftStore } from "#features/record-movement";
import { lookupCodes, parseGs1 } from "#features/scanning";
import { useFormat } from "#shared/i18n";
import { marksOf } from "#shared/lib";
import { findGoods } from "./find-goods.ts";
import { readEntry } from "./read-entry.ts";
import { tone } from "./tone.ts";
import type { Place } from "./use-places.ts";

/** What became of the last code. */
export type EntryNotice =
  | { readonly kind: "added"; readonly name: string }
  | { readonly kind: "place"; readonly path: string }
  | { readonly kind: "unknown" | "waiting" | "full"; readonly code: string };

interface EntriesOptions {
  readonly places: readonly Place[];
  /** Told which line the goods are in, so that the cursor can go to its quantity. */
  readonly onLine: (lineId: string) => void;
}

export const newLineId = () => Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Takes codes one after the other, as fast as they come, and says what became of the last one. */
export function useEntries({ places, onLine }: EntriesOptions) {
  const { tag } = useFormat();
  const marks = useMemo(() => marksOf(tag), [tag]);
  const [notice, setNotice] = useState<EntryNotice>();
  const queue = useRef(Promise.resolve(true));
  const latest = useRef({ places, onLine, marks });
  latest.current = { places, onLine, marks };

  function add(entry: NewLine, name: string): boolean {
    if (useDraftStore.getState().draft.lines.length >= linesMax) return refuse({ kind: "full", code: entry.code });
    let lineId = "";
    changeDraft((draft) => {
      const added = addGoods(draft, entry, newLineId);
      lineId = added.lineId;
      return added.draft;
    });
    setNotice({ kind: "added", name });
    latest.current.onLine(lineId);
    return true;
  }
  function refuse(refusal: EntryNotice): boolean {
    setNotice(refusal);
    tone("bad");
    return false;
  }
  async function takeNow(text: string): Promise<boolean> {
    const entry = readEntry(text, latest.current.marks, parseGs1);
    if (entry.code === "") return false;
    const { code, quantity, note } = entry;
    try {
      const goods = await findGoods(lookupCodes(entry.scanned));
      if (goods !== undefined) return add({ code, goods, quantity, note }, goods.name);
    } catch {
      // The server cannot be reached: the line waits for it, and the work goes on.
      add({ code, goods: null, quantity, note }, code);
      setNotice({ kind: "waiting", code });
      return true;
    }
    const place = latest.current.places.find((one) => one.code.toLowerCase() === code.toLowerCase());
    if (place === undefined) return refuse({ kind: "unknown", code });
    changeDraft((draft) => ({ ...draft, locationId: place.id }));
    setNotice({ kind: "place", path: place.path });
    tone("good");
    return true;
  }

  return {
    notice,
    clearNotice: () => setNotice(undefined),
    /** Answers whether the code meant anything. */
    take: (text: string): Promise<boolean> => {
      queue.current = queue.current.then(() => takeNow(text));
      return queue.current;
    },
    /** Goods that were chosen from a list. */
    takeGoods: (goods: Goods, quantity: string | undefined) => add({ code: goods.sku, goods, quantity }, goods.name),
  };
}
