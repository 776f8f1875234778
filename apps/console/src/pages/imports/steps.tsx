import { useLingui } from "@lingui/react/macro";
import clsx from "clsx";
import { Check } from "lucide-react";
import { useFormat } from "#shared/i18n";

interface StepsProps {
  readonly labels: readonly string[];
  /** Index of the present one. */
  readonly at: number;
  readonly onGo: (step: number) => void;
}

/** Where one is in a wizard; steps that are done can be gone back to. */
export function Steps({ labels, at, onGo }: StepsProps) {
  const { t } = useLingui();
  const format = useFormat();
  return (
    <ol aria-label={t`Steps`} className="flex items-center gap-1 sm:gap-2">
      {labels.map((label, index) => (
        <li key={label} className="flex min-w-0 items-center gap-1 sm:gap-2" aria-current={index === at ? "step" : undefined}>
          {index > 0 && <span aria-hidden className="h-px w-3 bg-line-strong/50 sm:w-8" />}
          <button
            type="button"
            disabled={index >= at}
            onClick={() => onGo(index)}
            className={clsx("control flex min-w-0 items-center gap-2 rounded-control px-1.5", index < at && "hover:bg-sunken", index > at && "text-muted")}
          >
            <span
              aria-hidden
              className={clsx(
                "grid size-6 shrink-0 place-items-center rounded-full text-sm font-semibold",
                index === at ? "bg-accent text-on-accent" : index < at ? "bg-good-soft text-good" : "bg-sunken text-muted",
              )}
            >
              {index < at ? <Check className="size-4" /> : format.count(index + 1)}
            </span>
            <span className={clsx("truncate", index === at ? "font-semibold" : "max-sm:sr-only")}>{label}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
