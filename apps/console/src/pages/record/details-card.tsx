import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Can, useCan } from "#entities/session";
import { changeDraft, type Draft, type Missing, needsReason } from "#features/record-movement";
import { Checkbox, DateTimeInput, Field, Input, Switch } from "#shared/ui";

interface DetailsCardProps {
  readonly draft: Draft;
  readonly missing: readonly Missing[];
  /** Stock would go below zero somewhere where that may be approved. */
  readonly mayApprove: boolean;
  /** What the server says of the time. */
  readonly timeProblem: string | undefined;
}

/** Why, when and after which paper. */
export function DetailsCard({ draft, missing, mayApprove, timeProblem }: DetailsCardProps) {
  const { t } = useLingui();
  const can = useCan();
  const [earlier, setEarlier] = useState(draft.effectiveAt !== "");
  const change = (values: Partial<Draft>) => changeDraft((now) => ({ ...now, ...values }));
  const approvable = (mayApprove || draft.approveNegative) && can("inventory:approve-negative");
  return (
    <div className="grid gap-3">
      <Field label={t`Reference`} hint={t`Number of the delivery note, order or invoice`}>
        {(control) => (
          <Input {...control} maxLength={200} autoComplete="off" value={draft.reference} onChange={(event) => change({ reference: event.target.value })} />
        )}
      </Field>
      <Field label={t`Reason`} required={needsReason(draft)} error={missing.includes("reason") && draft.reason.trim() === "" ? t`Say why.` : undefined}>
        {(control) => (
          <Input {...control} maxLength={500} autoComplete="off" value={draft.reason} onChange={(event) => change({ reason: event.target.value })} />
        )}
      </Field>
      {draft.type === "adjustment" && <CommonReasons onChoose={(reason) => change({ reason })} />}
      <Can permission="inventory:backdate">
        <Switch
          label={t`It happened earlier`}
          checked={earlier || draft.effectiveAt !== ""}
          onChange={(on) => {
            setEarlier(on);
            change({ effectiveAt: "" });
          }}
        />
        {(earlier || draft.effectiveAt !== "") && (
          <Field label={t`When it happened`} hint={t`Needs a reason`} error={timeProblem}>
            {(control) => (
              <DateTimeInput {...control} max={new Date().toISOString()} value={draft.effectiveAt} onChange={(effectiveAt) => change({ effectiveAt })} />
            )}
          </Field>
        )}
      </Can>
      {approvable && (
        <Checkbox
          label={t`Let stock go below zero`}
          hint={t`Needs a reason. Stands in the audit trail under your name.`}
          checked={draft.approveNegative}
          onChange={(approveNegative) => change({ approveNegative })}
        />
      )}
    </div>
  );
}

/** What most corrections are about, for one press. */
function CommonReasons({ onChoose }: { onChoose: (reason: string) => void }) {
  const { t } = useLingui();
  const reasons = [t`Broken`, t`Lost`, t`Found`, t`Miscounted`, t`Expired`];
  return (
    <div className="flex flex-wrap gap-1.5">
      <span className="sr-only">
        <Trans>Common reasons</Trans>
      </span>
      {reasons.map((reason) => (
        <button
          key={reason}
          type="button"
          onClick={() => onChoose(reason)}
          className="min-h-8 rounded-full border border-line-strong/60 px-3 text-sm hover:bg-sunken touch:min-h-11"
        >
          {reason}
        </button>
      ))}
    </div>
  );
}
