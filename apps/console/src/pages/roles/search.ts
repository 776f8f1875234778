import { text } from "#shared/lib";

export const rolesSearch = {
  /** Id of the role that is open beside the matrix, or "new". */
  role: text(36),
  /** Id of the role a new one begins as. */
  from: text(36),
};
