import { useLingui } from "@lingui/react/macro";
import { Dialog, Kbd } from "#shared/ui";
import { useShortcuts } from "./shortcuts.ts";

/** What one can press on this screen. */
export function ShortcutHelp({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const { t } = useLingui();
  const { shortcuts } = useShortcuts();
  const byKeys = [...new Map(shortcuts.map((shortcut) => [shortcut.keys, shortcut])).values()];
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t`Keyboard shortcuts`}>
      <dl className="grid gap-1.5">
        {byKeys.map(({ id, keys, label }) => (
          <div key={id} className="flex items-center justify-between gap-4">
            <dt>{label}</dt>
            <dd>
              <KeyHint keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

/** Keys as they stand on the keyboard. */
export function KeyHint({ keys }: { keys: string }) {
  const mac = navigator.platform.startsWith("Mac");
  return (
    <span dir="ltr" className="inline-flex gap-1">
      {keys.split(/[ +]/).map((key) => (
        <Kbd key={key}>{key === "mod" ? (mac ? "⌘" : "Ctrl") : key.length === 1 ? key.toUpperCase() : key}</Kbd>
      ))}
    </span>
  );
}
