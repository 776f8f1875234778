import { Tooltip as Radix } from "radix-ui";
import type { ReactNode } from "react";

export const TooltipProvider = Radix.Provider;

/** A few words about a control, on hover and on focus. Nothing that is needed may stand only here. */
export function Tooltip({ text, children }: { text: ReactNode; children: ReactNode }) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content sideOffset={6} collisionPadding={8} className="fade-in z-50 max-w-72 rounded-md bg-text px-2 py-1 text-sm text-ground shadow-high">
          {text}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
