import { oneOf } from "#shared/lib";

export const categoriesSearch = { archived: oneOf(["false", "all"], "false") };
