import { Trans, useLingui } from "@lingui/react/macro";
import type { Category } from "@lumbung/sdk";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Archive, ArchiveRestore, ChevronRight, FolderPlus, MoreHorizontal, Pencil } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import type { CategoryNode } from "#entities/product";
import { useCan } from "#entities/session";
import { api, failureOf, useSave } from "#shared/api";
import { Badge, IconButton, Menu, MenuItem, toast } from "#shared/ui";
import type { Wanted } from "./category-dialog.tsx";

interface CategoryTreeProps {
  readonly nodes: readonly CategoryNode[];
  readonly onWant: (wanted: Wanted) => void;
}

/** The categories, each set in below the one it belongs to; a press opens the products in it. */
export function CategoryTree({ nodes, onWant }: CategoryTreeProps) {
  return (
    <ul>
      {nodes.map((node) => (
        <Branch key={node.category.id} node={node} onWant={onWant} />
      ))}
    </ul>
  );
}

function Branch({ node, onWant }: { node: CategoryNode; onWant: (wanted: Wanted) => void }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(true);
  const { category, depth, children } = node;
  const { name } = category;
  const hasChildren = children.length > 0;
  /** As in a file manager: the arrow towards what is below opens, the other one closes. */
  function onKeyDown(event: KeyboardEvent): void {
    const isRtl = document.documentElement.dir === "rtl";
    if (event.key === (isRtl ? "ArrowLeft" : "ArrowRight")) setOpen(true);
    else if (event.key === (isRtl ? "ArrowRight" : "ArrowLeft")) setOpen(false);
  }
  return (
    <li>
      <div className="flex items-center gap-1 border-b border-line/70 pe-2 hover:bg-sunken/60" style={{ paddingInlineStart: `${0.5 + depth * 1.25}rem` }}>
        {hasChildren ? (
          <IconButton
            label={open ? t`Close ${name}` : t`Open ${name}`}
            aria-expanded={open}
            icon={<ChevronRight className={`size-4 transition-transform ${open ? "rotate-90" : "flip-rtl"}`} aria-hidden />}
            onKeyDown={onKeyDown}
            onClick={() => setOpen(!open)}
          />
        ) : (
          <span className="control-square" />
        )}
        <Link to="/products" search={{ category: category.id }} className="control flex min-w-0 flex-1 items-center gap-2 hover:underline">
          <bdi className="truncate">{name}</bdi>
          {category.archivedAt !== null && <Badge>{t`Archived`}</Badge>}
        </Link>
        <CategoryMenu category={category} onWant={onWant} />
      </div>
      {open && hasChildren && <CategoryTree nodes={children} onWant={onWant} />}
    </li>
  );
}

function CategoryMenu({ category, onWant }: { category: Category; onWant: (wanted: Wanted) => void }) {
  const { t } = useLingui();
  const can = useCan();
  const client = useQueryClient();
  const { name, id } = category;
  const isArchived = category.archivedAt !== null;
  const archive = useSave(
    (archived: boolean, key) => api.post(archived ? "/categories/{id}/archive" : "/categories/{id}/restore", { params: { id }, ...key }),
    {
      onSaved: (_answer, archived) => {
        void client.invalidateQueries({ queryKey: ["/categories"] });
        toast({
          tone: "good",
          title: archived ? t`“${name}” is archived` : t`“${name}” is in use again`,
          action: archived ? { label: t`Undo`, onSelect: () => setArchived(false) } : undefined,
        });
      },
    },
  );
  function setArchived(archived: boolean): void {
    archive.mutate(archived, {
      onError: (error) => {
        const { title, detail, fix } = failureOf(error);
        toast({ tone: "bad", title: title || t`Something went wrong`, detail: fix ?? detail });
      },
    });
  }
  if (!can("product:write")) return null;
  return (
    <Menu trigger={<IconButton label={t`More about ${name}`} icon={<MoreHorizontal className="size-4" aria-hidden />} />}>
      {isArchived ? (
        <MenuItem icon={<ArchiveRestore className="size-4" aria-hidden />} onSelect={() => setArchived(false)}>
          <Trans>Restore</Trans>
        </MenuItem>
      ) : (
        <>
          <MenuItem icon={<FolderPlus className="size-4" aria-hidden />} onSelect={() => onWant({ parentId: id })}>
            <Trans>Add one below it</Trans>
          </MenuItem>
          <MenuItem icon={<Pencil className="size-4" aria-hidden />} onSelect={() => onWant({ category })}>
            <Trans>Rename or move</Trans>
          </MenuItem>
          <MenuItem icon={<Archive className="size-4" aria-hidden />} onSelect={() => setArchived(true)}>
            <Trans>Archive</Trans>
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
