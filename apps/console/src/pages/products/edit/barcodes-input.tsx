import { useLingui } from "@lingui/react/macro";
import { Plus, X } from "lucide-react";
import { useState } from "react";
import { hasCheckDigit, parseGs1, useScanner } from "#features/scanning";
import { type FieldControl, IconButton, Input } from "#shared/ui";

interface BarcodesInputProps extends Partial<FieldControl> {
  readonly value: readonly string[];
  readonly onChange: (barcodes: string[]) => void;
  readonly "aria-label"?: string;
  /** Takes what a scanner reads, wherever the cursor is; otherwise only with the cursor in it. */
  readonly listens?: boolean;
}

/** As many codes as one SKU may have. */
const barcodesMax = 20;

/** The barcodes of a SKU: scan one, or type it and press Enter. */
export function BarcodesInput({ value, onChange, listens = false, ...control }: BarcodesInputProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState("");
  const [focused, setFocused] = useState(false);
  useScanner(add, listens || focused);

  function add(code: string): void {
    // A GS1 code also holds lots and dates; what names the goods is the number of the article.
    const gtin = parseGs1(code)?.gtin;
    const plain = (gtin === undefined ? code : gtin.replace(/^0(?=\d{13}$)/, "")).trim();
    setTyped("");
    if (plain !== "" && !value.includes(plain) && value.length < barcodesMax) onChange([...value, plain]);
  }
  const suspicious = value.filter((code) => /^(\d{8}|\d{12,14})$/.test(code) && !hasCheckDigit(code));

  return (
    <div className="grid gap-1.5">
      {value.length > 0 && (
        <ul className="flex flex-wrap gap-1.5" aria-label={t`Barcodes`}>
          {value.map((code) => (
            <li key={code} className="inline-flex items-center rounded-control bg-sunken ps-2.5">
              <bdi className="tabular" dir="ltr">
                {code}
              </bdi>
              <IconButton
                label={t`Remove ${code}`}
                icon={<X className="size-3.5" aria-hidden />}
                onClick={() => onChange(value.filter((one) => one !== code))}
              />
            </li>
          ))}
        </ul>
      )}
      <div className="flex gap-1.5">
        <Input
          {...control}
          data-scan
          dir="ltr"
          className="min-w-0 flex-1"
          autoComplete="off"
          maxLength={100}
          placeholder={t`Scan or type a code`}
          value={typed}
          onFocus={() => setFocused(true)}
          onBlur={() => {
            setFocused(false);
            add(typed);
          }}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || typed.trim() === "") return;
            event.preventDefault();
            add(typed);
          }}
        />
        <IconButton
          label={t`Add the barcode`}
          look="bordered"
          icon={<Plus className="size-4" aria-hidden />}
          disabled={typed.trim() === ""}
          onClick={() => add(typed)}
        />
      </div>
      {suspicious.length > 0 && <p className="text-sm text-warn">{t`The check digit of ${suspicious.join(", ")} does not fit. Look for a typing error.`}</p>}
    </div>
  );
}
