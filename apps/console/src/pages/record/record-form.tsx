import { Trans, useLingui } from "@lingui/react/macro";
import type { DocumentType } from "@lumbung/contracts";
import type { PostedDocument } from "@lumbung/sdk";
import { ClipboardPaste } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useCan } from "#entities/session";
import { changeDraft, clearDraft, type Missing, missingOf, takesCost, useDraftStore } from "#features/record-movement";
import { CameraDialog, useScanner } from "#features/scanning";
import { useShortcut } from "#features/shortcuts";
import { useUrlState } from "#shared/lib";
import { Button, Card, CardHeader, Page, Problem, toast } from "#shared/ui";
import { DetailsCard } from "./details-card.tsx";
import { EntryNotice } from "./entry-notice.tsx";
import { Finder } from "./finder.tsx";
import { HeadFields } from "./head-fields.tsx";
import { LineList } from "./line-list.tsx";
import { quantityId } from "./line-row.tsx";
import { PasteDialog } from "./paste-dialog.tsx";
import { PostBar } from "./post-bar.tsx";
import { PostedPanel } from "./posted-panel.tsx";
import { recordSearch } from "./search.ts";
import { useEntries } from "./use-entries.ts";
import { usePaste } from "./use-paste.ts";
import { usePlaces } from "./use-places.ts";
import { usePost } from "./use-post.ts";
import { usePreview } from "./use-preview.ts";
import { useResolvedLines } from "./use-resolved-lines.ts";

/** The document that is being written: what happens, goods by goods, and what that does to stock. */
export function RecordForm({ types }: { types: readonly DocumentType[] }) {
  const { t } = useLingui();
  const can = useCan();
  const draft = useDraftStore((store) => store.draft);
  const finder = useRef<HTMLInputElement>(null);
  const [camera, setCamera] = useState(false);
  const [pasting, setPasting] = useState(false);
  const [missing, setMissing] = useState<readonly Missing[]>([]);
  const [posted, setPosted] = useState<{ answer: PostedDocument; names: ReadonlyMap<string, string> }>();
  const [search, setSearch] = useUrlState(recordSearch);

  const isReady = draft.warehouseId !== "";
  const places = usePlaces(draft.warehouseId);
  const toPlaces = usePlaces(draft.toWarehouseId);
  const effect = usePreview(draft);
  useResolvedLines(draft, effect.lineOf);
  const showCost = can("cost:read") && takesCost(draft.type);
  const paste = usePaste(places, showCost);
  const entries = useEntries({
    places,
    onLine: (lineId) => {
      setPosted(undefined);
      // A camera scans on; a cursor would call up the keyboard over it.
      if (!camera) requestAnimationFrame(() => toQuantity(lineId));
    },
  });
  const post = usePost((answer, sent) => {
    setPosted({ answer, names: new Map(sent.lines.map((line) => [line.goods?.variantId ?? "", line.goods?.name ?? line.code])) });
    setMissing([]);
    entries.clearNotice();
    toFinder();
  });

  useScanner((code) => void entries.take(code), !pasting);
  useShortcut({ keys: "mod+Enter", label: t`Record the document`, whileTyping: true }, record, draft.lines.length > 0 && !post.isPending);
  useShortcut({ keys: "mod+i", label: t`To the box for goods`, whileTyping: true }, toFinder);
  // Goods that another page sent along.
  const take = useRef(entries.take);
  take.current = entries.take;
  useEffect(() => {
    if (search.sku === "") return;
    setSearch({ sku: "" }, { replace: true });
    void take.current(search.sku);
  }, [search.sku, setSearch]);
  useEffect(() => {
    // On a phone the keyboard would hide what one is about to choose.
    if (isReady && matchMedia("(hover: hover)").matches) finder.current?.focus();
  }, [isReady]);

  function toFinder(): void {
    finder.current?.focus();
    finder.current?.select();
  }
  function record(): void {
    const lacking = missingOf(draft);
    setMissing(lacking);
    setPosted(undefined);
    if (lacking.length > 0) requestAnimationFrame(toFirstProblem);
    else post.mutate(draft, { onError: () => requestAnimationFrame(toFirstProblem) });
  }
  function discard(): void {
    clearDraft();
    setMissing([]);
    post.reset();
    toast({ key: "draft-discarded", title: t`The draft is discarded`, action: { label: t`Undo`, onSelect: () => changeDraft(() => draft) } });
    toFinder();
  }

  const problems = effect.preview?.problems ?? [];
  const linesWithProblems = draft.lines.filter((line) => (effect.lineOf(line.id)?.problems.length ?? 0) > 0);
  const mayApprove = linesWithProblems.some((line) => effect.lineOf(line.id)?.problems.some((problem) => problem.details.policy === "approve"));
  const needsQuantity = missing.includes("quantity");
  // What was refused is no longer what stands here once it is changed.
  const refusal = post.variables === draft ? post.error : null;
  return (
    <Page
      title={t`Record movement`}
      actions={
        <Button icon={<ClipboardPaste className="size-4" aria-hidden />} onClick={() => setPasting(true)}>
          <Trans>Paste rows</Trans>
        </Button>
      }
    >
      <HeadFields draft={draft} types={types} places={places} toPlaces={toPlaces} missing={missing} />
      {posted !== undefined && <PostedPanel posted={posted.answer} names={posted.names} onClose={() => setPosted(undefined)} />}
      <div className="flex flex-col gap-4 lg:grid lg:grid-cols-[minmax(0,1fr)_20rem] lg:items-start">
        <Card className="flex flex-col">
          <div className="px-3 pt-3 sm:px-4">
            <Finder input={finder} onCode={entries.take} onCamera={() => setCamera(true)} disabled={!isReady} />
            <EntryNotice notice={entries.notice} />
          </div>
          <LineList
            draft={draft}
            effect={effect}
            places={places}
            toPlaces={toPlaces}
            showCost={showCost}
            needsQuantity={needsQuantity}
            onDone={toFinder}
            onCode={(code) => void entries.take(code)}
            onPaste={() => setPasting(true)}
            onCamera={() => setCamera(true)}
          />
        </Card>
        <div className="contents lg:sticky lg:top-4 lg:grid lg:gap-4">
          <Card>
            <CardHeader title={t`Details`} />
            <div className="px-4 pb-4">
              <DetailsCard
                draft={draft}
                missing={missing}
                mayApprove={mayApprove}
                timeProblem={problems.find((problem) => problem.code === "FUTURE_DATE")?.fix}
              />
            </div>
          </Card>
          <Problem error={refusal ?? (draft.lines.length > 0 ? effect.error : null)} />
          <PostBar
            type={draft.type}
            lineCount={draft.lines.length}
            problemCount={linesWithProblems.length}
            isChecking={effect.isChecking}
            busy={post.isPending}
            onPost={record}
            onDiscard={discard}
          />
        </div>
      </div>
      <CameraDialog open={camera} onOpenChange={setCamera} onCode={(code) => void entries.take(code)} keepOpen />
      <PasteDialog open={pasting} onOpenChange={setPasting} onPaste={paste} />
    </Page>
  );
}

/** What is typed next is the quantity of this line. */
function toQuantity(lineId: string): void {
  const box = document.getElementById(quantityId(lineId));
  if (!(box instanceof HTMLInputElement)) return;
  box.focus();
  box.select();
}

/** Puts the cursor where something must be mended. */
function toFirstProblem(): void {
  const place = document.querySelector<HTMLElement>("main [aria-invalid=true], main li[data-problem] input");
  place?.scrollIntoView({ block: "center" });
  place?.focus();
}
