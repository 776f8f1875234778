import { oneOf } from "#shared/lib";

export const importsSearch = {
  tab: oneOf(["imports", "presets"], "imports"),
  status: oneOf(["", "waiting", "running", "failed", "finished", "undone"], ""),
};
