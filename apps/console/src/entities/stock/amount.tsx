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
      {/* A space, for a margin of the unit would be on the side where the unit's own language begins. */}
      {unit !== undefined && (
        <>
          {" "}
          <bdi className="text-xs text-muted">{unit}</bdi>
        </>
      )}
    </span>
  );
}
