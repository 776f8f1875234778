import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { Product } from "@lumbung/sdk";
import { useNavigate } from "@tanstack/react-router";
import { Archive, ArchiveRestore, FolderInput, Printer, X } from "lucide-react";
import { useState } from "react";
import { addToBasket, basketItemsOf } from "#entities/product";
import { Can } from "#entities/session";
import { Button, IconButton } from "#shared/ui";
import { type BulkAction, BulkDialog } from "./bulk-dialog.tsx";

/** What can be done with all the products that are chosen; in the place of the filters. */
export function BulkBar({ chosen, onDone }: { chosen: readonly Product[]; onDone: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [action, setAction] = useState<BulkAction>();
  const inUse = chosen.some(({ archivedAt }) => archivedAt === null);
  const archived = chosen.some(({ archivedAt }) => archivedAt !== null);
  return (
    <div role="toolbar" aria-label={t`With the chosen products`} className="flex min-w-0 flex-1 flex-wrap items-center gap-2">
      <IconButton label={t`Choose none`} icon={<X className="size-4" aria-hidden />} onClick={onDone} />
      <strong className="me-1 font-medium" aria-live="polite">
        <Plural value={chosen.length} one="# product" other="# products" />
      </strong>
      <Button
        icon={<Printer className="size-4" aria-hidden />}
        onClick={() => {
          addToBasket(basketItemsOf(chosen));
          void navigate({ to: "/products/labels" });
        }}
      >
        <Trans>Print labels</Trans>
      </Button>
      <Can permission="product:write">
        <Button icon={<FolderInput className="size-4" aria-hidden />} onClick={() => setAction("move")}>
          <Trans>Set category</Trans>
        </Button>
        {inUse && (
          <Button icon={<Archive className="size-4" aria-hidden />} onClick={() => setAction("archive")}>
            <Trans>Archive</Trans>
          </Button>
        )}
        {archived && (
          <Button icon={<ArchiveRestore className="size-4" aria-hidden />} onClick={() => setAction("restore")}>
            <Trans>Restore</Trans>
          </Button>
        )}
      </Can>
      {action !== undefined && <BulkDialog action={action} products={chosen} onClose={() => setAction(undefined)} onDone={onDone} />}
    </div>
  );
}
