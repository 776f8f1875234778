import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { Alert } from "@lumbung/sdk";
import { type FormEvent, useId, useState } from "react";
import { api, useSave } from "#shared/api";
import { Button, Dialog, Field, Problem, Textarea, toast } from "#shared/ui";

interface AcknowledgeDialogProps {
  /** What one takes care of; the dialog is open as long as there is something. */
  readonly alerts: ReadonlyArray<Pick<Alert, "id" | "name">>;
  readonly onClose: () => void;
}

/** Notes that someone takes care of alerts, and what is being done, so that nobody does it twice. */
export function AcknowledgeDialog({ alerts, onClose }: AcknowledgeDialogProps) {
  const { t } = useLingui();
  const formId = useId();
  const [note, setNote] = useState("");
  const acknowledge = useSave(acknowledgeAll, {
    invalidates: [["/alerts"], ["/dashboard"]],
    onSaved: () => {
      toast({ tone: "good", title: t`Others see that it is taken care of` });
      close();
    },
  });
  function close(): void {
    setNote("");
    acknowledge.reset();
    onClose();
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    acknowledge.mutate({ ids: alerts.map(({ id }) => id), note: note.trim() });
  }
  return (
    <Dialog
      open={alerts.length > 0}
      onOpenChange={(open) => !open && close()}
      title={alerts.length === 1 ? <bdi>{alerts[0]?.name}</bdi> : <Plural value={alerts.length} one="# alert" other="# alerts" />}
      description={<Trans>Everybody sees that you take care of it. The alert goes away by itself as soon as there is enough again.</Trans>}
      footer={
        <>
          <Button onClick={close}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" form={formId} look="primary" busy={acknowledge.isPending}>
            <Trans>Acknowledge</Trans>
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="grid gap-3">
        <Problem error={acknowledge.error} />
        <Field label={t`Note`} hint={t`Such as: ordered, comes on Thursday. May be left empty.`}>
          {(control) => <Textarea {...control} autoFocus maxLength={500} rows={2} value={note} onChange={(event) => setNote(event.target.value)} />}
        </Field>
      </form>
    </Dialog>
  );
}

/** One after the other; each under a key of its own, so that a second try repeats none. */
async function acknowledgeAll({ ids, note }: { ids: readonly string[]; note: string }, { idempotencyKey }: { idempotencyKey: string }): Promise<void> {
  for (const [index, id] of ids.entries())
    await api.post("/alerts/{id}/acknowledge", { params: { id }, body: note === "" ? {} : { note }, idempotencyKey: `${idempotencyKey}-${index}` });
}
