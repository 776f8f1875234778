import { oneOf, text } from "#shared/lib";

export const teamSearch = {
  /** Members or invitations. */
  view: oneOf(["members", "invitations"], "members"),
  q: text(),
  state: oneOf(["open", "all"], "open"),
};
