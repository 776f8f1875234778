import { useLingui } from "@lingui/react/macro";
import { Link, type LinkProps, useLocation } from "@tanstack/react-router";
import clsx from "clsx";
import { Tooltip } from "#shared/ui";
import type { Screen } from "./screens.ts";

interface ScreenLinkProps {
  readonly screen: Screen;
  readonly look: "row" | "icon" | "tab";
  readonly onNavigate?: () => void;
}

const looks = {
  row: "control flex items-center gap-3 rounded-control px-3 py-1.5 font-medium",
  icon: "control grid place-items-center rounded-control",
  tab: "flex min-h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-xs font-medium",
} as const;

/** The way to a screen, marked where one is. */
export function ScreenLink({ screen, look, onNavigate }: ScreenLinkProps) {
  const { i18n } = useLingui();
  const label = i18n._(screen.label);
  const Picture = screen.icon;
  const isAlsoHere = useLocation({ select: ({ pathname }) => screen.also?.some((path) => pathname === path || pathname.startsWith(`${path}/`)) ?? false });
  const current = look === "tab" ? "text-accent-text" : "bg-accent-soft text-accent-text";
  const link = (
    <Link
      to={screen.to as LinkProps["to"]}
      onClick={onNavigate}
      activeOptions={{ exact: screen.to === "/", includeSearch: false }}
      aria-label={look === "icon" ? label : undefined}
      className={clsx(looks[look], "-outline-offset-2")}
      aria-current={isAlsoHere ? "page" : undefined}
      inactiveProps={{ className: isAlsoHere ? current : "text-muted hover:bg-sunken hover:text-text" }}
      activeProps={{ className: current }}
    >
      <Picture className="size-5 shrink-0" aria-hidden />
      {look !== "icon" && <span className="max-w-full truncate">{label}</span>}
    </Link>
  );
  return look === "icon" ? <Tooltip text={label}>{link}</Tooltip> : link;
}
