export { PreferenceMenu } from "./preference-menu.tsx";
export { usePreferenceOptions } from "./use-preference-options.ts";
export { useSavePreferences } from "./use-save-preferences.ts";
