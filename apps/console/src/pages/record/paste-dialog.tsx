import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button, Dialog, Field, Textarea } from "#shared/ui";

interface PasteDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Answers whether the text was a table. */
  readonly onPaste: (text: string) => boolean;
}

/** For those who cannot press Ctrl and V, and to show what may be pasted. */
export function PasteDialog({ open, onOpenChange, onPaste }: PasteDialogProps) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const [refused, setRefused] = useState(false);
  function take(): void {
    const isTable = onPaste(text);
    setRefused(!isTable);
    if (!isTable) return;
    setText("");
    onOpenChange(false);
  }
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setRefused(false);
        onOpenChange(next);
      }}
      title={t`Paste from a spreadsheet`}
      description={t`Copy rows of a spreadsheet: SKU or barcode, quantity, and if you like unit cost, place and note. A row with the names of the columns may stand first.`}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>
            <Trans>Cancel</Trans>
          </Button>
          <Button look="primary" disabled={text.trim() === ""} onClick={take}>
            <Trans>Take over</Trans>
          </Button>
        </>
      }
    >
      <Field label={t`Rows`} error={refused ? t`This is no table. Copy at least a column of codes and one of quantities.` : undefined}>
        {(control) => (
          <Textarea
            {...control}
            rows={8}
            dir="ltr"
            className="font-mono text-sm"
            placeholder={"SKU\t12\nSKU\t3"}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setRefused(false);
            }}
          />
        )}
      </Field>
    </Dialog>
  );
}
