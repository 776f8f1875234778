import { Trans, useLingui } from "@lingui/react/macro";
import type { NegativeStockPolicy } from "@lumbung/sdk";
import { useQuery } from "@tanstack/react-query";
import { Plus, X } from "lucide-react";
import { useState } from "react";
import { useCan } from "#entities/session";
import { api, get, useSave } from "#shared/api";
import { Badge, Button, Card, CardHeader, ConfirmDialog, ErrorState, IconButton, Skeleton, toast } from "#shared/ui";
import { ExceptionDialog } from "./exception-dialog.tsx";
import { useExceptionName } from "./use-exception-name.ts";
import { usePolicyWords } from "./use-policy-words.ts";

/** Where stock below zero is treated otherwise than in the rest of the business. */
export function PolicyExceptions() {
  const { t } = useLingui();
  const mayWrite = useCan()("tenant:update");
  const exceptions = useQuery(get("/inventory/negative-stock-policies"));
  const items = exceptions.data?.items ?? [];
  const [isNew, setIsNew] = useState(false);
  const [removed, setRemoved] = useState<NegativeStockPolicy>();
  const remove = useSave(({ id }: { id: string }, key) => api.delete("/inventory/negative-stock-policies/{id}", { params: { id }, ...key }), {
    invalidates: [["/inventory/negative-stock-policies"]],
    onSaved: () => {
      setRemoved(undefined);
      toast({ title: t`The exception is gone`, tone: "good" });
    },
  });
  return (
    <Card className="pb-2">
      <CardHeader title={t`Exceptions`}>
        {mayWrite && (
          <Button icon={<Plus className="size-4" aria-hidden />} onClick={() => setIsNew(true)}>
            <Trans>Add an exception</Trans>
          </Button>
        )}
      </CardHeader>
      <p className="px-4 pb-2 text-muted">
        <Trans>The narrowest one counts: a product in a place, then a place, a product, a sales channel, and the business last.</Trans>
      </p>
      {exceptions.isPending && <Skeleton className="mx-4 my-2 h-10" />}
      {exceptions.error !== null && <ErrorState error={exceptions.error} onRetry={() => void exceptions.refetch()} />}
      {exceptions.isSuccess && items.length === 0 && (
        <p className="px-4 py-3">
          <Trans>No exceptions: the whole business is treated alike.</Trans>
        </p>
      )}
      <ul>
        {items.map((exception) => (
          <ExceptionRow key={exception.id} exception={exception} onRemove={mayWrite ? () => setRemoved(exception) : undefined} />
        ))}
      </ul>
      {isNew && <ExceptionDialog onClose={() => setIsNew(false)} />}
      <ConfirmDialog
        open={removed !== undefined}
        onOpenChange={(open) => !open && setRemoved(undefined)}
        title={t`Remove this exception?`}
        action={t`Remove`}
        danger
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => removed && remove.mutate({ id: removed.id })}
      >
        <Trans>From then on the next wider rule counts there. What was recorded stays.</Trans>
      </ConfirmDialog>
    </Card>
  );
}

function ExceptionRow({ exception, onRemove }: { exception: NegativeStockPolicy; onRemove: (() => void) | undefined }) {
  const { t } = useLingui();
  const words = usePolicyWords();
  const name = useExceptionName(exception);
  const tones = { block: "bad", approve: "warn", allow: "info" } as const;
  return (
    <li className="flex items-center gap-3 border-t border-line/70 px-4 py-2">
      <bdi className="min-w-0 flex-1 break-words">{name}</bdi>
      <Badge tone={tones[exception.policy]}>{words[exception.policy].name}</Badge>
      {onRemove !== undefined && <IconButton label={t`Remove the exception for ${name}`} icon={<X className="size-4" aria-hidden />} onClick={onRemove} />}
    </li>
  );
}
