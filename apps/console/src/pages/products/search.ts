import { oneOf, text } from "#shared/lib";

export const productsSearch = {
  q: text(),
  archived: oneOf(["false", "true", "all"], "false"),
  sort: oneOf(["name", "-name", "createdAt", "-createdAt", "updatedAt", "-updatedAt"], "name"),
};
