import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { currencyExponent } from "@lumbung/contracts";
import { useEffect, useMemo, useRef } from "react";
import { addRows, changeDraft, linesMax, type PastedRow, parsePaste, takesCost, useDraftStore } from "#features/record-movement";
import { decimalToMinor, useFormat } from "#shared/i18n";
import { marksOf } from "#shared/lib";
import { toast } from "#shared/ui";
import { newLineId } from "./use-entries.ts";
import type { Place } from "./use-places.ts";

/** Takes over rows of a spreadsheet: pasted anywhere on the page, or handed over as text. Answers whether it was a table. */
export function usePaste(places: readonly Place[], mayCost: boolean): (text: string) => boolean {
  const { t } = useLingui();
  const format = useFormat();
  const marks = useMemo(() => marksOf(format.tag), [format.tag]);

  function take(text: string): boolean {
    const paste = parsePaste(text, marks);
    if (paste === undefined || paste.rows.length === 0) return false;
    const before = useDraftStore.getState().draft;
    const room = linesMax - before.lines.length;
    const rows = paste.rows.slice(0, room);
    const placed = new Map(places.map((place) => [place.code.toLowerCase(), place.id]));
    changeDraft((draft) => {
      const added = addRows(draft, rows.map(toLine), newLineId);
      const lines = added.lines.map((line, index) => ({ ...line, locationId: placed.get(rows[index]?.location.toLowerCase() ?? "") ?? line.locationId }));
      return { ...added, lines };
    });
    const strangers = rows.filter((row) => row.location !== "" && !placed.has(row.location.toLowerCase())).length;
    const left = paste.rows.length - rows.length;
    const notes = [
      strangers > 0
        ? t`${plural(strangers, { one: "# row names a place that is not known here.", other: "# rows name a place that is not known here." })}`
        : "",
      left > 0 ? t`${plural(left, { one: "# row is left out: the document is full.", other: "# rows are left out: the document is full." })}` : "",
    ];
    toast({
      key: "pasted",
      tone: strangers + left > 0 ? "warn" : "good",
      title: t`${plural(rows.length, { one: "# line pasted", other: "# lines pasted" })}`,
      detail: notes.join(" ").trim() || undefined,
      action: { label: t`Undo`, onSelect: () => changeDraft((draft) => ({ ...draft, lines: before.lines })) },
    });
    return true;
  }
  function toLine({ code, quantity, unitCost, note }: PastedRow) {
    const exponent = currencyExponent(format.currency);
    const amount = mayCost && takesCost(useDraftStore.getState().draft.type) ? decimalToMinor(unitCost, exponent) : undefined;
    return { code, goods: null, quantity, note, unitCost: amount === undefined ? null : { amount, currency: format.currency } };
  }

  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (event.target instanceof HTMLTextAreaElement) return;
      const text = event.clipboardData?.getData("text/plain") ?? "";
      // One line without a tab is what people paste into a box.
      if (!/\n.*\S|\t/.test(text.trim()) || !latest.current(text)) return;
      event.preventDefault();
    };
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  }, []);
  return take;
}
