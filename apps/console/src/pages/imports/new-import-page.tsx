import { useLingui } from "@lingui/react/macro";
import { useBlocker, useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useCan } from "#entities/session";
import { type ImportDraft, useStartImport } from "#features/import-file";
import { useUrlState } from "#shared/lib";
import { Page } from "#shared/ui";
import { FileStep } from "./file-step.tsx";
import { ReadFile } from "./read-file.tsx";
import { newImportSearch } from "./search.ts";
import { Steps } from "./steps.tsx";

/** The wizard from a file to an import: file, columns, check. The result is the import's own page. */
export default function NewImportPage() {
  const { t } = useLingui();
  const can = useCan();
  const [search, setSearch] = useUrlState(newImportSearch);
  const [step, setStep] = useState(0);
  const [draft, setDraft] = useState<ImportDraft>();
  // Who begins has no products yet; who may not make any brings sales.
  const kind = search.kind === "" ? (can("product:write") ? "products" : "sales") : search.kind;
  return (
    <Page title={kind === "sales" ? t`Import sales` : t`Import products`}>
      <Steps labels={[t`File`, t`Columns`, t`Check`]} at={step} onGo={setStep} />
      {step === 0 || draft === undefined ? (
        <FileStep
          kind={kind}
          onKindChange={(next) => setSearch({ kind: next }, { replace: true })}
          draft={draft}
          onNext={(next) => {
            setDraft(next);
            setStep(1);
          }}
        />
      ) : (
        <Reading draft={draft} onChange={setDraft} step={step} onStep={setStep} />
      )}
    </Page>
  );
}

interface ReadingProps {
  readonly draft: ImportDraft;
  readonly onChange: (draft: ImportDraft) => void;
  readonly step: number;
  readonly onStep: (step: number) => void;
}

function Reading({ draft, onChange, step, onStep }: ReadingProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  // A ref: the way out must be free in the moment the answer arrives, before anything is drawn again.
  const isStarted = useRef(false);
  const start = useStartImport(draft, ({ id }) => {
    isStarted.current = true;
    void navigate({ to: "/imports/$id", params: { id }, replace: true });
  });
  // Mended cells are work that nobody wants to do twice.
  const wouldLose = () => draft.corrections.length > 0 && !isStarted.current;
  useBlocker({
    shouldBlockFn: () => wouldLose() && !window.confirm(t`Leave? The cells you have mended are lost.`),
    enableBeforeUnload: wouldLose,
  });
  return <ReadFile draft={draft} onChange={onChange} step={step} onStep={onStep} start={start} />;
}
