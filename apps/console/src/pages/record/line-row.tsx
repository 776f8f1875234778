import { useLingui } from "@lingui/react/macro";
import type { DocumentType } from "@lumbung/contracts";
import type { ProblemFace } from "@lumbung/sdk";
import clsx from "clsx";
import { ArrowRight, Diff, X } from "lucide-react";
import { type KeyboardEvent, memo, useRef } from "react";
import { changeDraft, changeLine, type DraftLine, removeLine, turnSign } from "#features/record-movement";
import { hasCheckDigit } from "#features/scanning";
import { useFormat } from "#shared/i18n";
import { IconButton, MoneyInput, QuantityInput, toast } from "#shared/ui";
import { LevelChange } from "./level-change.tsx";
import { LineProblems } from "./line-problems.tsx";
import { PlaceSelect } from "./place-select.tsx";
import type { Place } from "./use-places.ts";
import type { PreviewLevel } from "./use-preview.ts";

export interface LineRowProps {
  readonly line: DraftLine;
  readonly type: DocumentType;
  readonly problems: readonly ProblemFace[];
  readonly from: PreviewLevel | undefined;
  readonly to: PreviewLevel | undefined;
  readonly places: readonly Place[];
  readonly toPlaces: readonly Place[];
  readonly showCost: boolean;
  /** Somebody tried to record it without a quantity. */
  readonly needsQuantity: boolean;
  readonly onDone: () => void;
  /** Told a code that came where a quantity was expected. */
  readonly onCode: (code: string) => void;
}

/** Ids by which the cursor finds the boxes of a line. */
export const quantityId = (lineId: string) => `quantity-${lineId}`;

/** A line of the draft: goods, how many, at what cost, where, and what that does to stock. */
export const LineRow = memo(function LineRow({ line, type, problems, from, to, places, toPlaces, showCost, needsQuantity, onDone, onCode }: LineRowProps) {
  const { t } = useLingui();
  const format = useFormat();
  const name = line.goods?.name ?? line.code;
  /** The quantity as it was when the cursor came. */
  const before = useRef(line.quantity);
  const change = (values: Partial<DraftLine>) => changeDraft((draft) => changeLine(draft, line.id, values));

  function remove(): void {
    changeDraft((draft) => removeLine(draft, line.id));
    toast({
      key: "line-removed",
      title: t`${name} is taken out`,
      action: { label: t`Undo`, onSelect: () => changeDraft((draft) => ({ ...draft, lines: [line, ...draft.lines] })) },
    });
    onDone();
  }
  function onQuantityKey(event: KeyboardEvent<HTMLInputElement>): void {
    const typed = event.currentTarget.value;
    // A scanner too slow to be told from a person would make its code a quantity; no shop counts eight digits that are a barcode.
    if (event.key === "Enter" && hasCheckDigit(typed)) {
      event.preventDefault();
      change({ quantity: before.current, unreadable: false });
      onCode(typed);
    } else onKeyDown(event);
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if ((event.key === "Enter" && !event.ctrlKey && !event.metaKey) || event.key === "Escape") {
      event.preventDefault();
      onDone();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      neighbour(event.currentTarget, event.key === "ArrowDown" ? 1 : -1)?.focus();
    }
  }

  return (
    <li
      data-problem={problems.length > 0 ? "" : undefined}
      className={clsx(
        "grid gap-x-3 gap-y-1.5 px-3 py-2.5 [contain-intrinsic-size:auto_3.75rem] [content-visibility:auto] sm:px-4",
        "grid-cols-[minmax(0,1fr)_auto] md:grid-cols-[minmax(0,1fr)_auto_8.5rem_auto] md:items-center",
        problems.length > 0 && "bg-bad-soft/40",
      )}
    >
      <div className="min-w-0">
        <bdi className="block w-fit max-w-full truncate font-medium" title={name}>
          {name}
        </bdi>
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
          <bdi>{line.goods?.sku ?? t`Not looked up yet`}</bdi>
          {line.note !== "" && <bdi>{line.note}</bdi>}
        </div>
        {places.length + toPlaces.length > 0 && (
          <div className="mt-1 flex flex-wrap items-center gap-2 text-muted">
            <PlaceSelect
              className="w-32"
              label={type === "transfer" ? t`From where: ${name}` : t`Place of ${name}`}
              places={places}
              value={line.locationId}
              onChange={(locationId) => change({ locationId })}
            />
            {toPlaces.length > 0 && <ArrowRight className="flip-rtl size-4" aria-hidden />}
            <PlaceSelect
              className="w-32"
              label={t`To where: ${name}`}
              places={toPlaces}
              value={line.toLocationId}
              onChange={(toLocationId) => change({ toLocationId })}
            />
          </div>
        )}
      </div>
      <div className="col-span-2 row-start-2 flex flex-wrap items-center gap-2 md:col-span-1 md:row-start-auto">
        {type === "adjustment" && (
          <IconButton
            label={t`Turn in and out round: ${name}`}
            look="bordered"
            icon={<Diff className="size-4" aria-hidden />}
            onClick={() => changeDraft((draft) => turnSign(draft, line.id))}
          />
        )}
        <QuantityInput
          id={quantityId(line.id)}
          data-quantity=""
          aria-label={t`Quantity of ${name}`}
          className="w-28 sm:w-32"
          unit={line.goods?.baseUnit ?? ""}
          scale={line.goods?.scale ?? 6}
          enterKeyHint="next"
          {...(needsQuantity ? { "aria-invalid": true as const, placeholder: t`How many?` } : {})}
          value={line.quantity}
          onChange={(quantity) => change(quantity === undefined ? { unreadable: true } : { quantity, unreadable: false })}
          onFocusCapture={() => {
            before.current = line.quantity;
          }}
          onKeyDown={onQuantityKey}
        />
        {showCost && (
          <MoneyInput
            aria-label={t`Unit cost of ${name}`}
            className="w-28 sm:w-32"
            currency={format.currency}
            placeholder={line.goods?.cost ? format.money(line.goods.cost) : t`Unit cost`}
            value={line.unitCost}
            onChange={(unitCost) => unitCost !== undefined && change({ unitCost })}
            onKeyDown={onKeyDown}
          />
        )}
      </div>
      <div className="col-span-2 grid gap-0.5 md:col-span-1 md:justify-items-end">
        <LevelChange level={from} named={to !== undefined} />
        {to !== undefined && <LevelChange level={to} named />}
      </div>
      <IconButton
        label={t`Take out ${name}`}
        icon={<X className="size-4" aria-hidden />}
        className="col-start-2 row-start-1 md:col-start-auto md:row-start-auto"
        onClick={remove}
      />
      {problems.length > 0 && <LineProblems line={line} problems={problems} places={places} />}
    </li>
  );
});

/** The quantity of the line before or after. */
function neighbour(input: HTMLInputElement, step: 1 | -1): HTMLInputElement | undefined {
  const all = [...document.querySelectorAll<HTMLInputElement>("input[data-quantity]")];
  const at = all.indexOf(input);
  return at === -1 ? undefined : all[at + step];
}
