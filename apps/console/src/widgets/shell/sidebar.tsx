import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import clsx from "clsx";
import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { useState } from "react";
import { readStored, writeStored } from "#shared/lib";
import { IconButton, Logo } from "#shared/ui";
import { ScreenLink } from "./screen-link.tsx";
import { useScreens } from "./screens.ts";

const groups = ["work", "business", "server"] as const;

/** The navigation of a desktop; folded to its pictures on request. */
export function Sidebar() {
  const { t } = useLingui();
  const screens = useScreens();
  const [folded, setFolded] = useState(() => readStored("sidebar.folded", false));
  function fold(next: boolean): void {
    setFolded(next);
    writeStored("sidebar.folded", next);
  }
  const label = folded ? t`Unfold the navigation` : t`Fold the navigation`;
  const Picture = folded ? PanelLeftOpen : PanelLeftClose;
  return (
    <aside className={clsx("hidden shrink-0 flex-col border-e border-line bg-surface md:flex", folded ? "w-16" : "w-56")}>
      <Link to="/" className={clsx("flex h-14 items-center", folded ? "justify-center" : "px-4")}>
        <Logo compact={folded} />
      </Link>
      <nav aria-label={t`Screens`} className="flex min-h-0 flex-1 flex-col gap-0.5 overflow-y-auto px-2.5 py-2">
        {groups.map((group, index) => {
          const shown = screens.filter((screen) => screen.group === group);
          if (shown.length === 0) return null;
          return (
            <div key={group} className={clsx("grid gap-0.5", index > 0 && "mt-2 border-t border-line pt-2")}>
              {shown.map((screen) => (
                <ScreenLink key={screen.to} screen={screen} look={folded ? "icon" : "row"} />
              ))}
            </div>
          );
        })}
      </nav>
      <div className={clsx("border-t border-line p-2", folded ? "grid justify-center" : "flex justify-end")}>
        <IconButton label={label} icon={<Picture className="flip-rtl size-5" aria-hidden />} onClick={() => fold(!folded)} />
      </div>
    </aside>
  );
}
