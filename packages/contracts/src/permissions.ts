/** Every permission, `resource:action`, with the sentence the role editor shows. */
export const permissions = {
  "tenant:read": "See the settings of the business",
  "tenant:update": "Change the settings of the business",
  "user:read": "See the team",
  "user:write": "Invite, change and remove team members",
  "role:read": "See roles",
  "role:write": "Create and change roles",
  "api-key:read": "See API keys",
  "api-key:write": "Create and revoke API keys",
  "audit:read": "See who changed what",
  "product:read": "See products",
  "product:write": "Create, change and archive products",
  "warehouse:read": "See warehouses and locations",
  "warehouse:write": "Create and change warehouses and locations",
  "inventory:read": "See stock and movements",
  "inventory:receive": "Record receipts",
  "inventory:issue": "Record issues",
  "inventory:return": "Record returns",
  "inventory:adjust": "Adjust stock",
  "inventory:transfer": "Transfer stock between warehouses",
  "inventory:open": "Record opening stock",
  "inventory:reverse": "Reverse a document",
  "inventory:backdate": "Record movements with a past date",
  "inventory:approve-negative": "Let stock go below zero where approval is needed",
  "inventory:verify": "Run the ledger's checks",
  "minimum:write": "Set minimum levels",
  "alert:write": "Acknowledge alerts",
  "dashboard:read": "See the dashboard",
  "cost:read": "See cost, value and margin",
  "import:read": "See imports",
  "import:write": "Import files and undo imports",
  "system:read": "See queues, consumers and dead events",
  "system:write": "Replay dead events and rebuild read models",
} as const satisfies Record<string, string>;

export type Permission = keyof typeof permissions;
export const allPermissions = Object.keys(permissions) as Permission[];

const viewer: Permission[] = ["tenant:read", "product:read", "warehouse:read", "inventory:read", "dashboard:read"];
const stockKeeper: Permission[] = [
  ...viewer,
  "inventory:receive",
  "inventory:issue",
  "inventory:return",
  "inventory:adjust",
  "inventory:transfer",
  "minimum:write",
  "alert:write",
];
const manager: Permission[] = allPermissions.filter((p) => !["tenant:update", "role:write", "api-key:write", "system:write"].includes(p));

/** The roles every business has from the start; they cannot be changed, only copied (DESIGN §3, Identity). */
export const rolePresets = {
  owner: { name: "Owner", permissions: allPermissions },
  manager: { name: "Manager", permissions: manager },
  "stock-keeper": { name: "Stock keeper", permissions: stockKeeper },
  cashier: { name: "Cashier", permissions: [...viewer, "inventory:issue", "inventory:return"] as Permission[] },
  salesperson: { name: "Salesperson", permissions: [...viewer, "inventory:issue"] as Permission[] },
  accountant: { name: "Accountant", permissions: [...viewer, "cost:read", "audit:read", "inventory:verify", "import:read"] as Permission[] },
  viewer: { name: "Viewer", permissions: viewer },
} as const satisfies Record<string, { name: string; permissions: Permission[] }>;

export type RolePreset = keyof typeof rolePresets;
