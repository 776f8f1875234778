import clsx from "clsx";
import { Loader2 } from "lucide-react";
import { Slot } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";

export type ButtonLook = "primary" | "secondary" | "quiet" | "danger";

const looks: Record<ButtonLook, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-hover",
  secondary: "border border-line-strong/60 bg-surface text-text hover:bg-sunken",
  quiet: "text-text hover:bg-sunken",
  danger: "bg-bad text-on-bad hover:opacity-90",
};

export const buttonClass = (look: ButtonLook = "secondary", extra?: string) =>
  clsx(
    "control inline-flex items-center justify-center gap-2 rounded-control px-3.5 py-1.5 font-medium whitespace-nowrap transition-colors select-none disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55",
    looks[look],
    extra,
  );

export interface ButtonProps extends ComponentProps<"button"> {
  readonly look?: ButtonLook;
  readonly icon?: ReactNode;
  /** Shows that it is being done and cannot be pressed again. */
  readonly busy?: boolean;
  /** The one child, such as a link, looks like a button. */
  readonly asChild?: boolean;
}

/** Does something. Where it leads somewhere, use `asChild` around a link. */
export function Button({ look = "secondary", icon, busy = false, asChild = false, className, children, disabled, type = "button", ...rest }: ButtonProps) {
  if (asChild) return <Slot.Root className={buttonClass(look, className)}>{children}</Slot.Root>;
  return (
    <button type={type} className={buttonClass(look, className)} disabled={disabled || busy} aria-busy={busy || undefined} {...rest}>
      {busy ? <Loader2 className="size-4 animate-spin" aria-hidden /> : icon}
      {children}
    </button>
  );
}
