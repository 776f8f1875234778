/** The granary and the name. */
export function Logo({ compact = false }: { compact?: boolean }) {
  return (
    <span className="inline-flex items-center gap-2.5">
      <img src="/icon.svg" alt="" className="size-8 shrink-0" />
      <span className={compact ? "sr-only" : "text-lg font-semibold tracking-tight"}>Lumbung</span>
    </span>
  );
}
