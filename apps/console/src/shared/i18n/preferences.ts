import { create } from "zustand";
import { persist } from "zustand/middleware";
import { type Locale, preferredLocale } from "./locales.ts";

export type Theme = "system" | "light" | "dark";
export type Digits = "auto" | "latn" | "arab";
export type CalendarName = "gregory" | "islamic-umalqura";

/** How a person likes to see things. Kept on this device for the screens before sign-in; the account's own ones win after it. */
export interface Preferences {
  readonly locale: Locale;
  readonly theme: Theme;
  readonly digits: Digits;
  readonly calendar: CalendarName;
}

export const usePreferences = create<Preferences>()(
  persist((): Preferences => ({ locale: preferredLocale(navigator.languages), theme: "system", digits: "auto", calendar: "gregory" }), {
    name: "lumbung.preferences",
  }),
);

/** What the business decides about how things are shown. */
export interface BusinessFormat {
  readonly timeZone: string;
  readonly currency: string;
}

export const useBusinessFormat = create<BusinessFormat>(() => ({ timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, currency: "USD" }));
