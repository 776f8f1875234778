import { Trans, useLingui } from "@lingui/react/macro";
import { type ImportDraft, useImportPreview, type useStartImport } from "#features/import-file";
import { Button, Card, ErrorState, Progress } from "#shared/ui";
import { CheckStep } from "./check-step.tsx";
import { ColumnsStep } from "./columns-step.tsx";

interface ReadFileProps {
  readonly draft: ImportDraft;
  readonly onChange: (draft: ImportDraft) => void;
  readonly step: number;
  readonly onStep: (step: number) => void;
  readonly start: ReturnType<typeof useStartImport>;
}

/** The steps that show how the server reads the file. */
export function ReadFile({ draft, onChange, step, onStep, start }: ReadFileProps) {
  const { t } = useLingui();
  const preview = useImportPreview(draft);
  if (preview.error !== null && !preview.isChecking)
    return (
      <Card>
        <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
        <div className="flex justify-center pb-6">
          <Button onClick={() => onStep(0)}>
            <Trans>Choose another file or format</Trans>
          </Button>
        </div>
      </Card>
    );
  if (preview.data === undefined)
    return (
      <Card className="max-w-3xl p-6">
        <Progress label={t`Reading the file`} value={undefined} text={<bdi>{draft.file.name}</bdi>} />
      </Card>
    );
  const shared = { draft, onChange, preview: preview.data, isChecking: preview.isChecking };
  return step === 1 ? <ColumnsStep {...shared} onNext={() => onStep(2)} /> : <CheckStep {...shared} onBack={() => onStep(1)} start={start} />;
}
