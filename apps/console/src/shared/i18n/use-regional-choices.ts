import { useMemo } from "react";
import { usePreferences } from "./preferences.ts";

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Currencies by code with their name in the reader's language, and the names of time zones. */
export function useRegionalChoices() {
  const { locale } = usePreferences();
  return useMemo(() => {
    const names = new Intl.DisplayNames([locale], { type: "currency" });
    const zones = new Set([...Intl.supportedValuesOf("timeZone"), here, "UTC"]);
    return {
      currencies: Intl.supportedValuesOf("currency").map((code) => ({ code, name: names.of(code) ?? code })),
      zones: [...zones].sort(),
    };
  }, [locale]);
}
