import type { Permission } from "@lumbung/contracts";
import type { ReactNode } from "react";
import { useCan } from "./me.ts";

/** Shows its children to those who may do this. */
export function Can({ permission, children }: { permission: Permission; children: ReactNode }) {
  return useCan()(permission) ? children : null;
}
