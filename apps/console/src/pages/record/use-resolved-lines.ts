import { useEffect, useRef } from "react";
import { changeDraft, changeLine, type Draft, type Goods } from "#features/record-movement";
import { lookupCodes } from "#features/scanning";
import { findGoods } from "./find-goods.ts";
import type { Effect } from "./use-preview.ts";

/** Finds out what pasted codes stand for: SKUs from the preview, all at once; what it does not know may be a barcode. */
export function useResolvedLines(draft: Draft, lineOf: Effect["lineOf"]): void {
  const tried = useRef(new Set<string>());
  useEffect(() => {
    let gone = false;
    const unknown: string[] = [];
    const known = new Map<string, Goods>();
    for (const line of draft.lines) {
      if (line.goods !== null) continue;
      const said = lineOf(line.id);
      if (said === undefined) continue;
      const goods = goodsOf(said);
      if (goods !== undefined) known.set(line.id, goods);
      else if (!tried.current.has(line.code)) unknown.push(line.code);
    }
    if (known.size > 0) changeDraft((now) => ({ ...now, lines: now.lines.map((line) => ({ ...line, goods: line.goods ?? known.get(line.id) ?? null })) }));
    void (async () => {
      for (const code of unknown) {
        if (gone || tried.current.has(code)) continue;
        tried.current.add(code);
        const goods = await findGoods(lookupCodes(code)).catch(() => {
          // Not answered is not unknown: it is looked up again when the preview comes next.
          tried.current.delete(code);
          return undefined;
        });
        if (goods !== undefined)
          changeDraft((now) => now.lines.filter((line) => line.code === code).reduce((changed, line) => changeLine(changed, line.id, { goods }), now));
      }
    })();
    return () => {
      gone = true;
    };
  }, [draft, lineOf]);
}

function goodsOf({ variantId, sku, name, baseUnit, scale }: NonNullable<ReturnType<Effect["lineOf"]>>): Goods | undefined {
  if (variantId === null || sku === null || scale === null) return undefined;
  return { variantId, productId: null, sku, name: name ?? sku, baseUnit: baseUnit ?? "", scale, cost: null };
}
