import { Plural, useLingui } from "@lingui/react/macro";
import type { AuditEntry } from "@lumbung/sdk";
import { useMemo } from "react";
import { type Difference, differencesOf } from "./differences.ts";
import { toldName } from "./entity-name.tsx";
import { useFieldWords } from "./field-words.ts";
import { useValues } from "./use-values.tsx";

/** The changes of an entry, in one line each; the last says how many more there are. */
export function ChangeSummary({ entry, most = 2 }: { entry: AuditEntry; most?: number }) {
  // What something new is called stands beside it already.
  const changes = useMemo(
    () =>
      differencesOf(entry.before, entry.after).filter((change) => change.kind === "list" || change.before !== undefined || change.after !== toldName(entry)),
    [entry],
  );
  const rest = changes.length - most;
  return (
    <ul className="grid min-w-0 gap-0.5 text-sm">
      {changes.slice(0, most).map((change) => (
        <li key={change.path.join(".")} className="truncate">
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

/** Every change of an entry as a table: the field, what it was, what it became. */
export function ChangeTable({ entry }: { entry: AuditEntry }) {
  const { t } = useLingui();
  const values = useValues();
  const changes = useMemo(() => differencesOf(entry.before, entry.after), [entry]);
  if (changes.length === 0) return null;
  return (
    <table className="w-full table-fixed text-sm">
      <thead>
        <tr className="text-muted">
          <th scope="col" className="w-1/3 pe-3 pb-1.5 text-start font-medium">{t`Field`}</th>
          <th scope="col" className="pe-3 pb-1.5 text-start font-medium">{t`Before`}</th>
          <th scope="col" className="pb-1.5 text-start font-medium">{t`After`}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => {
          const field = fieldOf(change.path);
          const [was, is] = change.kind === "list" ? [change.removed, change.added] : [change.before, change.after];
          const told = (value: unknown) => (Array.isArray(value) && value.length === 0 ? "–" : values(field, value));
          return (
            <tr key={change.path.join(".")} className="border-t border-line align-top">
              <th scope="row" className="py-1.5 pe-3 text-start font-normal break-words text-muted">
                <FieldName path={change.path} />
              </th>
              <td className="py-1.5 pe-3 break-words">
                <bdi>{told(was)}</bdi>
              </td>
              <td className="py-1.5 font-medium break-words">
                <bdi>{told(is)}</bdi>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function FieldName({ path }: { path: readonly string[] }) {
  const words = useFieldWords();
  return <bdi>{path.map(words).join(" · ")}</bdi>;
}

function fieldOf(path: readonly string[]): string {
  return path.at(-1) ?? "";
}
