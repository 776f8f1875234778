import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { PostedDocument } from "@lumbung/sdk";
import { Link, useNavigate } from "@tanstack/react-router";
import { CircleCheck, FileText, RotateCcw, Tags, X } from "lucide-react";
import { useState } from "react";
import { MovementBadge } from "#entities/movement";
import { addToBasket, countMax } from "#entities/product";
import { Can } from "#entities/session";
import { ReverseDialog } from "#features/reverse-document";
import { Button, IconButton } from "#shared/ui";

interface PostedPanelProps {
  readonly posted: PostedDocument;
  /** Names of the goods by their SKU's id. */
  readonly names: ReadonlyMap<string, string>;
  readonly onClose: () => void;
}

/** What was just recorded, and what one may want to do with it. */
export function PostedPanel({ posted, names, onClose }: PostedPanelProps) {
  const { t } = useLingui();
  const [reversing, setReversing] = useState(false);
  const { document } = posted;
  const navigate = useNavigate();

  /** One label for every piece that came, as the form for labels allows. */
  function toLabels(): void {
    addToBasket(
      posted.movements.map(({ variantId, sku, quantity }) => ({ variantId, label: sku, productName: names.get(variantId) ?? sku, count: piecesOf(quantity) })),
    );
    void navigate({ to: "/products/labels" });
  }
  return (
    <section className="rise-in flex flex-wrap items-center gap-x-3 gap-y-2 rounded-card border border-good/40 bg-good-soft px-4 py-3" aria-label={t`Recorded`}>
      <CircleCheck className="size-6 shrink-0 text-good" aria-hidden />
      <div role="status" className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-semibold">
          <Link to="/documents/$id" params={{ id: document.id }} className="underline underline-offset-4">
            <bdi>{document.number}</bdi>
          </Link>
          <MovementBadge type={document.type} />
        </p>
        <p className="text-sm text-muted">
          <Plural value={document.lineCount} one="# line recorded. Go on with the next document." other="# lines recorded. Go on with the next document." />
        </p>
      </div>
      <div className="order-last flex w-full flex-wrap items-center gap-2 sm:order-none sm:w-auto">
        <Button asChild>
          <Link to="/documents/$id" params={{ id: document.id }}>
            <FileText className="size-4" aria-hidden />
            <Trans>Open and print</Trans>
          </Link>
        </Button>
        {hasComeIn(document.type) && (
          <Button icon={<Tags className="size-4" aria-hidden />} onClick={toLabels}>
            <Trans>Labels</Trans>
          </Button>
        )}
        <Can permission="inventory:reverse">
          <Button icon={<RotateCcw className="size-4" aria-hidden />} onClick={() => setReversing(true)}>
            <Trans>Reverse</Trans>
          </Button>
        </Can>
      </div>
      <IconButton label={t`Close`} icon={<X className="size-4" aria-hidden />} onClick={onClose} />
      <ReverseDialog document={document} open={reversing} onOpenChange={setReversing} onReversed={onClose} />
    </section>
  );
}

/** Goods that have just come in are those that want labels. */
function hasComeIn(type: PostedDocument["document"]["type"]): boolean {
  return type === "receipt" || type === "opening" || type === "return";
}

/** Whole pieces of a quantity, at least one: three and a half kilos are labelled as three. */
function piecesOf(quantity: string): number {
  return Math.min(countMax, Math.max(1, Number(quantity.split(".")[0])));
}
