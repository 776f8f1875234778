import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";

export function Card({ className, ...rest }: ComponentProps<"section">) {
  return <section className={clsx("min-w-0 rounded-card border border-line bg-surface shadow-card", className)} {...rest} />;
}

/** The head of a card: what it shows, and what can be done with it. */
export function CardHeader({ title, children, className }: { title: ReactNode; children?: ReactNode; className?: string }) {
  return (
    <header className={clsx("flex flex-wrap items-center justify-between gap-2 px-4 pt-3.5 pb-2", className)}>
      <h2 className="text-base">{title}</h2>
      {children !== undefined && <div className="flex items-center gap-2">{children}</div>}
    </header>
  );
}

/** One figure with its name; a link around it opens what it counts. */
export function Stat({
  label,
  value,
  note,
  tone = "plain",
}: {
  label: ReactNode;
  value: ReactNode;
  note?: ReactNode;
  tone?: "plain" | "good" | "warn" | "bad";
}) {
  const tones = { plain: "", good: "text-good", warn: "text-warn", bad: "text-bad" } as const;
  return (
    <div className="flex h-full flex-col justify-between gap-1">
      <dt className="text-sm text-muted">{label}</dt>
      <dd className={clsx("tabular text-2xl font-semibold break-words", tones[tone])}>{value}</dd>
      {note !== undefined && <dd className="text-sm text-muted">{note}</dd>}
    </div>
  );
}
