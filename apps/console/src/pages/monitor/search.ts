import { postedDocumentTypes } from "@lumbung/contracts";
import { oneOf, text } from "#shared/lib";

export const monitorSearch = {
  warehouse: text(36),
  show: oneOf(["all", "movements", "alerts"], "all"),
  type: oneOf(["", ...postedDocumentTypes], ""),
  q: text(100),
};
