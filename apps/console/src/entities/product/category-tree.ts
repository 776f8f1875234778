import type { Category } from "@lumbung/sdk";

/** A category with those below it, in the order of their names. */
export interface CategoryNode {
  readonly category: Category;
  /** 0 at the top. */
  readonly depth: number;
  readonly children: readonly CategoryNode[];
}

/**
 * The tree out of the list. What hangs on a category that is not in the list stands at the top, so that nothing is lost
 * where only those in use were loaded.
 */
export function treeOf(categories: readonly Category[], tag: string): CategoryNode[] {
  const known = new Set(categories.map(({ id }) => id));
  const byParent = Map.groupBy(categories, ({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : null));
  const collator = new Intl.Collator(tag, { numeric: true });
  const below = (parentId: string | null, depth: number): CategoryNode[] =>
    (byParent.get(parentId) ?? [])
      .toSorted((a, b) => collator.compare(a.name, b.name))
      .map((category) => ({ category, depth, children: below(category.id, depth + 1) }));
  return below(null, 0);
}

/** The nodes as they stand below each other, each before those below it. */
export function flatten(nodes: readonly CategoryNode[]): CategoryNode[] {
  return nodes.flatMap((node) => [node, ...flatten(node.children)]);
}

/** The names from the top down to the category. */
export function pathOf(categories: ReadonlyMap<string, Category>, id: string): string[] {
  const path: string[] = [];
  for (let at = categories.get(id); at !== undefined && path.length < 50; at = at.parentId === null ? undefined : categories.get(at.parentId))
    path.unshift(at.name);
  return path;
}

/** The category and all below it: where it cannot be moved to. */
export function idsBelow(categories: readonly Category[], id: string): Set<string> {
  const found = new Set([id]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const { id: child, parentId } of categories) {
      if (parentId === null || !found.has(parentId) || found.has(child)) continue;
      found.add(child);
      grown = true;
    }
  }
  return found;
}
