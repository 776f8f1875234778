import { i18n, type Messages } from "@lingui/core";
import { directionOf, type Locale } from "./locales.ts";

type Catalogue = { readonly messages: Messages };
/** How to load the texts of a part of the console, by language: `import.meta.glob("./locales/*.po")`. */
export type Catalogues = Record<string, () => Promise<unknown>>;

const common: Catalogues = import.meta.glob("./locales/*.po");
/** The parts whose texts are loaded; they follow when the language changes. */
const inUse = new Set<Catalogues>([common]);
const loaded = new Set<string>();

/** Loads the texts of a part of the console in the present language, before the part is shown. */
export async function loadCatalogues(catalogues: Catalogues): Promise<void> {
  inUse.add(catalogues);
  if (i18n.locale !== "") await load(catalogues, i18n.locale as Locale);
}

/** Speaks `locale` from now on: texts, language and direction of the page. */
export async function activateLocale(locale: Locale): Promise<void> {
  await Promise.all([...inUse].map((catalogues) => load(catalogues, locale)));
  i18n.activate(locale);
  document.documentElement.lang = locale;
  document.documentElement.dir = directionOf(locale);
}

let nextId = 0;
const ids = new WeakMap<Catalogues, number>();

async function load(catalogues: Catalogues, locale: Locale): Promise<void> {
  const id = ids.get(catalogues) ?? ++nextId;
  ids.set(catalogues, id);
  const read = catalogues[`./locales/${locale}.po`];
  if (read === undefined || loaded.has(`${id}.${locale}`)) return;
  const { messages } = (await read()) as Catalogue;
  i18n.load(locale, messages);
  loaded.add(`${id}.${locale}`);
}
