import { useLingui } from "@lingui/react/macro";
import clsx from "clsx";
import { ChevronDown, ChevronRight, MapPin } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { useFormat } from "#shared/i18n";
import { Badge } from "#shared/ui";
import { type LocationNode, rowsOf } from "./location-tree.ts";

interface LocationTreeProps {
  readonly label: string;
  readonly tree: LocationNode;
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
  readonly counts: ReadonlyMap<string, number>;
}

/** The locations of a warehouse. Arrow keys go up and down, open and close; Enter shows what lies there. */
export function LocationTree({ label, tree, chosen, onChoose, counts }: LocationTreeProps) {
  const { t } = useLingui();
  const format = useFormat();
  const list = useRef<HTMLDivElement>(null);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [active, setActive] = useState(chosen);
  const rows = rowsOf(tree, closed);
  const inOrder = rows.some(({ location }) => location.id === active) ? active : tree.location.id;

  function toggle(id: string, open: boolean): void {
    const next = new Set(closed);
    open ? next.delete(id) : next.add(id);
    setClosed(next);
  }
  function focus(row: LocationNode | undefined): void {
    if (row === undefined) return;
    setActive(row.location.id);
    list.current?.querySelector<HTMLElement>(`[data-location="${row.location.id}"]`)?.focus();
  }
  function onKeyDown(event: KeyboardEvent): void {
    const at = rows.findIndex(({ location }) => location.id === inOrder);
    const row = rows[at];
    if (row === undefined) return;
    const isClosed = closed.has(row.location.id);
    const hasChildren = row.children.length > 0;
    // Inwards is to the right where one reads from the left, and the other way round.
    const [inwards, outwards] = document.documentElement.dir === "rtl" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
    if (event.key === "ArrowDown") focus(rows[at + 1]);
    else if (event.key === "ArrowUp") focus(rows[at - 1]);
    else if (event.key === "Home") focus(rows[0]);
    else if (event.key === "End") focus(rows.at(-1));
    else if (event.key === inwards && hasChildren) isClosed ? toggle(row.location.id, true) : focus(rows[at + 1]);
    else if (event.key === outwards && hasChildren && !isClosed) toggle(row.location.id, false);
    else if (event.key === outwards) focus(rows.find(({ location }) => location.id === row.location.parentId));
    else if (event.key === "Enter" || event.key === " ") onChoose(row.location.id);
    else return;
    event.preventDefault();
  }

  return (
    <div ref={list} role="tree" aria-label={label} className="grid p-1.5" onKeyDown={onKeyDown}>
      {rows.map(({ location, depth, children }) => {
        const { id } = location;
        const isClosed = closed.has(id);
        const count = counts.get(id);
        const Arrow = isClosed ? ChevronRight : ChevronDown;
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the tree listens to the keys for all of them.
          <div
            key={id}
            data-location={id}
            role="treeitem"
            aria-level={depth + 1}
            aria-selected={id === chosen}
            aria-expanded={children.length > 0 ? !isClosed : undefined}
            tabIndex={id === inOrder ? 0 : -1}
            onFocus={(event) => event.target === event.currentTarget && setActive(id)}
            onClick={() => {
              setActive(id);
              onChoose(id);
            }}
            style={{ paddingInlineStart: `${depth * 1.25}rem` }}
            className={clsx(
              "control flex cursor-pointer items-center gap-1 rounded-control pe-2",
              id === chosen ? "bg-accent-soft text-accent-text" : "hover:bg-sunken",
            )}
          >
            {children.length > 0 ? (
              <button
                type="button"
                tabIndex={-1}
                aria-label={isClosed ? t`Open ${location.name}` : t`Close ${location.name}`}
                className="control-square grid shrink-0 place-items-center text-muted"
                onClick={(event) => {
                  event.stopPropagation();
                  toggle(id, isClosed);
                }}
              >
                <Arrow className={clsx("size-4", isClosed && "flip-rtl")} aria-hidden />
              </button>
            ) : (
              <span className="control-square grid shrink-0 place-items-center text-muted/70">
                <MapPin className="size-4" aria-hidden />
              </span>
            )}
            <span className="min-w-0 flex-1 truncate">
              <bdi className={clsx(depth === 0 && "font-semibold")}>{location.name}</bdi> <bdi className="text-sm text-muted">{location.code}</bdi>
            </span>
            {location.archivedAt !== null && <Badge>{t`Archived`}</Badge>}
            {count !== undefined && (
              <span className="tabular text-sm text-muted" title={t`SKUs that lie here`}>
                {format.count(count)}
              </span>
            )}
          </div>
        );
      })}
    </div>
  );
}
