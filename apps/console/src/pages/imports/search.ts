import { oneOf } from "#shared/lib";

/** What a file holds; "" for every kind in the list. */
export const newImportSearch = { kind: oneOf(["", "sales", "products"], "") };

export const importsSearch = {
  ...newImportSearch,
  tab: oneOf(["imports", "presets"], "imports"),
  status: oneOf(["", "waiting", "running", "failed", "finished", "undone"], ""),
};
