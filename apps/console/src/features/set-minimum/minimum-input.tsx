import { useLingui } from "@lingui/react/macro";
import type { LevelItem } from "@lumbung/sdk";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import clsx from "clsx";
import { type KeyboardEvent, useState } from "react";
import { api, failureOf, type ListData, useSave } from "#shared/api";
import { useFormat } from "#shared/i18n";
import { QuantityInput, toast } from "#shared/ui";
import { type Minimum, putMinimum } from "./put-minimum.ts";

interface MinimumInputProps {
  readonly variantId: string;
  readonly warehouseId: string;
  readonly minimum: string | null;
  /** What it is the minimum of, for screen readers. */
  readonly label: string;
  readonly className?: string;
}

/** The finest scale a SKU may have; the server knows that of this one. */
const scaleMax = 6;

/** The minimum of a SKU in a warehouse, changed in place: Enter keeps it and goes to the one below, Escape leaves it as it was, empty removes it. */
export function MinimumInput({ variantId, warehouseId, minimum, label, className }: MinimumInputProps) {
  const { t } = useLingui();
  const format = useFormat();
  const client = useQueryClient();
  // Undefined while nothing is typed; null while what is typed is no number.
  const [typed, setTyped] = useState<string | null>();
  const [box, setBox] = useState(0);
  const save = useSave(write, {
    optimistic: (input) => showAtOnce(client, input),
    invalidates: [["/inventory/minimums"], ["/dashboard"], ["/products/stock"]],
    onSaved: (_answer, saved) => {
      const words = saved.minimum === null ? t`No minimum any more` : t`Minimum is ${format.quantity(saved.minimum)} now`;
      toast({
        tone: "good",
        title: words,
        detail: label,
        key: "minimum",
        action: { label: t`Undo`, onSelect: () => save.mutate({ ...saved, minimum: saved.before, before: saved.minimum }) },
      });
    },
  });

  function forget(): void {
    setTyped(undefined);
    // What was no number stands in the box alone: a new box shows what is true.
    if (typed === null) setBox((count) => count + 1);
  }
  function keep(): void {
    const next = typed === "" ? null : typed;
    forget();
    if (typed == null || next === undefined) return;
    if (next === minimum) return;
    save.mutate(
      { variantId, warehouseId, minimum: next, before: minimum },
      {
        onError: (error) => {
          const { title, detail, fix } = failureOf(error);
          toast({ tone: "bad", title: title || t`The minimum could not be saved`, detail: [detail, fix].filter(Boolean).join(" ") });
        },
      },
    );
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === "Escape") {
      event.stopPropagation();
      forget();
    } else if (event.key === "Enter" || event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      // Leaving it keeps what was typed.
      const next = neighbour(event.currentTarget, event.key === "ArrowUp" ? -1 : 1);
      if (next === undefined) event.currentTarget.blur();
      else next.focus();
    }
  }
  return (
    <span className={clsx("inline-block w-24", className)}>
      <QuantityInput
        key={box}
        aria-label={label}
        data-minimum-of={warehouseId}
        placeholder="–"
        scale={scaleMax}
        value={typed ?? minimum ?? ""}
        onChange={(value) => setTyped(value ?? null)}
        onKeyDown={onKeyDown}
        onBlur={keep}
      />
    </span>
  );
}

/** With what it was before, for the way back. */
interface Change extends Minimum {
  readonly before: string | null;
}

function write({ variantId, warehouseId, minimum }: Change, key: { idempotencyKey: string }): Promise<unknown> {
  return minimum === null
    ? api.delete("/inventory/minimums", { query: { variantId, warehouseId }, ...key })
    : api.put("/inventory/minimums", { body: { variantId, warehouseId, minimum }, ...key });
}

/** Every list of levels shows it before the server has answered; how to take that back. */
function showAtOnce(client: QueryClient, input: Minimum): () => void {
  const lists = client.getQueriesData<ListData<LevelItem>>({ queryKey: ["list", "/inventory/levels"] });
  for (const [key, data] of lists) if (data !== undefined) client.setQueryData(key, putMinimum(data, input));
  return () => {
    for (const [key, data] of lists) client.setQueryData(key, data);
  };
}

/** The same warehouse in the row above or below. */
function neighbour(input: HTMLInputElement, step: 1 | -1): HTMLInputElement | undefined {
  const column = [...document.querySelectorAll<HTMLInputElement>(`input[data-minimum-of="${input.dataset.minimumOf}"]`)];
  const inOrder = column.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top);
  return inOrder[inOrder.indexOf(input) + step];
}
