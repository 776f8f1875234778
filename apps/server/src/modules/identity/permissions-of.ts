import { type Permission, permissions, type RolePreset, rolePresets } from "@lumbung/contracts";

/** What a role gives: a preset what this version of the program says, a custom role what is stored and still exists. */
export function permissionsOf(role: { key: string; preset: boolean; permissions: readonly string[] }): Permission[] {
  if (role.preset) return [...(rolePresets[role.key as RolePreset]?.permissions ?? [])];
  return knownPermissions(role.permissions);
}

export function knownPermissions(stored: readonly string[]): Permission[] {
  return stored.filter((name): name is Permission => Object.hasOwn(permissions, name));
}
