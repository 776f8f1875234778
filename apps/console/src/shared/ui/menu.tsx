import clsx from "clsx";
import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";

export const menuContentClass =
  "fade-in z-50 max-h-[min(26rem,var(--radix-dropdown-menu-content-available-height))] min-w-48 overflow-auto rounded-control border border-line bg-surface p-1 shadow-high";
export const menuItemClass =
  "control flex w-full items-center gap-2 rounded-md px-2 py-1.5 text-start outline-none select-none data-disabled:opacity-50 data-highlighted:bg-sunken";

/** What can be done with a thing, behind one button: `<Menu trigger={<IconButton … />}>` with MenuItems inside. */
export function Menu({ trigger, align = "end", children }: { trigger: ReactNode; align?: "start" | "end"; children: ReactNode }) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align={align} sideOffset={4} collisionPadding={8} className={menuContentClass}>
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

interface MenuItemProps {
  readonly icon?: ReactNode;
  readonly onSelect?: () => void;
  readonly disabled?: boolean;
  readonly danger?: boolean;
  /** The one child, such as a link, is the item. */
  readonly asChild?: boolean;
  readonly children: ReactNode;
}

export function MenuItem({ icon, onSelect, disabled, danger, asChild, children }: MenuItemProps) {
  return (
    <DropdownMenu.Item asChild={asChild} disabled={disabled} onSelect={onSelect} className={clsx(menuItemClass, danger && "text-bad")}>
      {asChild ? (
        children
      ) : (
        <>
          {icon}
          {children}
        </>
      )}
    </DropdownMenu.Item>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className="px-2 pt-2 pb-1 text-xs font-medium text-muted">{children}</DropdownMenu.Label>;
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="my-1 h-px bg-line" />;
}

interface MenuRadioProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: ReadonlyArray<{ readonly value: Value; readonly label: ReactNode }>;
  readonly onChange: (value: Value) => void;
}

/** A choice of one within a menu. */
export function MenuRadio<Value extends string>({ label, value, options, onChange }: MenuRadioProps<Value>) {
  return (
    <DropdownMenu.RadioGroup value={value} onValueChange={(next) => onChange(next as Value)}>
      <MenuLabel>{label}</MenuLabel>
      {options.map((option) => (
        <DropdownMenu.RadioItem key={option.value} value={option.value} className={menuItemClass} onSelect={(event) => event.preventDefault()}>
          <span className="inline-grid size-4 place-items-center">
            <DropdownMenu.ItemIndicator className="size-2 rounded-full bg-accent" />
          </span>
          {option.label}
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}
