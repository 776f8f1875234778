import { Trans, useLingui } from "@lingui/react/macro";
import { ClipboardPaste } from "lucide-react";
import { useState } from "react";
import { Button, Dialog, Field, Textarea } from "#shared/ui";

/** Takes rows that were copied out of a spreadsheet, as if they were a file. */
export function PasteRows({ onFile }: { onFile: (file: File) => void }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const [rows, setRows] = useState("");
  function take(): void {
    if (rows.trim() === "") return;
    onFile(new File([rows], t`pasted rows.tsv`, { type: "text/tab-separated-values" }));
    setOpen(false);
  }
  return (
    <>
      <Button look="quiet" className="justify-self-center" icon={<ClipboardPaste className="size-4" aria-hidden />} onClick={() => setOpen(true)}>
        <Trans>Paste rows from a spreadsheet</Trans>
      </Button>
      <Dialog
        wide
        open={open}
        onOpenChange={setOpen}
        title={t`Paste rows`}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>
              <Trans>Cancel</Trans>
            </Button>
            <Button look="primary" disabled={rows.trim() === ""} onClick={take}>
              <Trans>Use these rows</Trans>
            </Button>
          </>
        }
      >
        <Field label={t`Rows, with their header`}>
          {(control) => (
            <Textarea
              {...control}
              dir="ltr"
              rows={12}
              className="font-mono text-sm whitespace-pre"
              wrap="off"
              value={rows}
              onChange={(event) => setRows(event.target.value)}
            />
          )}
        </Field>
      </Dialog>
    </>
  );
}
