import { Trans, useLingui } from "@lingui/react/macro";
import { useFormat } from "#shared/i18n";
import { CellInput } from "./cell-input.tsx";
import type { ProblemRow } from "./problem-row.ts";
import { useRefusalWords } from "./use-refusal-words.ts";

/** A line that would be refused, where there is no room for a table: the cell at fault, and the others to know it by. */
export function ProblemCard({ problem, at, cells, header, onMend }: ProblemRow & { header: readonly string[] }) {
  const { t } = useLingui();
  const format = useFormat();
  const { reason, fix } = useRefusalWords()(problem);
  const id = `problem-${problem.line}`;
  return (
    <li className="grid gap-1 bg-surface px-4 py-3">
      <p className="text-sm text-muted">
        <Trans>Line {format.count(problem.line)}</Trans>
      </p>
      <p id={id}>
        <span className="font-medium text-bad">{reason}</span> <span className="text-muted">{fix}</span>
      </p>
      {at >= 0 && (
        <div className="grid gap-1">
          <bdi className="text-sm font-medium">{header[at]}</bdi>
          <CellInput
            label={t`${header[at] ?? ""}, line ${problem.line}`}
            value={cells[at] ?? ""}
            isWrong
            describedBy={id}
            onMend={(value) => onMend(at, value)}
          />
        </div>
      )}
      <p className="text-sm break-words text-muted">
        <bdi>{cells.filter((cell, index) => index !== at && cell.trim() !== "").join(" · ")}</bdi>
      </p>
    </li>
  );
}
