import type { ComponentType } from "react";

/** What the router needs to know of a page before it is loaded. A page's index.ts exports this and nothing heavy. */
export interface PageDefinition<Path extends string, Search> {
  readonly path: Path;
  /** Reads the address; see `searchOf`. */
  readonly search: (search: Record<string, unknown>) => Search;
  /** `() => import("./products-page.tsx")`; the page is its default export. */
  readonly load: () => Promise<{ default: ComponentType }>;
  /** The page's own texts: `import.meta.glob("./locales/*.po")`. */
  readonly messages: Record<string, () => Promise<unknown>>;
  /** Asks for what the page shows first while its code is still on the way. */
  readonly prefetch?: () => void;
}

interface PageOptions<Path extends string, Search> extends Omit<PageDefinition<Path, Search>, "search"> {
  readonly search?: (search: Record<string, unknown>) => Search;
}

export function definePage<const Path extends string, Search = Record<never, never>>(page: PageOptions<Path, Search>): PageDefinition<Path, Search> {
  return { search: () => ({}) as Search, ...page };
}
