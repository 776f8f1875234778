import { Trans, useLingui } from "@lingui/react/macro";
import type { AuditEntry } from "@lumbung/sdk";
import { type ReactNode, useMemo } from "react";
import { useFormat } from "#shared/i18n";
import { Button, Drawer } from "#shared/ui";
import { ChangeTable, differencesOf } from "#widgets/changes";
import { useActionWords } from "./action-words.ts";
import { ActorCell } from "./actor-cell.tsx";
import { EntityLink } from "./entity-link.tsx";
import { EntityName } from "./entity-name.tsx";

interface EntryDrawerProps {
  readonly entry: AuditEntry;
  readonly onClose: () => void;
  /** Shows everything that was ever done to the same thing. */
  readonly onHistory: () => void;
}

/** An entry of the audit trail as a whole. */
export function EntryDrawer({ entry, onClose, onHistory }: EntryDrawerProps) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useActionWords();
  const changes = useMemo(() => differencesOf(entry.before, entry.after), [entry]);
  return (
    <Drawer
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title={words[entry.action] ?? entry.action}
      description={<EntityName entry={entry} />}
      footer={
        <>
          <EntityLink entry={entry} />
          <Button onClick={onHistory}>
            <Trans>Everything about this</Trans>
          </Button>
        </>
      }
    >
      <div className="grid gap-5">
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
          <Fact label={t`When`}>{format.exactTime(entry.recordedAt)}</Fact>
          <Fact label={t`Who`}>
            <ActorCell actor={entry.actor} />
          </Fact>
          {entry.reason !== null && (
            <Fact label={t`Why`}>
              <bdi className="break-words">{entry.reason}</bdi>
            </Fact>
          )}
          {entry.ip !== null && (
            <Fact label={t`Address`}>
              <bdi dir="ltr" className="font-mono text-sm">
                {entry.ip}
              </bdi>
            </Fact>
          )}
        </dl>
        <ChangeTable changes={changes} />
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm text-muted">
          <Fact label={t`Entry`}>{format.count(entry.position)}</Fact>
          <Fact label={t`Action`}>
            <Code>{entry.action}</Code>
          </Fact>
          <Fact label={t`Id`}>
            <Code>{entry.entityId}</Code>
          </Fact>
          <Fact label={t`Request`}>
            <Code>{entry.requestId}</Code>
          </Fact>
        </dl>
      </div>
    </Drawer>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}

function Code({ children }: { children: string }) {
  return (
    <bdi dir="ltr" className="font-mono break-all">
      {children}
    </bdi>
  );
}
