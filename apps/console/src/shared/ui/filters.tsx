import { Trans, useLingui } from "@lingui/react/macro";
import { SlidersHorizontal } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useIsPhone } from "#shared/lib";
import { Button } from "./button.tsx";
import { Drawer } from "./dialog.tsx";

interface FiltersProps {
  /** How many are set, so that a list that hides something says so. */
  readonly active: number;
  readonly onClear: () => void;
  readonly children: ReactNode;
}

/** The filters of a list: side by side where there is room, else behind one button. */
export function Filters({ active, onClear, children }: FiltersProps) {
  const { t } = useLingui();
  const isPhone = useIsPhone();
  const [open, setOpen] = useState(false);
  if (!isPhone) return children;
  return (
    <>
      <Button
        icon={<SlidersHorizontal className="size-4" aria-hidden />}
        className={active > 0 ? "border-accent text-accent-text" : ""}
        onClick={() => setOpen(true)}
      >
        {active > 0 ? t`Filters (${active})` : t`Filters`}
      </Button>
      <Drawer
        open={open}
        onOpenChange={setOpen}
        title={t`Filters`}
        footer={
          <>
            {active > 0 && (
              <Button onClick={onClear}>
                <Trans>Clear</Trans>
              </Button>
            )}
            <Button look="primary" onClick={() => setOpen(false)}>
              <Trans>Show the list</Trans>
            </Button>
          </>
        }
      >
        <div className="grid justify-items-stretch gap-3 *:max-w-none">{children}</div>
      </Drawer>
    </>
  );
}
