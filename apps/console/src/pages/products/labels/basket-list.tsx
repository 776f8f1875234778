import { useLingui } from "@lingui/react/macro";
import { Minus, Plus, X } from "lucide-react";
import { type BasketItem, countMax, setCount } from "#entities/product";
import { IconButton, QuantityInput } from "#shared/ui";

/** What is printed, and how many of each. */
export function BasketList({ items }: { items: readonly BasketItem[] }) {
  const { t } = useLingui();
  return (
    <ul aria-label={t`Labels`} className="divide-y divide-line/70">
      {items.map((item) => (
        <BasketRow key={item.variantId} item={item} />
      ))}
    </ul>
  );
}

function BasketRow({ item }: { item: BasketItem }) {
  const { t } = useLingui();
  const { variantId, label, productName, count } = item;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
      <div className="min-w-40 flex-1">
        <bdi className="block truncate font-medium">{productName}</bdi>
        <bdi className="block truncate text-sm text-muted">{label}</bdi>
      </div>
      <div className="flex items-center gap-1">
        <IconButton
          label={t`One label less of ${label}`}
          icon={<Minus className="size-4" aria-hidden />}
          disabled={count <= 1}
          onClick={() => setCount(variantId, count - 1)}
        />
        <QuantityInput
          aria-label={t`Labels of ${label}`}
          className="w-20"
          scale={0}
          value={String(count)}
          onChange={(text) => text !== undefined && Number(text) >= 1 && setCount(variantId, Number(text))}
        />
        <IconButton
          label={t`One label more of ${label}`}
          icon={<Plus className="size-4" aria-hidden />}
          disabled={count >= countMax}
          onClick={() => setCount(variantId, count + 1)}
        />
        <IconButton label={t`Take ${label} out`} icon={<X className="size-4" aria-hidden />} onClick={() => setCount(variantId, 0)} />
      </div>
    </li>
  );
}
