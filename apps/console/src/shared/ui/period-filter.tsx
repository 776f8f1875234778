import { Trans, useLingui } from "@lingui/react/macro";
import { CalendarDays } from "lucide-react";
import { Popover } from "radix-ui";
import { useFormat } from "#shared/i18n";
import { dayIn } from "#shared/lib";
import { Button, buttonClass } from "./button.tsx";
import { DateInput } from "./date-inputs.tsx";
import { Field } from "./field.tsx";

interface PeriodFilterProps {
  /** First business day, `2026-11-20`; empty for no beginning. */
  readonly from: string;
  /** Last business day, itself included; empty for no end. */
  readonly to: string;
  readonly onChange: (period: { from: string; to: string }) => void;
  /** What is filtered by time, where it is not the movement itself. */
  readonly label?: string;
}

/** Narrows a list to some business days: the usual ones with one press, any others by hand. */
export function PeriodFilter({ from, to, onChange, label }: PeriodFilterProps) {
  const { t } = useLingui();
  const format = useFormat();
  const today = dayIn(format.timeZone);
  const back = (days: number) => new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
  const presets = [
    { text: t`Today`, from: today, to: "" },
    { text: t`Yesterday`, from: back(1), to: back(1) },
    { text: t`Last 7 days`, from: back(6), to: "" },
    { text: t`Last 30 days`, from: back(29), to: "" },
    { text: t`This month`, from: `${today.slice(0, 8)}01`, to: "" },
    { text: t`Any time`, from: "", to: "" },
  ];
  const preset = presets.find((one) => one.from === from && one.to === to);
  const [start, end] = [from === "" ? "" : format.day(from), to === "" ? "" : format.day(to)];
  const words = preset?.text ?? (end === "" ? t`Since ${start}` : start === "" ? t`Until ${end}` : start === end ? start : `${start} – ${end}`);
  return (
    <Popover.Root>
      <Popover.Trigger
        aria-label={`${label ?? t`Period`}: ${words}`}
        className={buttonClass("secondary", from + to === "" ? "" : "border-accent text-accent-text")}
      >
        <CalendarDays className="size-4 shrink-0" aria-hidden />
        <span className="truncate">{words}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className="fade-in z-50 grid w-72 max-w-[calc(100vw-1rem)] gap-3 rounded-control border border-line bg-surface p-3 shadow-high"
        >
          <div className="grid grid-cols-2 gap-1.5">
            {presets.map((one) => (
              <Popover.Close asChild key={one.text}>
                <Button look={one === preset ? "primary" : "secondary"} onClick={() => onChange({ from: one.from, to: one.to })}>
                  {one.text}
                </Button>
              </Popover.Close>
            ))}
          </div>
          <div className="grid grid-cols-2 gap-2">
            <Field label={<Trans>From</Trans>}>
              {(control) => <DateInput {...control} value={from} max={to || today} onChange={(day) => onChange({ from: day, to })} />}
            </Field>
            <Field label={<Trans>To</Trans>}>
              {(control) => <DateInput {...control} value={to} min={from} onChange={(day) => onChange({ from, to: day })} />}
            </Field>
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
