import { useEffect, useRef } from "react";
import { create } from "zustand";

export interface Shortcut {
  /** As shown: `?`, `/`, `mod+k`, `g p` (one after the other). `mod` is Ctrl, on a Mac ⌘. */
  readonly keys: string;
  readonly label: string;
  /** Also while somebody types into a field. */
  readonly whileTyping?: boolean;
}

interface Registered extends Shortcut {
  readonly id: number;
  readonly run: () => void;
}

/** Everything one can press at this moment, for the help. */
export const useShortcuts = create<{ shortcuts: readonly Registered[] }>(() => ({ shortcuts: [] }));

let nextId = 0;

/** Lets one press keys as long as the component is shown. The last one registered wins. */
export function useShortcut(shortcut: Shortcut, run: () => void, enabled = true): void {
  const latest = useRef(run);
  latest.current = run;
  const { keys, label, whileTyping } = shortcut;
  useEffect(() => {
    if (!enabled) return;
    const id = ++nextId;
    useShortcuts.setState(({ shortcuts }) => ({
      shortcuts: [...shortcuts, { id, keys, label, whileTyping: whileTyping ?? false, run: () => latest.current() }],
    }));
    return () => useShortcuts.setState(({ shortcuts }) => ({ shortcuts: shortcuts.filter((one) => one.id !== id) }));
  }, [keys, label, whileTyping, enabled]);
}

/** How long the second key of two may take. */
const sequenceMs = 900;
let first: { key: string; at: number } | undefined;

/** Listens for every shortcut; once in the program. */
export function listenForShortcuts(): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const pressed = pressedKeys(event);
    const both = first !== undefined && event.timeStamp - first.at < sequenceMs ? `${first.key} ${pressed}` : undefined;
    first = { key: pressed, at: event.timeStamp };
    const typing = isTyping(event.target);
    const found = useShortcuts
      .getState()
      .shortcuts.findLast((one) => (one.keys === pressed || one.keys === both) && (!typing || one.whileTyping === true) && !isBehindDialog(one));
    if (found === undefined) return;
    event.preventDefault();
    first = undefined;
    found.run();
  };
  window.addEventListener("keydown", onKeyDown);
  return () => window.removeEventListener("keydown", onKeyDown);
}

function pressedKeys(event: KeyboardEvent): string {
  const mod = event.ctrlKey || event.metaKey ? "mod+" : "";
  return `${mod}${event.altKey ? "alt+" : ""}${event.key.length === 1 ? event.key.toLowerCase() : event.key}`;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input:not([type=checkbox]):not([type=radio]), textarea, select"));
}

/** While a dialog is open, only what works everywhere is pressed. */
function isBehindDialog(shortcut: Registered): boolean {
  return shortcut.whileTyping !== true && document.querySelector("[role=dialog], [role=alertdialog]") !== null;
}
