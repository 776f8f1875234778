import type { Location } from "@lumbung/sdk";

export interface LocationNode {
  readonly location: Location;
  /** 0 for the root of the warehouse. */
  readonly depth: number;
  readonly children: readonly LocationNode[];
}

/** The locations of a warehouse as the tree they form, siblings in the order given. One whose parent is not there hangs at the root. */
export function treeOf(rootId: string, locations: readonly Location[]): LocationNode | undefined {
  const known = new Set(locations.map(({ id }) => id));
  const below = new Map<string, Location[]>();
  for (const location of locations) {
    if (location.id === rootId) continue;
    const parent = location.parentId !== null && known.has(location.parentId) ? location.parentId : rootId;
    below.set(parent, [...(below.get(parent) ?? []), location]);
  }
  const nodeOf = (location: Location, depth: number): LocationNode => ({
    location,
    depth,
    children: (below.get(location.id) ?? []).map((child) => nodeOf(child, depth + 1)),
  });
  const root = locations.find(({ id }) => id === rootId);
  return root && nodeOf(root, 0);
}

/** The rows of a tree that are in sight, in order: the children of closed nodes are not. */
export function rowsOf(node: LocationNode, closed: ReadonlySet<string>): LocationNode[] {
  return [node, ...(closed.has(node.location.id) ? [] : node.children.flatMap((child) => rowsOf(child, closed)))];
}

export function findNode(node: LocationNode, id: string): LocationNode | undefined {
  if (node.location.id === id) return node;
  for (const child of node.children) {
    const found = findNode(child, id);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Names from the first level down to a location; empty for the root and for one that is not in the tree. */
export function pathTo(node: LocationNode, id: string): string[] {
  for (const child of node.children) {
    if (child.location.id === id) return [child.location.name];
    const rest = pathTo(child, id);
    if (rest.length > 0) return [child.location.name, ...rest];
  }
  return [];
}
