export { TenantSwitcher } from "./tenant-switcher.tsx";
export { useSwitchTenant } from "./use-switch-tenant.ts";
