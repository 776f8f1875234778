import type { DocumentType, Permission } from "@lumbung/contracts";
import { useMemo } from "react";
import { useMe } from "#entities/session";

/** Who may record what, in the order of the choice. */
const permissionOf: Record<DocumentType, Permission> = {
  receipt: "inventory:receive",
  issue: "inventory:issue",
  return: "inventory:return",
  transfer: "inventory:transfer",
  adjustment: "inventory:adjust",
  opening: "inventory:open",
};

/** The kinds of documents that this person may record. */
export function usePermittedTypes(): readonly DocumentType[] {
  const { permissions } = useMe();
  return useMemo(() => (Object.keys(permissionOf) as DocumentType[]).filter((type) => permissions.includes(permissionOf[type])), [permissions]);
}
