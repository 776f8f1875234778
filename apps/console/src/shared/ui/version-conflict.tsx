import { Trans, useLingui } from "@lingui/react/macro";
import { GitCompareArrows } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";

export interface ConflictingField {
  readonly label: ReactNode;
  readonly mine: ReactNode;
  readonly theirs: ReactNode;
}

interface VersionConflictProps {
  /** What differs between what one wants to save and what somebody else has saved meanwhile. */
  readonly fields: readonly ConflictingField[];
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
  readonly busy?: boolean;
}

/** Somebody else has changed the same thing since it was opened: shows both, and lets one choose. */
export function VersionConflict({ fields, onKeepMine, onTakeTheirs, busy = false }: VersionConflictProps) {
  const { t } = useLingui();
  return (
    <div role="alert" className="grid min-w-0 gap-3 rounded-control bg-warn-soft p-3">
      <p className="flex items-start gap-2 font-medium text-warn">
        <GitCompareArrows className="mt-0.5 size-4 shrink-0" aria-hidden />
        <Trans>Somebody else has changed this meanwhile.</Trans>
      </p>
      {fields.length > 0 && (
        <table className="w-full table-fixed text-sm">
          <thead>
            <tr className="text-start text-muted">
              <th scope="col" className="w-1/4 pe-2 pb-1 text-start font-medium">
                <span className="sr-only">{t`Field`}</span>
              </th>
              <th scope="col" className="pe-2 pb-1 text-start font-medium">
                <Trans>Yours</Trans>
              </th>
              <th scope="col" className="pb-1 text-start font-medium">
                <Trans>Theirs</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the fields of one thing never move.
              <tr key={index} className="border-t border-line align-top">
                <th scope="row" className="py-1.5 pe-2 text-start font-normal break-words text-muted">
                  {field.label}
                </th>
                <td className="py-1.5 pe-2 font-medium break-words">{field.mine}</td>
                <td className="py-1.5 font-medium break-words">{field.theirs}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="flex flex-wrap gap-2">
        <Button busy={busy} onClick={onKeepMine}>
          <Trans>Save mine</Trans>
        </Button>
        <Button disabled={busy} onClick={onTakeTheirs}>
          <Trans>Take theirs</Trans>
        </Button>
      </div>
    </div>
  );
}
