import { oneOf } from "#shared/lib";

export const settingsSearch = { tab: oneOf(["business", "negative-stock"], "business") };
