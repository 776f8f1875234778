import clsx from "clsx";
import { Check, ChevronDown } from "lucide-react";
import { Select as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cspNonce } from "#shared/lib";
import type { FieldControl } from "./field.tsx";
import { inputClass } from "./input.tsx";
import { menuItemClass } from "./menu.tsx";

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
}

interface SelectProps<Value extends string> extends Partial<FieldControl> {
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
  readonly options: readonly SelectOption<Value>[];
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly className?: string;
  /** Names it where it stands without a field. */
  readonly "aria-label"?: string;
}

/** One of a dozen or so. For more, or for what is looked up, use Combobox. The value is never empty. */
export function Select<Value extends string>({ value, onChange, options, placeholder, disabled, className, ...control }: SelectProps<Value>) {
  return (
    <Radix.Root value={value ?? ""} onValueChange={(next) => onChange(next as Value)} disabled={disabled} dir={document.documentElement.dir as "ltr" | "rtl"}>
      <Radix.Trigger
        {...control}
        className={clsx(inputClass, "inline-flex items-center justify-between gap-2 text-start data-placeholder:text-muted", className)}
      >
        <span className="min-w-0 truncate">
          <Radix.Value placeholder={placeholder} />
        </span>
        <Radix.Icon>
          <ChevronDown className="size-4 text-muted" aria-hidden />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className="fade-in z-50 max-h-[min(24rem,var(--radix-select-content-available-height))] min-w-[var(--radix-select-trigger-width)] overflow-hidden rounded-control border border-line bg-surface shadow-high"
        >
          <Radix.Viewport nonce={cspNonce()} className="p-1">
            {options.map((option) => (
              <Radix.Item key={option.value} value={option.value} disabled={option.disabled} className={menuItemClass}>
                <span className="inline-grid size-4 shrink-0 place-items-center">
                  <Radix.ItemIndicator>
                    <Check className="size-4 text-accent" aria-hidden />
                  </Radix.ItemIndicator>
                </span>
                <span className="min-w-0">
                  <Radix.ItemText>{option.label}</Radix.ItemText>
                  {option.hint !== undefined && <span className="block text-sm text-muted">{option.hint}</span>}
                </span>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
