import type { ReactNode } from "react";
import { initialsOf } from "./initials.ts";

interface PersonCellProps {
  readonly name: string;
  /** Tells people of the same name apart, such as an e-mail address. */
  readonly detail?: ReactNode;
  readonly badge?: ReactNode;
}

/** Someone, by name and the letters people find each other by. */
export function PersonCell({ name, detail, badge }: PersonCellProps) {
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <span aria-hidden className="grid size-8 shrink-0 place-items-center rounded-full bg-accent-soft text-xs font-semibold text-accent-text">
        {initialsOf(name)}
      </span>
      <span className="min-w-0">
        <span className="flex min-w-0 items-center gap-2">
          <bdi className="truncate font-medium">{name}</bdi>
          {badge}
        </span>
        {detail !== undefined && <span className="block truncate text-sm font-normal text-muted">{detail}</span>}
      </span>
    </span>
  );
}
