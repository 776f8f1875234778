import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { ImportPreview } from "@lumbung/sdk";
import { CheckCircle2, Undo2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useCan } from "#entities/session";
import { type ImportDraft, startOf, type useStartImport } from "#features/import-file";
import { useFormat } from "#shared/i18n";
import { Button, Card, Checkbox, Field, Input, Problem, RadioGroup } from "#shared/ui";
import { ProblemRows } from "./problem-rows.tsx";
import { ReportFigures } from "./report-figures.tsx";
import { SampleRows } from "./sample-rows.tsx";

interface CheckStepProps {
  readonly draft: ImportDraft;
  readonly onChange: (draft: ImportDraft) => void;
  readonly preview: ImportPreview;
  readonly isChecking: boolean;
  readonly onBack: () => void;
  readonly start: ReturnType<typeof useStartImport>;
}

/** Third step: what the import will do, with every line it would refuse, to be mended in place. */
export function CheckStep({ draft, onChange, preview, isChecking, onBack, start }: CheckStepProps) {
  const { t } = useLingui();
  const { report, problems } = preview;
  return (
    <div className="grid gap-4 lg:grid-cols-[1fr_minmax(18rem,22rem)] lg:items-start">
      <div className="grid min-w-0 gap-4 max-lg:order-2">
        <MendedCells draft={draft} onChange={onChange} isChecking={isChecking} />
        {problems.length > 0 ? (
          <ProblemRows draft={draft} onChange={onChange} preview={preview} />
        ) : (
          <>
            <p className="flex items-center gap-2 text-good">
              <CheckCircle2 className="size-5" aria-hidden />
              <Trans>Every row can be imported.</Trans>
            </p>
            <SampleRows preview={preview} max={50} />
          </>
        )}
      </div>
      <Card className="grid gap-4 p-4 lg:sticky lg:top-4">
        <h2 className="text-base">
          <Trans>What the import will do</Trans>
        </h2>
        {report !== null && <ReportFigures kind={draft.kind} report={report} />}
        {draft.kind === "products" && <Existing draft={draft} onChange={onChange} />}
        <Opening draft={draft} onChange={onChange} />
        <Start draft={draft} start={start} isReady={report !== null && !isChecking} lines={report?.lines.posted ?? 0}>
          <Button onClick={onBack}>{t`Back to the columns`}</Button>
        </Start>
      </Card>
    </div>
  );
}

function MendedCells({ draft, onChange, isChecking }: Pick<CheckStepProps, "draft" | "onChange" | "isChecking">) {
  const format = useFormat();
  const count = draft.corrections.length;
  if (count === 0) return null;
  return (
    <div role="status" className="flex flex-wrap items-center gap-3 rounded-control bg-info-soft px-3 py-2 text-info">
      <span>{isChecking ? <Trans>Checking again …</Trans> : <Trans>Cells mended by hand: {format.count(count)}. The file itself stays as it is.</Trans>}</span>
      <Button look="quiet" icon={<Undo2 className="size-4 flip-rtl" aria-hidden />} onClick={() => onChange({ ...draft, corrections: [] })}>
        <Trans>Take all back</Trans>
      </Button>
    </div>
  );
}

function Opening({ draft, onChange }: Pick<CheckStepProps, "draft" | "onChange">) {
  const { t } = useLingui();
  const can = useCan();
  if (draft.kind === "products" && !can("inventory:open")) return null;
  const label = draft.kind === "sales" ? t`Goods sold that the books do not have` : t`Quantities of the file`;
  const options =
    draft.kind === "sales"
      ? [
          { value: "auto" as const, label: t`Add opening stock`, hint: t`Just enough, dated to the first day, so that nothing goes below zero.` },
          { value: "none" as const, label: t`Refuse those lines`, hint: t`When all purchases are recorded already.` },
        ]
      : [
          { value: "auto" as const, label: t`Record as opening stock`, hint: t`Of products that have not moved in the warehouse yet.` },
          { value: "none" as const, label: t`Leave them aside`, hint: t`Stock stays as it is.` },
        ];
  return (
    <fieldset>
      <legend className="text-sm font-medium">{label}</legend>
      <RadioGroup label={label} value={draft.opening} onChange={(opening) => onChange({ ...draft, opening })} options={options} />
    </fieldset>
  );
}

function Existing({ draft, onChange }: Pick<CheckStepProps, "draft" | "onChange">) {
  const { t } = useLingui();
  const label = t`Products that exist already`;
  return (
    <fieldset>
      <legend className="text-sm font-medium">{label}</legend>
      <RadioGroup
        label={label}
        value={draft.existing}
        onChange={(existing) => onChange({ ...draft, existing })}
        options={[
          { value: "skip", label: t`Leave them as they are` },
          { value: "update", label: t`Update them`, hint: t`With what the file fills in; empty cells change nothing.` },
        ]}
      />
    </fieldset>
  );
}

interface StartProps {
  readonly draft: ImportDraft;
  readonly start: CheckStepProps["start"];
  readonly isReady: boolean;
  readonly lines: number;
  readonly children: ReactNode;
}

function Start({ draft, start, isReady, lines, children }: StartProps) {
  const { t } = useLingui();
  const [isSaved, setIsSaved] = useState(false);
  const [name, setName] = useState("");
  const isNamed = !isSaved || name.trim() !== "";
  return (
    <div className="grid gap-3">
      <Checkbox label={t`Save this format for the next file`} checked={isSaved} onChange={setIsSaved} />
      {isSaved && (
        <Field label={t`Name of the format`} hint={t`A name that is taken is saved over.`} error={isNamed ? undefined : t`Enter a name.`}>
          {(control) => (
            <Input {...control} maxLength={100} placeholder={t`Till of the main shop`} value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
      )}
      <Problem error={start.error} />
      <div className="flex flex-wrap gap-2 [&>*]:flex-1">
        {children}
        <Button
          look="primary"
          busy={start.isPending || start.isSuccess}
          disabled={!isReady || !isNamed || lines === 0}
          onClick={() => start.mutate(startOf(draft, isSaved ? name.trim() : ""))}
        >
          <Plural value={lines} one="Import # line" other="Import # lines" />
        </Button>
      </div>
    </div>
  );
}
