import type { DocumentType, Permission } from "@lumbung/contracts";

/** Who may post what: one permission per type of document. */
const permissions: Record<DocumentType, Permission> = {
  receipt: "inventory:receive",
  issue: "inventory:issue",
  return: "inventory:return",
  adjustment: "inventory:adjust",
  transfer: "inventory:transfer",
  opening: "inventory:open",
};

export function permissionFor(type: DocumentType): Permission {
  return permissions[type];
}
