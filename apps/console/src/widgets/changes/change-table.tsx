import { useLingui } from "@lingui/react/macro";
import type { Difference } from "./differences.ts";
import { FieldName, fieldOf } from "./field-name.tsx";
import { useValues } from "./use-values.tsx";

/** Changes as a table: the field, what it was, what it became. */
export function ChangeTable({ changes }: { changes: readonly Difference[] }) {
  const { t } = useLingui();
  const values = useValues();
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
