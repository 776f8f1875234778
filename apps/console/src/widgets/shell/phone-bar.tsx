import { Trans, useLingui } from "@lingui/react/macro";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { Drawer } from "#shared/ui";
import { ScreenLink } from "./screen-link.tsx";
import { useScreens } from "./screens.ts";

/** The navigation of a phone: what is used all day within reach of the thumb, the rest behind "more". */
export function PhoneBar() {
  const { t } = useLingui();
  const screens = useScreens();
  const [open, setOpen] = useState(false);
  return (
    <nav aria-label={t`Screens`} className="flex shrink-0 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden">
      {screens
        .filter((screen) => screen.onPhone)
        .map((screen) => (
          <ScreenLink key={screen.to} screen={screen} look="tab" />
        ))}
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="flex min-h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-xs font-medium text-muted -outline-offset-2"
      >
        <Ellipsis className="size-5" aria-hidden />
        <Trans>More</Trans>
      </button>
      <Drawer open={open} onOpenChange={setOpen} title={t`All screens`}>
        <div className="grid gap-0.5">
          {screens.map((screen) => (
            <ScreenLink key={screen.to} screen={screen} look="row" onNavigate={() => setOpen(false)} />
          ))}
        </div>
      </Drawer>
    </nav>
  );
}
