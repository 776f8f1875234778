export { useAreaNames } from "./area-names.ts";
export { PermissionChoice } from "./permission-choice.tsx";
export { type PermissionArea, type PermissionGroup, permissionGroups } from "./permission-groups.ts";
export { usePermissionWords } from "./permission-words.ts";
export { useRoleName } from "./role-name.ts";
export { RoleSelect } from "./role-select.tsx";
export { rolesQuery, useRoles } from "./roles.ts";
