export { TenantSwitcher } from "./tenant-switcher.tsx";
