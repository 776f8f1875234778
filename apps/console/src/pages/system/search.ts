import { oneOf, text } from "#shared/lib";

export const systemSearch = {
  view: oneOf(["overview", "dead-events", "jobs"], "overview"),
  /** Id of the check of the ledger that was begun last; it is followed, also after the page was loaded again. */
  check: text(36),
};
