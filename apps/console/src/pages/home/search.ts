import { text } from "#shared/lib";

export const homeSearch = { warehouse: text(36) };
