import { useLingui } from "@lingui/react/macro";
import type { ImportField, ImportPreview } from "@lumbung/sdk";
import clsx from "clsx";
import { columnIndex } from "#features/import-file";
import { useFormat } from "#shared/i18n";
import { Badge, Card } from "#shared/ui";
import { useImportWords } from "./use-import-words.ts";

/** The first rows of the file as they stand, with the field each column is read as. */
export function SampleRows({ preview: { reading, rows }, max }: { preview: ImportPreview; max: number }) {
  const { t } = useLingui();
  const format = useFormat();
  const { fields } = useImportWords();
  const fieldAt = new Map(Object.entries(reading.columns).map(([field, column]) => [columnIndex(reading.header, column), field as ImportField]));
  return (
    <Card className="overflow-hidden">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className="overflow-auto" aria-label={t`First rows of the file`} tabIndex={0}>
        <table className="min-w-full text-sm">
          <thead className="bg-sunken text-start">
            <tr>
              <th scope="col" className="px-3 py-2 text-end font-medium text-muted">{t`Line`}</th>
              {reading.header.map((name, index) => {
                const field = fieldAt.get(index);
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns are known by their place.
                  <th key={index} scope="col" className="px-3 py-2 text-start align-bottom font-medium whitespace-nowrap">
                    {field !== undefined && <Badge tone="accent">{fields[field]}</Badge>}
                    <bdi className={clsx("block", field === undefined && "text-muted")}>{name.trim() || t`Column ${index + 1}`}</bdi>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, max).map(({ line, cells }) => (
              <tr key={line} className="border-t border-line/70">
                <td className="tabular px-3 py-1.5 text-end text-muted">{format.count(line)}</td>
                {reading.header.map((_, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns are known by their place.
                  <td key={index} className={clsx("px-3 py-1.5", !fieldAt.has(index) && "text-muted")}>
                    <bdi className="block max-w-64 truncate">{cells[index]}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  );
}
