import type { TxCtx } from "../../infrastructure/postgres/index.ts";

/** Names from the root of the tree down. */
export type CategoryPath = readonly string[];

/** The categories of a business, found by their names without regard to letter case. */
export interface CategoryTree {
  /** The category at a path; a single name is also found below another one, where it is the only one so called. */
  find(path: CategoryPath): string | null;
}

interface CategoryRow {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
}

const nameKey = (name: string) => name.normalize("NFC").toLowerCase();

export const pathKey = (path: CategoryPath) => JSON.stringify(path.map(nameKey));

export function categoryTree(rows: readonly CategoryRow[]): CategoryTree {
  const children = new Map(rows.map((row) => [`${row.parentId ?? ""}/${nameKey(row.name)}`, row.id]));
  const byName = Map.groupBy(rows, (row) => nameKey(row.name));
  return {
    find: (path) => {
      let found: string | undefined;
      for (const name of path) {
        found = children.get(`${found ?? ""}/${nameKey(name)}`);
        if (found === undefined) break;
      }
      if (found !== undefined) return found;
      const [only, ...others] = path.length === 1 ? (byName.get(nameKey(path[0] ?? "")) ?? []) : [];
      return only && others.length === 0 ? only.id : null;
    },
  };
}

/** The categories in use. */
export async function readCategoryTree(ctx: TxCtx): Promise<CategoryTree> {
  return categoryTree(
    await ctx.tx.query<CategoryRow & Record<string, unknown>>(
      'SELECT category_id AS id, parent_id AS "parentId", name FROM category_face WHERE tenant_id = $1 AND NOT archived',
      [ctx.tenantId],
    ),
  );
}

/** The paths that must be made for these ones, parents first, each once. */
export function missingPaths(tree: CategoryTree, paths: Iterable<CategoryPath>): CategoryPath[] {
  const missing = new Map<string, CategoryPath>();
  for (const path of paths) {
    if (tree.find(path) !== null) continue;
    for (let depth = 1; depth <= path.length; depth++) {
      const part = path.slice(0, depth);
      if (!missing.has(pathKey(part)) && (depth === path.length || tree.find(part) === null)) missing.set(pathKey(part), part);
    }
  }
  return [...missing.values()];
}
