import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { ImportField, ImportPreview } from "@lumbung/sdk";
import { useCan } from "#entities/session";
import { columnIndex, columnRef, type ImportDraft } from "#features/import-file";
import { useFormat } from "#shared/i18n";
import { Button, Card, CardHeader, Field, NativeSelect } from "#shared/ui";
import { FormatFields } from "./format-fields.tsx";
import { SampleRows } from "./sample-rows.tsx";
import { guardedFields, importFields, neededFields, useImportWords } from "./use-import-words.ts";

interface ColumnsStepProps {
  readonly draft: ImportDraft;
  readonly onChange: (draft: ImportDraft) => void;
  readonly preview: ImportPreview;
  readonly isChecking: boolean;
  readonly onNext: () => void;
}

/** Second step: how the file is written, and which column holds what. All of it was found out and can be changed. */
export function ColumnsStep({ draft, onChange, preview, isChecking, onNext }: ColumnsStepProps) {
  const { t } = useLingui();
  const format = useFormat();
  const { fields } = useImportWords();
  const { reading, missing } = preview;
  const isComplete = missing.length === 0;
  const can = useCan();
  const shown = importFields[draft.kind].filter((field) => {
    const permission = draft.kind === "products" ? guardedFields[field] : undefined;
    return permission === undefined || can(permission);
  });
  return (
    <div className="grid gap-4 lg:grid-cols-[minmax(20rem,26rem)_1fr] lg:items-start">
      <Card className="pb-4">
        <CardHeader title={t`Which column holds what?`} />
        <div className="grid gap-3 px-4">
          {shown.map((field) => (
            <ColumnField key={field} field={field} label={fields[field]} draft={draft} onChange={onChange} preview={preview} />
          ))}
        </div>
      </Card>
      <div className="grid min-w-0 gap-4">
        <Card className="pb-4">
          <CardHeader title={t`How the file is written`}>
            <span className="text-sm text-muted">
              <Plural value={reading.rows} one="# row" other="# rows" />
            </span>
          </CardHeader>
          <FormatFields
            reading={reading}
            withDates={draft.kind === "sales"}
            dateSample={sampleOf(preview, "date")}
            value={draft.format}
            onChange={(value) => onChange({ ...draft, format: value })}
          />
        </Card>
        <SampleRows preview={preview} max={8} />
        <div className="flex flex-wrap items-center justify-end gap-3">
          {!isComplete && (
            <p role="status" className="text-bad">
              <Trans>Still needed: {format.list(missing.map((field) => fields[field]))}</Trans>
            </p>
          )}
          <Button look="primary" disabled={!isComplete} busy={isChecking} onClick={onNext}>
            <Trans>Check the rows</Trans>
          </Button>
        </div>
      </div>
    </div>
  );
}

interface ColumnFieldProps extends Pick<ColumnsStepProps, "draft" | "onChange" | "preview"> {
  readonly field: ImportField;
  readonly label: string;
}

function ColumnField({ field, label, draft, onChange, preview: { reading, rows, missing } }: ColumnFieldProps) {
  const { t } = useLingui();
  const { header } = reading;
  const chosen = draft.columns[field] ?? reading.columns[field];
  const index = columnIndex(header, chosen);
  const sample = firstCell(rows, index);
  const isNeeded = neededFields[draft.kind].includes(field);
  return (
    <Field
      label={label}
      required={isNeeded}
      hint={
        sample === undefined ? undefined : (
          <Trans>
            Such as <bdi className="font-medium text-text">{sample.slice(0, 60)}</bdi>
          </Trans>
        )
      }
      error={missing.includes(field) ? (draft.kind === "products" ? t`Choose the column, or that of the barcodes.` : t`Choose the column.`) : undefined}
    >
      {(control) => (
        <NativeSelect
          {...control}
          value={index < 0 ? "" : String(index)}
          onChange={({ target: { value } }) =>
            onChange({ ...draft, columns: { ...draft.columns, [field]: value === "" ? "" : columnRef(header, Number(value)) } })
          }
        >
          <option value="">{isNeeded ? t`Choose a column` : t`Not in this file`}</option>
          {header.map((name, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns are known by their place; headers may be equal.
            <option key={at} value={at}>
              {name.trim() || t`Column ${at + 1}`}
            </option>
          ))}
        </NativeSelect>
      )}
    </Field>
  );
}

/** The first cell of a column that is not empty. */
function firstCell(rows: ImportPreview["rows"], index: number): string | undefined {
  return index < 0 ? undefined : rows.map(({ cells }) => cells[index]?.trim() ?? "").find((cell) => cell !== "");
}

function sampleOf({ reading, rows }: ImportPreview, field: ImportField): string | undefined {
  return firstCell(rows, columnIndex(reading.header, reading.columns[field]));
}
