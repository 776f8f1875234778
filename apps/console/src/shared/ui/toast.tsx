import { useLingui } from "@lingui/react/macro";
import clsx from "clsx";
import { CheckCircle2, Info, TriangleAlert, X } from "lucide-react";
import { Toast as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { create } from "zustand";

export interface ToastMessage {
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  readonly tone?: "good" | "info" | "warn" | "bad";
  /** Something to do about it, such as undo. */
  readonly action?: { readonly label: string; readonly onSelect: () => void };
  /** One with the same key takes the place of the one before it. */
  readonly key?: string;
}

interface Shown extends ToastMessage {
  readonly id: string;
}

/** More than these at once nobody reads. */
const shownMax = 3;
let serial = 0;
const useToasts = create<{ toasts: readonly Shown[] }>(() => ({ toasts: [] }));

/** Says something in passing, from anywhere. What matters for long must stand on the page. */
export function toast(message: ToastMessage): void {
  const id = message.key ?? `toast-${++serial}`;
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts.filter((one) => one.id !== id), { ...message, id }].slice(-shownMax) }));
}

function remove(id: string): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((one) => one.id !== id) }));
}

const pictures = { good: CheckCircle2, info: Info, warn: TriangleAlert, bad: TriangleAlert } as const;
const tones = { good: "text-good", info: "text-info", warn: "text-warn", bad: "text-bad" } as const;

/** Where toasts appear; once in the program. */
export function Toaster() {
  const { t } = useLingui();
  const { toasts } = useToasts();
  return (
    <Radix.Provider duration={6_000} label={t`Notice`} swipeDirection="down">
      {toasts.map(({ id, title, detail, tone = "info", action }) => {
        const Picture = pictures[tone];
        return (
          <Radix.Root
            key={id}
            type={tone === "bad" ? "foreground" : "background"}
            onOpenChange={(open) => !open && remove(id)}
            className="rise-in flex items-start gap-2.5 rounded-card border border-line bg-surface p-3 shadow-high"
          >
            <Picture className={clsx("mt-0.5 size-5 shrink-0", tones[tone])} aria-hidden />
            <div className="min-w-0 flex-1">
              <Radix.Title className="font-medium break-words">{title}</Radix.Title>
              {detail !== undefined && <Radix.Description className="text-sm break-words text-muted">{detail}</Radix.Description>}
              {action !== undefined && (
                <Radix.Action
                  altText={action.label}
                  onClick={action.onSelect}
                  className="control font-medium text-accent-text underline-offset-4 hover:underline"
                >
                  {action.label}
                </Radix.Action>
              )}
            </div>
            <Radix.Close
              aria-label={t`Close`}
              className="grid size-9 -me-1 -mt-1 shrink-0 place-items-center rounded-md text-muted hover:bg-sunken touch:size-11"
            >
              <X className="size-4" aria-hidden />
            </Radix.Close>
          </Radix.Root>
        );
      })}
      <Radix.Viewport className="fixed inset-x-3 bottom-[calc(4.5rem+env(safe-area-inset-bottom))] z-[60] grid gap-2 outline-none sm:start-auto sm:end-4 sm:bottom-4 sm:w-96" />
    </Radix.Provider>
  );
}
