import { Plural } from "@lingui/react/macro";
import type { Difference } from "./differences.ts";
import { FieldName, fieldOf } from "./field-name.tsx";
import { useValues } from "./use-values.tsx";

/** Changes in one line each; where they are more than `most`, the last line says how many more there are. */
export function ChangeLines({ changes, most }: { changes: readonly Difference[]; most?: number }) {
  const rest = changes.length - (most ?? changes.length);
  return (
    <ul className="grid min-w-0 gap-0.5 text-sm">
      {changes.slice(0, most).map((change) => (
        <li key={change.path.join(".")} className={most === undefined ? "break-words" : "truncate"}>
          <span className="text-muted">
            <FieldName path={change.path} />:
          </span>{" "}
          <ChangeInLine change={change} />
        </li>
      ))}
      {rest > 0 && (
        <li className="text-muted">
          <Plural value={rest} one="and # more" other="and # more" />
        </li>
      )}
    </ul>
  );
}

function ChangeInLine({ change }: { change: Difference }) {
  const values = useValues();
  const field = fieldOf(change.path);
  if (change.kind === "list")
    return (
      <>
        {change.removed.length > 0 && <del className="text-bad">{values(field, change.removed)}</del>}
        {change.removed.length > 0 && change.added.length > 0 && " "}
        {change.added.length > 0 && <ins className="text-good no-underline">+ {values(field, change.added)}</ins>}
      </>
    );
  return (
    <>
      {change.before !== undefined && (
        <>
          <del className="text-muted">
            <bdi>{values(field, change.before)}</bdi>
          </del>
          <span aria-hidden className="flip-rtl mx-1 inline-block">
            →
          </span>
        </>
      )}
      <ins className="no-underline">
        <bdi>{values(field, change.after)}</bdi>
      </ins>
    </>
  );
}
