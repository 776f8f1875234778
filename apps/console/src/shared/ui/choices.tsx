import clsx from "clsx";
import { Check, Minus } from "lucide-react";
import { Checkbox as RadixCheckbox, RadioGroup as RadixRadio, Switch as RadixSwitch } from "radix-ui";
import { type ReactNode, useId } from "react";

interface ToggleProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly checked: boolean | "indeterminate";
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
  readonly hideLabel?: boolean;
}

/** Yes or no, as part of a form. */
export function Checkbox({ label, hint, checked, onChange, disabled, hideLabel }: ToggleProps) {
  const id = useId();
  return (
    <ToggleRow id={id} label={label} hint={hint} hideLabel={hideLabel} disabled={disabled}>
      <RadixCheckbox.Root
        id={id}
        checked={checked}
        disabled={disabled}
        onCheckedChange={(next) => onChange(next === true)}
        className="grid size-5 shrink-0 place-items-center rounded border border-line-strong bg-surface disabled:opacity-50 data-[state=checked]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:border-accent data-[state=indeterminate]:bg-accent"
      >
        <RadixCheckbox.Indicator className="text-on-accent">
          {checked === "indeterminate" ? <Minus className="size-4" aria-hidden /> : <Check className="size-4" aria-hidden />}
        </RadixCheckbox.Indicator>
      </RadixCheckbox.Root>
    </ToggleRow>
  );
}

/** On or off, at once. */
export function Switch({ label, hint, checked, onChange, disabled, hideLabel }: ToggleProps) {
  const id = useId();
  return (
    <ToggleRow id={id} label={label} hint={hint} hideLabel={hideLabel} disabled={disabled}>
      <RadixSwitch.Root
        id={id}
        checked={checked === true}
        disabled={disabled}
        onCheckedChange={onChange}
        className="inline-flex h-6 w-10 shrink-0 items-center rounded-full border border-line-strong bg-sunken px-0.5 transition-colors disabled:opacity-50 data-[state=checked]:border-accent data-[state=checked]:bg-accent"
      >
        <RadixSwitch.Thumb className="size-4.5 rounded-full bg-line-strong transition-transform data-[state=checked]:bg-on-accent ltr:data-[state=checked]:translate-x-4 rtl:data-[state=checked]:-translate-x-4" />
      </RadixSwitch.Root>
    </ToggleRow>
  );
}

function ToggleRow({
  id,
  label,
  hint,
  hideLabel,
  disabled,
  children,
}: {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  hideLabel: boolean | undefined;
  disabled: boolean | undefined;
  children: ReactNode;
}) {
  return (
    <div className="control flex items-center gap-2.5">
      {children}
      <label htmlFor={id} className={clsx("min-w-0 py-1", hideLabel && "sr-only", disabled && "opacity-60")}>
        {label}
        {hint !== undefined && <span className="block text-sm text-muted">{hint}</span>}
      </label>
    </div>
  );
}

interface RadioGroupProps<Value extends string> {
  readonly label: string;
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
  readonly options: ReadonlyArray<{ readonly value: Value; readonly label: ReactNode; readonly hint?: ReactNode; readonly disabled?: boolean }>;
  /** Beside each other, like a row of buttons. */
  readonly inline?: boolean;
}

/** One of a few, all in sight. */
export function RadioGroup<Value extends string>({ label, value, onChange, options, inline = false }: RadioGroupProps<Value>) {
  const id = useId();
  return (
    <RadixRadio.Root
      aria-label={label}
      value={value ?? ""}
      onValueChange={(next) => onChange(next as Value)}
      dir={document.documentElement.dir as "ltr" | "rtl"}
      className={inline ? "flex flex-wrap gap-x-4" : "grid"}
    >
      {options.map((option) => (
        <div key={option.value} className="control flex items-center gap-2.5">
          <RadixRadio.Item
            id={`${id}-${option.value}`}
            value={option.value}
            disabled={option.disabled}
            className="grid size-5 shrink-0 place-items-center rounded-full border border-line-strong bg-surface disabled:opacity-50 data-[state=checked]:border-accent"
          >
            <RadixRadio.Indicator className="size-2.5 rounded-full bg-accent" />
          </RadixRadio.Item>
          <label htmlFor={`${id}-${option.value}`} className="py-1">
            {option.label}
            {option.hint !== undefined && <span className="block text-sm text-muted">{option.hint}</span>}
          </label>
        </div>
      ))}
    </RadixRadio.Root>
  );
}
