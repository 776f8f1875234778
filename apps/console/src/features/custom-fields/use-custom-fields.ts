import type { CustomField } from "@lumbung/contracts";
import { useQuery } from "@tanstack/react-query";
import { useCan } from "#entities/session";
import { get } from "#shared/api";

/** The fields this business has added to its products. */
export function useCustomFields(): readonly CustomField[] {
  const can = useCan();
  const tenant = useQuery({ ...get("/tenants/current"), enabled: can("tenant:read"), staleTime: 5 * 60_000 });
  return (tenant.data?.customFields.product as CustomField[] | undefined) ?? none;
}

const none: readonly CustomField[] = [];
