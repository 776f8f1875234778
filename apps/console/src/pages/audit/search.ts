import { day, text, type UrlState } from "#shared/lib";

export const auditSearch = {
  /** Id of a person, an API key or a part of the system. */
  actor: text(100),
  action: text(100),
  entityType: text(100),
  entityId: text(200),
  from: day(),
  to: day(),
};

export const noFilters: UrlState<typeof auditSearch> = { actor: "", action: "", entityType: "", entityId: "", from: "", to: "" };
