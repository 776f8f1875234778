import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { ImportPreview, ImportProblem } from "@lumbung/sdk";
import { useState } from "react";
import { columnIndex, columnRef, type ImportDraft, mend, mendedCells } from "#features/import-file";
import { useFormat } from "#shared/i18n";
import { useIsPhone } from "#shared/lib";
import { Button, Card, CardHeader } from "#shared/ui";
import { CellInput } from "./cell-input.tsx";
import { ProblemCard } from "./problem-card.tsx";
import type { ProblemRow } from "./problem-row.ts";
import { useImportWords } from "./use-import-words.ts";
import { useRefusalWords } from "./use-refusal-words.ts";

interface ProblemRowsProps {
  readonly draft: ImportDraft;
  readonly onChange: (draft: ImportDraft) => void;
  readonly preview: ImportPreview;
}

const shownAtOnce = 40;

/** The lines that would be refused: the cell at fault is red, and every cell can be mended where it stands. */
export function ProblemRows({ draft, onChange, preview: { reading, problems, report } }: ProblemRowsProps) {
  const format = useFormat();
  const isPhone = useIsPhone();
  const [shown, setShown] = useState(shownAtOnce);
  const { header } = reading;
  const total = report?.lines.refused ?? problems.length;
  const onMend = (problem: ImportProblem) => (index: number, value: string) =>
    onChange({ ...draft, corrections: mend(draft.corrections, { line: problem.line, column: columnRef(header, index), value }) });
  const rows = problems.slice(0, shown).map((problem) => ({
    problem,
    at: columnIndex(header, problem.column),
    cells: mendedCells(problem, header, draft.corrections),
    onMend: onMend(problem),
  }));
  return (
    <Card className="overflow-hidden pb-1">
      <CardHeader title={<Plural value={total} one="# line would be refused" other="# lines would be refused" />} />
      <p className="px-4 pb-3 text-muted">
        <Trans>
          Mend the red cells here, or go on without these lines: they are kept to download, and importing the mended file later adds only what is missing.
        </Trans>
      </p>
      {isPhone ? (
        <ul className="grid gap-px bg-line">
          {rows.map((row) => (
            <ProblemCard key={row.problem.line} header={header} {...row} />
          ))}
        </ul>
      ) : (
        <ProblemTable header={header} columns={reading.columns} rows={rows} />
      )}
      {problems.length > shown && (
        <div className="flex justify-center p-2">
          <Button look="quiet" onClick={() => setShown(shown + shownAtOnce)}>
            <Trans>Show more ({format.count(problems.length - shown)})</Trans>
          </Button>
        </div>
      )}
      {total > problems.length && (
        <p className="px-4 py-2 text-sm text-muted">
          <Trans>The first {format.count(problems.length)} are shown. Where so many fail alike, another column or format usually mends them all.</Trans>
        </p>
      )}
    </Card>
  );
}

interface ProblemTableProps {
  readonly header: readonly string[];
  readonly columns: ImportPreview["reading"]["columns"];
  readonly rows: readonly ProblemRow[];
}

function ProblemTable({ header, columns, rows }: ProblemTableProps) {
  const { t } = useLingui();
  const format = useFormat();
  const { fields } = useImportWords();
  const words = useRefusalWords();
  // What a row is known by, then what is wrong somewhere, then the rest: a file may have more columns than a screen.
  const faulty = new Set(rows.map(({ at }) => at));
  const rank = (field: string, index: number) => (field === "sku" ? 0 : faulty.has(index) ? 1 : 2);
  const used = Object.entries(columns)
    .map(([field, column]) => ({ field: field as keyof typeof fields, index: columnIndex(header, column) }))
    .filter(({ index }) => index >= 0)
    .sort((a, b) => rank(a.field, a.index) - rank(b.field, b.index) || a.index - b.index);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="@container overflow-auto" aria-label={t`Lines that would be refused`} tabIndex={0}>
      <table className="min-w-full text-sm">
        <thead className="bg-sunken">
          <tr>
            <th scope="col" className="px-3 py-2 text-end font-medium text-muted">{t`Line`}</th>
            {used.map(({ field, index }) => (
              <th key={field} scope="col" className="px-3 py-2 text-start align-bottom font-medium">
                {fields[field]}
                <bdi className="block font-normal text-muted">{header[index]}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        {rows.map(({ problem, at, cells, onMend }) => {
          const { reason, fix } = words(problem);
          return (
            <tbody key={problem.line} className="border-t border-line">
              <tr>
                <th scope="rowgroup" rowSpan={2} className="tabular px-3 py-2.5 text-end align-top font-medium text-muted">
                  {format.count(problem.line)}
                </th>
                <td colSpan={used.length} className="px-3 pt-2" id={`problem-${problem.line}`}>
                  <p className="sticky start-16 max-w-[calc(100cqi-5rem)]">
                    <span className="font-medium text-bad">{reason}</span> <span className="text-muted">{fix}</span>
                  </p>
                </td>
              </tr>
              <tr>
                {used.map(({ field, index }) => (
                  <td key={field} className="px-1 pt-0.5 pb-1.5">
                    <CellInput
                      label={t`${fields[field]}, line ${problem.line}`}
                      value={cells[index] ?? ""}
                      isWrong={index === at}
                      describedBy={`problem-${problem.line}`}
                      onMend={(value) => onMend(index, value)}
                    />
                  </td>
                ))}
              </tr>
            </tbody>
          );
        })}
      </table>
    </section>
  );
}
