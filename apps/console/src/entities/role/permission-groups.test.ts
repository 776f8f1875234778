import { allPermissions } from "@lumbung/contracts";
import { expect, test } from "vitest";
import { permissionGroups } from "./permission-groups.ts";

test("every permission stands in exactly one area, and each area has some", () => {
  const placed = permissionGroups.flatMap(({ permissions }) => permissions);
  expect([...placed].sort()).toEqual([...allPermissions].sort());
  expect(permissionGroups.every(({ permissions }) => permissions.length > 0)).toBe(true);
});
