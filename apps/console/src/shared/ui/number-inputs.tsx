import { useLingui } from "@lingui/react/macro";
import { currencyExponent } from "@lumbung/contracts";
import { type ReactNode, useLayoutEffect, useMemo, useState } from "react";
import { decimalToMinor, type MoneyValue, minorToDecimal, useFormat } from "#shared/i18n";
import { decimalsOf, editDecimal, marksOf, parseDecimal } from "#shared/lib";
import { Input, type InputProps } from "./input.tsx";

interface DecimalInputProps extends Omit<InputProps, "value" | "onChange" | "type"> {
  /** A plain decimal string; empty for none. */
  readonly value: string;
  /** Told what is typed as a plain decimal string; empty for none; undefined as long as it is no number or too fine. */
  readonly onChange: (value: string | undefined) => void;
  /** Most decimals that count. */
  readonly scale: number;
}

/** A number as one writes it in one's own language and digits; it stays decimal text all the way. */
function DecimalInput({ value, onChange, scale, ...rest }: DecimalInputProps) {
  const { tag } = useFormat();
  const marks = useMemo(() => marksOf(tag), [tag]);
  const [typed, setTyped] = useState(() => editDecimal(value, marks));
  const read = typed.trim() === "" ? "" : parseDecimal(typed, marks);
  // What comes from outside replaces what was typed only where it says something else; before it is painted, so that
  // whoever selects the number next selects the new one.
  useLayoutEffect(() => {
    setTyped((now) => ((now.trim() === "" ? "" : parseDecimal(now, marks)) === value ? now : editDecimal(value, marks)));
  }, [value, marks]);
  return (
    <Input
      dir="ltr"
      inputMode={scale === 0 ? "numeric" : "decimal"}
      autoComplete="off"
      {...rest}
      className={`${rest.className ?? ""} tabular text-end [&>input]:text-end`}
      value={typed}
      onFocus={(event) => event.target.select()}
      onChange={(event) => {
        const text = event.target.value;
        setTyped(text);
        const next = text.trim() === "" ? "" : parseDecimal(text, marks);
        onChange(next === undefined || decimalsOf(next) > scale ? undefined : next);
      }}
      // Shows what was understood: without grouping, so that 1.250 is never mistaken for one and a quarter.
      onBlur={(event) => {
        if (read !== undefined) setTyped(editDecimal(read, marks));
        rest.onBlur?.(event);
      }}
      aria-invalid={rest["aria-invalid"] ?? (read === undefined || decimalsOf(read) > scale ? true : undefined)}
    />
  );
}

/** How much of something, in its base unit. */
export function QuantityInput({ unit, ...rest }: DecimalInputProps & { readonly unit?: ReactNode }) {
  return <DecimalInput {...rest} after={unit === undefined ? undefined : <bdi>{unit}</bdi>} />;
}

interface MoneyInputProps extends Omit<DecimalInputProps, "value" | "onChange" | "scale"> {
  readonly value: MoneyValue | null;
  /** Null for none; undefined as long as it is no amount of the currency. */
  readonly onChange: (value: MoneyValue | null | undefined) => void;
  readonly currency: string;
}

/** An amount of money, kept in whole minor units. */
export function MoneyInput({ value, onChange, currency, ...rest }: MoneyInputProps) {
  const { t } = useLingui();
  const exponent = currencyExponent(currency);
  return (
    <DecimalInput
      {...rest}
      scale={exponent}
      value={value === null ? "" : minorToDecimal(value.amount, exponent)}
      onChange={(text) => {
        if (text === undefined) return onChange(undefined);
        const amount = text === "" ? null : decimalToMinor(text, exponent);
        onChange(amount === null ? null : amount === undefined ? undefined : { amount, currency });
      }}
      after={<abbr title={t`Currency`}>{currency}</abbr>}
    />
  );
}
