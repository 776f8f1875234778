import { text } from "#shared/lib";

/** `next`: where to go on after signing in; a path of our own. */
export const signInSearch = { next: text(500) };
