import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Permission } from "@lumbung/contracts";
import { useRouter, useRouterState } from "@tanstack/react-router";
import {
  Activity,
  Bell,
  Boxes,
  Building2,
  FileUp,
  House,
  type LucideIcon,
  Package,
  ScanBarcode,
  ScrollText,
  ServerCog,
  Settings,
  ShieldCheck,
  Users,
} from "lucide-react";
import { useCan } from "#entities/session";

/** One screen of the navigation. It appears as soon as its page is in the router. */
export interface Screen {
  readonly to: string;
  readonly label: MessageDescriptor;
  /** Addresses of the same subject elsewhere: it is marked there too. */
  readonly also?: readonly string[];
  readonly icon: LucideIcon;
  /** Any one of them is enough. */
  readonly permissions: readonly Permission[];
  /** Keys that lead there. */
  readonly keys?: string;
  /** What stands on the bar of a phone; the others are behind "more". */
  readonly onPhone?: boolean;
  readonly group: "work" | "business" | "server";
}

const screens: readonly Screen[] = [
  { to: "/", label: msg`Home`, icon: House, permissions: ["dashboard:read"], keys: "g h", onPhone: true, group: "work" },
  { to: "/products", also: ["/categories"], label: msg`Products`, icon: Package, permissions: ["product:read"], keys: "g p", onPhone: true, group: "work" },
  { to: "/stock", label: msg`Stock`, icon: Boxes, permissions: ["inventory:read"], keys: "g s", onPhone: true, group: "work" },
  {
    to: "/record",
    label: msg`Record`,
    icon: ScanBarcode,
    permissions: ["inventory:receive", "inventory:issue", "inventory:return", "inventory:adjust", "inventory:transfer", "inventory:open"],
    keys: "g r",
    onPhone: true,
    group: "work",
  },
  { to: "/movements", also: ["/documents"], label: msg`Movements`, icon: ScrollText, permissions: ["inventory:read"], keys: "g m", group: "work" },
  { to: "/monitor", label: msg`Monitor`, icon: Activity, permissions: ["inventory:read"], keys: "g l", group: "work" },
  { to: "/alerts", label: msg`Alerts`, icon: Bell, permissions: ["inventory:read"], keys: "g a", group: "work" },
  { to: "/warehouses", label: msg`Warehouses`, icon: Building2, permissions: ["warehouse:read"], keys: "g w", group: "business" },
  { to: "/imports", label: msg`Imports`, icon: FileUp, permissions: ["import:read"], keys: "g i", group: "business" },
  { to: "/team", label: msg`Team`, icon: Users, permissions: ["user:read"], keys: "g t", group: "business" },
  { to: "/audit", label: msg`Audit`, icon: ShieldCheck, permissions: ["audit:read"], keys: "g u", group: "business" },
  { to: "/settings", label: msg`Settings`, icon: Settings, permissions: ["tenant:read"], keys: "g e", group: "business" },
  { to: "/system", label: msg`System`, icon: ServerCog, permissions: ["system:read"], keys: "g y", group: "server" },
];

/** The screens this person may see, in the order of the navigation. */
export function useScreens(): readonly Screen[] {
  const can = useCan();
  const { routesByPath } = useRouter();
  return screens.filter(({ to, permissions }) => to in routesByPath && permissions.some(can));
}

/**
 * Whether the address belongs to a screen that this person may not see; what lies below it is part of it. On the way from
 * one page to another both count: what is still drawn is the page one leaves.
 */
export function useIsForbidden(): boolean {
  const can = useCan();
  const here = useRouterState({ select: ({ location }) => location.pathname });
  const drawn = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  return [here, drawn].some((pathname) => {
    const screen = pathname === undefined ? undefined : screens.find((candidate) => holds(candidate, pathname));
    return screen !== undefined && !screen.permissions.some(can);
  });
}

function holds({ to, also = [] }: Screen, pathname: string): boolean {
  return [to, ...also].some((path) => pathname === path || (path !== "/" && pathname.startsWith(`${path}/`)));
}
