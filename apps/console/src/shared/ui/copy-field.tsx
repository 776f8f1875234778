import { Trans, useLingui } from "@lingui/react/macro";
import { Check, Copy } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "./button.tsx";
import { inputClass } from "./input.tsx";

interface CopyFieldProps {
  readonly label: string;
  readonly value: string;
}

/** A text to take elsewhere, such as a link or a key, with a button that copies it. */
export function CopyField({ label, value }: CopyFieldProps) {
  const { t } = useLingui();
  const id = useId();
  const [copied, setCopied] = useState(false);

  async function copy(): Promise<void> {
    // Browsers offer the clipboard on HTTPS and on the machine itself alone; elsewhere the text is selected to copy by hand.
    const field = document.getElementById(id) as HTMLInputElement | null;
    field?.select();
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      setCopied(document.execCommand("copy"));
    }
  }

  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <div className="flex gap-2">
        <input id={id} readOnly dir="ltr" value={value} onFocus={(event) => event.target.select()} className={`${inputClass} font-mono text-sm`} />
        <Button onClick={() => void copy()} icon={copied ? <Check className="size-4 text-good" aria-hidden /> : <Copy className="size-4" aria-hidden />}>
          {copied ? <Trans>Copied</Trans> : <Trans>Copy</Trans>}
        </Button>
      </div>
      <span role="status" className="sr-only">
        {copied ? t`Copied` : ""}
      </span>
    </div>
  );
}
