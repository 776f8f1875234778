import type { Catalogues } from "#shared/i18n";

/** The texts of this part; a page that shows it loads them with itself. */
export const changeTexts: Catalogues = import.meta.glob("./locales/*.po");
