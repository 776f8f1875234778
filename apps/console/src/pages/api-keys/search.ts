import { oneOf } from "#shared/lib";

export const apiKeysSearch = {
  show: oneOf(["active", "all"], "active"),
};
