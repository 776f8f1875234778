import type { AuditEntry } from "@lumbung/sdk";
import { useMemo } from "react";
import { ChangeLines, differencesOf } from "#widgets/changes";
import { toldName } from "./entity-name.tsx";

/** The first changes of an entry. What something new is called stands beside it already. */
export function ChangeSummary({ entry }: { entry: AuditEntry }) {
  const changes = useMemo(
    () =>
      differencesOf(entry.before, entry.after).filter((change) => change.kind === "list" || change.before !== undefined || change.after !== toldName(entry)),
    [entry],
  );
  return <ChangeLines changes={changes} most={2} />;
}
