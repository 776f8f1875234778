import clsx from "clsx";
import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { inputClass } from "./input.tsx";

/** The system's own list of choices: the best one on phones and for long lists that people know. */
export function NativeSelect({ className, children, dir, ...rest }: ComponentProps<"select">) {
  return (
    // The arrow stands where the text ends, also where the text runs the other way than the page.
    <span dir={dir} className={clsx("relative inline-flex items-center", className ?? "w-full")}>
      <select className={clsx(inputClass, "appearance-none pe-9")} {...rest}>
        {children}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute end-2.5 size-4 text-muted" />
    </span>
  );
}
