/** The languages the console speaks, each by its own name. */
export const locales = { en: "English", ar: "العربية", id: "Bahasa Indonesia", vi: "Tiếng Việt", sw: "Kiswahili" } as const;

export type Locale = keyof typeof locales;

/** The language for a tag such as `ar-SA`; undefined where the console does not speak it. */
export function localeOf(tag: string | null | undefined): Locale | undefined {
  const language = tag?.toLowerCase().split("-")[0];
  return language !== undefined && language in locales ? (language as Locale) : undefined;
}

/** The first of the reader's languages that the console speaks. */
export function preferredLocale(tags: readonly string[]): Locale {
  for (const tag of tags) {
    const locale = localeOf(tag);
    if (locale !== undefined) return locale;
  }
  return "en";
}

export function directionOf(locale: Locale): "ltr" | "rtl" {
  return locale === "ar" ? "rtl" : "ltr";
}
