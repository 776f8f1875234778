import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";

export const inputClass =
  "control w-full min-w-0 rounded-control border border-line-strong/70 bg-surface px-3 py-1.5 text-text placeholder:text-muted focus-visible:outline-2 focus-visible:outline-offset-0 aria-invalid:border-bad disabled:bg-sunken disabled:text-muted [&[readonly]]:bg-sunken";

export interface InputProps extends ComponentProps<"input"> {
  /** A picture or unit before or after what is typed. */
  readonly before?: ReactNode;
  readonly after?: ReactNode;
}

export function Input({ before, after, className, ...rest }: InputProps) {
  if (before === undefined && after === undefined) return <input className={clsx(inputClass, className)} {...rest} />;
  return (
    <span dir={rest.dir} className={clsx("relative flex items-center", className)}>
      {before !== undefined && <span className="pointer-events-none absolute start-2.5 inline-flex text-muted">{before}</span>}
      <input className={clsx(inputClass, before !== undefined && "ps-9", after !== undefined && "pe-12")} {...rest} />
      {after !== undefined && <span className="absolute end-2 inline-flex items-center text-sm text-muted">{after}</span>}
    </span>
  );
}

export function Textarea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  return <textarea rows={rows} className={clsx(inputClass, "resize-y", className)} {...rest} />;
}
