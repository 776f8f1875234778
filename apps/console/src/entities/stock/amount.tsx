import { useFormat } from "#shared/i18n";

interface AmountProps {
  /** Decimal string in the base unit. */
  readonly value: string;
  readonly unit?: string | undefined;
  /** Shows a plus too: for what was added or taken away. */
  readonly signed?: boolean;
}

/** How much of something, with what it is counted in. */
export function Amount({ value, unit, signed = false }: AmountProps) {
  const format = useFormat();
  return (
    <span className="whitespace-nowrap">
      <bdi className="tabular">{format.quantity(value, { signed })}</bdi>
      {unit !== undefined && <bdi className="ms-1 text-xs text-muted">{unit}</bdi>}
    </span>
  );
}
