export { PreferenceMenu } from "./preference-menu.tsx";
export { useSavePreferences } from "./use-save-preferences.ts";
