import { definePage, searchOf } from "#shared/lib";
import { importsSearch, newImportSearch } from "./search.ts";

const messages = import.meta.glob("./locales/*.po");

export const importsPage = definePage({ path: "/imports", search: searchOf(importsSearch), load: () => import("./imports-page.tsx"), messages });
export const newImportPage = definePage({ path: "/imports/new", search: searchOf(newImportSearch), load: () => import("./new-import-page.tsx"), messages });
export const importPage = definePage({ path: "/imports/$id", load: () => import("./import-page.tsx"), messages });
