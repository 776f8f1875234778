import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { Tooltip } from "./tooltip.tsx";

export interface IconButtonProps extends ComponentProps<"button"> {
  /** What it does, for everyone who cannot see or guess the picture. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly look?: "quiet" | "bordered";
}

/** A button that is a picture alone; its label is shown on hover and focus. */
export function IconButton({ label, icon, look = "quiet", className, type = "button", ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label}>
      <button
        type={type}
        aria-label={label}
        className={clsx(
          "control-square inline-grid shrink-0 place-items-center rounded-control text-muted transition-colors hover:bg-sunken hover:text-text disabled:cursor-not-allowed disabled:opacity-50 aria-pressed:bg-accent-soft aria-pressed:text-accent-text",
          look === "bordered" && "border border-line-strong/60 bg-surface",
          className,
        )}
        {...rest}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
