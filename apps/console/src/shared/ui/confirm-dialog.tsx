import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { Field } from "./field.tsx";
import { Textarea } from "./input.tsx";
import { Problem } from "./states.tsx";

export interface ConfirmDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  /** What will happen, and whether it can be undone. */
  readonly children?: ReactNode;
  /** What the button says: the deed, not "OK". */
  readonly action: ReactNode;
  readonly danger?: boolean;
  /** Asks why; the answer is handed to `onConfirm`. */
  readonly askReason?: boolean;
  readonly onConfirm: (reason: string) => void;
  readonly busy?: boolean;
  readonly error?: unknown;
}

/** Asks before something that cannot be taken back, or that others will ask about. */
export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  children,
  action,
  danger = false,
  askReason = false,
  onConfirm,
  busy = false,
  error,
}: ConfirmDialogProps) {
  const { t } = useLingui();
  const id = useId();
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  function submit(event: FormEvent): void {
    event.preventDefault();
    // A dialog within a form: its own submit must not send the form behind it.
    event.stopPropagation();
    if (askReason && reason.trim() === "") setMissing(true);
    else onConfirm(reason.trim());
  }
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setReason("");
        setMissing(false);
        onOpenChange(next);
      }}
      title={title}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" form={id} look={danger ? "danger" : "primary"} busy={busy}>
            {action}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} className="grid gap-3">
        {children !== undefined && <div className="text-muted">{children}</div>}
        <Problem error={error} />
        {askReason && (
          <Field label={t`Why?`} hint={t`Stands in the audit trail.`} error={missing && reason.trim() === "" ? t`Say why.` : undefined} required>
            {(control) => <Textarea {...control} autoFocus maxLength={500} rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />}
          </Field>
        )}
      </form>
    </Dialog>
  );
}
