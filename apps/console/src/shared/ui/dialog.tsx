import { useLingui } from "@lingui/react/macro";
import clsx from "clsx";
import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";

export interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  /** Buttons at the foot; they stay in sight while the content scrolls. */
  readonly footer?: ReactNode;
  readonly wide?: boolean;
  readonly children?: ReactNode;
}

/** Asks or shows something before one goes on. On a phone it rises from the lower edge. */
export function Dialog({ wide = false, ...panel }: DialogProps) {
  return (
    <Panel
      {...panel}
      className={clsx(
        "max-h-[calc(100dvh-2rem)]",
        "sm:inset-x-auto sm:start-1/2 sm:top-[12dvh] sm:bottom-auto sm:max-h-[80dvh] sm:w-[min(32rem,calc(100vw-2rem))] sm:rounded-card sm:ltr:-translate-x-1/2 sm:rtl:translate-x-1/2",
        wide && "sm:w-[min(56rem,calc(100vw-2rem))]",
      )}
    />
  );
}

/** More about a thing, beside the page; on a phone a sheet from the lower edge. */
export function Drawer({ wide = false, ...panel }: DialogProps) {
  return (
    <Panel
      {...panel}
      className={clsx(
        "max-h-[88dvh]",
        "sm:inset-y-0 sm:start-auto sm:end-0 sm:max-h-none sm:w-[28rem] sm:rounded-none sm:rounded-s-card",
        wide && "sm:w-[min(48rem,92vw)]",
      )}
    />
  );
}

function Panel({ open, onOpenChange, className, ...parts }: Omit<DialogProps, "wide"> & { className: string }) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fade-in fixed inset-0 z-40 bg-scrim" />
        <Radix.Content
          className={clsx("rise-in fixed inset-x-0 bottom-0 z-50 flex flex-col rounded-t-card bg-surface shadow-high outline-none", className)}
          {...(parts.description === undefined ? { "aria-describedby": undefined } : {})}
        >
          <PanelParts {...parts} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function PanelParts({ title, description, footer, children }: Pick<DialogProps, "title" | "description" | "footer" | "children">) {
  const { t } = useLingui();
  return (
    <>
      <header className="flex items-start gap-3 px-5 pt-4 pb-2">
        <div className="min-w-0 flex-1">
          <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
          {description !== undefined && <Radix.Description className="mt-0.5 text-muted">{description}</Radix.Description>}
        </div>
        <Radix.Close aria-label={t`Close`} className="control-square -me-2 grid place-items-center rounded-control text-muted hover:bg-sunken hover:text-text">
          <X className="size-5" aria-hidden />
        </Radix.Close>
      </header>
      <div className="min-h-0 flex-1 overflow-auto px-5 pb-5">{children}</div>
      {footer !== undefined && <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{footer}</footer>}
    </>
  );
}
