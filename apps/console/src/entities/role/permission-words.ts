import { useLingui } from "@lingui/react/macro";
import type { Permission } from "@lumbung/contracts";
import { useMemo } from "react";

/** What each permission lets someone do, in a few words of the shop. */
export function usePermissionWords(): Readonly<Record<Permission, string>> {
  const { t } = useLingui();
  return useMemo(
    () => ({
      "product:read": t`See products`,
      "product:write": t`Create, change and archive products`,
      "inventory:read": t`See stock and movements`,
      "inventory:receive": t`Record receipts`,
      "inventory:issue": t`Record issues`,
      "inventory:return": t`Record returns`,
      "inventory:adjust": t`Adjust stock`,
      "inventory:transfer": t`Transfer stock between warehouses`,
      "inventory:open": t`Record opening stock`,
      "inventory:reverse": t`Reverse a document`,
      "inventory:backdate": t`Record movements with a past date`,
      "inventory:approve-negative": t`Let stock go below zero where approval is needed`,
      "inventory:verify": t`Check the ledger`,
      "minimum:write": t`Set minimum levels`,
      "alert:write": t`Acknowledge alerts`,
      "warehouse:read": t`See warehouses and locations`,
      "warehouse:write": t`Create and change warehouses and locations`,
      "dashboard:read": t`See the dashboard`,
      "cost:read": t`See cost, value and margin`,
      "import:read": t`See imports`,
      "import:write": t`Import files and undo imports`,
      "user:read": t`See the team`,
      "user:write": t`Invite, change and remove team members`,
      "role:read": t`See roles`,
      "role:write": t`Create and change roles`,
      "api-key:read": t`See API keys`,
      "api-key:write": t`Create and revoke API keys`,
      "audit:read": t`See who changed what`,
      "tenant:read": t`See the settings of the business`,
      "tenant:update": t`Change the settings of the business`,
      "system:read": t`See queues, consumers and dead events`,
      "system:write": t`Replay dead events and retry jobs`,
    }),
    [t],
  );
}
