import type { Role } from "@lumbung/sdk";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { get } from "#shared/api";

/** Every role of the business; the server answers all of them on one page. */
export const rolesQuery = queryOptions({ ...get("/roles"), staleTime: 60_000 });

/** Undefined until they are known, and for those who may not see roles. */
export function useRoles(options: { enabled?: boolean } = {}): readonly Role[] | undefined {
  return useQuery({ ...rolesQuery, enabled: options.enabled ?? true }).data?.items;
}
