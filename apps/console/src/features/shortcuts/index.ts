export { KeyHint, ShortcutHelp } from "./shortcut-help.tsx";
export { listenForShortcuts, type Shortcut, useShortcut, useShortcuts } from "./shortcuts.ts";
