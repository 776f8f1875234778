import { text } from "#shared/lib";

/** The filling that is followed, so that it goes on being followed after a reload. */
export const beginSearch = { filling: text(36) };
