import { definePage, searchOf } from "#shared/lib";
import { documentsSearch } from "./search.ts";

const messages = import.meta.glob("./locales/*.po");

export const documentsPage = definePage({ path: "/documents", search: searchOf(documentsSearch), load: () => import("./documents-page.tsx"), messages });

export const documentPage = definePage({ path: "/documents/$id", load: () => import("./document-page.tsx"), messages });
