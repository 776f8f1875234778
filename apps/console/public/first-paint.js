// Runs before anything is painted, so that nobody sees the other theme or the other direction flash by.
(() => {
  try {
    const { theme, locale } = JSON.parse(localStorage.getItem("lumbung.preferences") ?? "{}").state ?? {};
    const root = document.documentElement;
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    if (typeof locale === "string") {
      root.lang = locale;
      root.dir = locale === "ar" ? "rtl" : "ltr";
    }
  } catch {
    // Without storage the system's theme is used.
  }
})();
