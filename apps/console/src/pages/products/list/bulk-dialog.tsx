import { plural } from "@lingui/core/macro";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { Product } from "@lumbung/sdk";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { CategorySelect } from "#entities/product";
import { api, failureOf } from "#shared/api";
import { useFormat } from "#shared/i18n";
import { Button, Dialog, Field, Progress, Textarea, toast } from "#shared/ui";
import { archiveProduct, refreshProducts, useArchivedToast } from "../parts/archive-products.ts";
import { type EachFailure, runEach } from "../parts/run-each.ts";

export type BulkAction = "archive" | "restore" | "move";

interface BulkDialogProps {
  readonly action: BulkAction;
  readonly products: readonly Product[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Asks what is to be done with many products, shows how far it has come, and names those that were refused. */
export function BulkDialog({ action, products, onClose, onDone }: BulkDialogProps) {
  const { t } = useLingui();
  const format = useFormat();
  const client = useQueryClient();
  const formId = useId();
  const tellArchived = useArchivedToast();
  // What is done to the others would change nothing.
  const [affected] = useState(() => products.filter(({ archivedAt }) => action === "move" || (archivedAt === null) === (action === "archive")));
  const [reason, setReason] = useState("");
  const [categoryId, setCategoryId] = useState("");
  const [missing, setMissing] = useState(false);
  const [done, setDone] = useState<number>();
  const [failures, setFailures] = useState<Array<EachFailure<Product>>>();
  const busy = done !== undefined && failures === undefined;

  async function run(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (action === "archive" && reason.trim() === "") return setMissing(true);
    setDone(0);
    const failed = await runEach(affected, act, setDone);
    await refreshProducts(client);
    setFailures(failed);
    if (failed.length > 0) return;
    if (action === "archive") tellArchived(affected);
    else toast({ tone: "good", title: t`${plural(affected.length, { one: "# product changed", other: "# products changed" })}` });
    onClose();
    onDone();
  }
  function act(product: Product): Promise<unknown> {
    if (action !== "move") return archiveProduct(product.id, reason.trim(), action === "archive");
    return api.patch("/products/{id}", { params: { id: product.id }, ifMatch: product.version, body: { categoryId: categoryId === "" ? null : categoryId } });
  }

  const titles = { archive: t`Archive products`, restore: t`Restore products`, move: t`Set the category` };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !busy && onClose()}
      title={titles[action]}
      footer={
        failures !== undefined ? (
          <Button look="primary" onClick={onClose}>
            <Trans>Close</Trans>
          </Button>
        ) : (
          <>
            <Button onClick={onClose} disabled={busy}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit" form={formId} look="primary" busy={busy}>
              {titles[action]}
            </Button>
          </>
        )
      }
    >
      <form id={formId} onSubmit={(event) => void run(event)} className="grid gap-4">
        <p className="text-muted">
          {action === "archive" ? (
            <Plural
              value={affected.length}
              one="# product goes out of use. Its history and its stock stay; it does not move until it is restored."
              other="# products go out of use. Their history and their stock stay; they do not move until they are restored."
            />
          ) : (
            <Plural value={affected.length} one="# product is changed." other="# products are changed." />
          )}
        </p>
        {action === "archive" && (
          <Field label={t`Why?`} hint={t`Stands in the audit trail.`} error={missing && reason.trim() === "" ? t`Say why.` : undefined} required>
            {(control) => <Textarea {...control} rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} disabled={busy} />}
          </Field>
        )}
        {action === "move" && (
          <Field label={t`Category`}>
            {(control) => <CategorySelect {...control} none={t`No category`} value={categoryId} onChange={setCategoryId} disabled={busy} />}
          </Field>
        )}
        {done !== undefined && (
          <Progress label={titles[action]} value={done / Math.max(1, affected.length)} text={t`${format.count(done)} of ${format.count(affected.length)}`} />
        )}
        {failures !== undefined && failures.length > 0 && <Failures failures={failures} />}
      </form>
    </Dialog>
  );
}

function Failures({ failures }: { failures: ReadonlyArray<EachFailure<Product>> }) {
  const { t } = useLingui();
  return (
    <div role="alert" className="grid gap-2 rounded-control bg-bad-soft p-3 text-bad">
      <p className="font-medium">
        <Plural value={failures.length} one="# product was refused:" other="# products were refused:" />
      </p>
      <ul className="grid gap-1">
        {failures.map(({ item, error }) => {
          const { title, fix } = failureOf(error);
          return (
            <li key={item.id}>
              <bdi className="font-medium">{item.name}</bdi>: {title || t`Something went wrong`} {fix}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
