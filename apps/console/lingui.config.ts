import { defineConfig } from "@lingui/cli";
import { formatter } from "@lingui/format-po";

/** Every page carries the catalogues of its own texts, loaded with it; everything below the pages shares one. */
export default defineConfig({
  sourceLocale: "en",
  locales: ["en", "ar", "id", "vi", "sw"],
  catalogs: [
    { path: "<rootDir>/src/pages/{name}/locales/{locale}", include: ["<rootDir>/src/pages/{name}/"] },
    // Words for refusals are loaded with the first of them, those for changes with the pages that show some.
    { path: "<rootDir>/src/shared/problems/locales/{locale}", include: ["<rootDir>/src/shared/problems/"] },
    { path: "<rootDir>/src/widgets/changes/locales/{locale}", include: ["<rootDir>/src/widgets/changes/"] },
    {
      path: "<rootDir>/src/shared/i18n/locales/{locale}",
      include: ["<rootDir>/src/app", "<rootDir>/src/widgets", "<rootDir>/src/features", "<rootDir>/src/entities", "<rootDir>/src/shared"],
      exclude: ["<rootDir>/src/shared/problems/", "<rootDir>/src/widgets/changes/"],
    },
  ],
  // Line numbers and dates would change with every edit and say nothing to a translator.
  format: formatter({ lineNumbers: false, origins: true, printPlaceholdersInComments: true }),
  orderBy: "messageId",
});
