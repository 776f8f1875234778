import { create } from "zustand";
import { readStored, writeStored } from "#shared/lib";
import { type Draft, emptyDraft } from "./draft.ts";

interface Kept {
  readonly draft: Draft;
  /** What was last sent and under which key: sent again after a lost answer or a reload, it is recorded once. */
  readonly attempt: { readonly body: string; readonly key: string } | undefined;
}

interface DraftStore extends Kept {
  /** Whose draft it is: business and person. */
  readonly owner: string | undefined;
}

const nothing: Kept = { draft: emptyDraft, attempt: undefined };

/** The document that is being written. It outlives a reload, and all tabs of its writer show the same one. */
export const useDraftStore = create<DraftStore>(() => ({ owner: undefined, ...nothing }));

const keyOf = (owner: string) => `draft.${owner}`;

/** Goes on with the draft of this person in this business. */
export function openDraft(owner: string): void {
  if (useDraftStore.getState().owner !== owner) useDraftStore.setState({ owner, ...readDraft(owner) });
}

/** A draft of an older version of the console may lack what is new. */
function readDraft(owner: string): Kept {
  const kept = readStored<Partial<Kept>>(keyOf(owner), nothing);
  return { draft: { ...emptyDraft, ...kept.draft }, attempt: kept.attempt };
}

function keep(change: Kept): void {
  const { owner } = useDraftStore.getState();
  useDraftStore.setState(change);
  if (owner !== undefined) writeStored(keyOf(owner), change);
}

export function changeDraft(change: (draft: Draft) => Draft): void {
  const { draft, attempt } = useDraftStore.getState();
  const changed = change(draft);
  if (changed !== draft) keep({ draft: changed, attempt });
}

/** An empty draft of the same kind in the same place: what one writes next. */
export function clearDraft(): void {
  const { type, warehouseId, toWarehouseId } = useDraftStore.getState().draft;
  keep({ draft: { ...emptyDraft, type, warehouseId, toWarehouseId }, attempt: undefined });
}

/** The key under which this is sent: the same one for the same content. */
export function keyForAttempt(body: string, newKey: () => string): string {
  const { draft, attempt } = useDraftStore.getState();
  if (attempt?.body === body) return attempt.key;
  const key = newKey();
  keep({ draft, attempt: { body, key } });
  return key;
}

/** Follows what other tabs write. */
export function followDraft(): () => void {
  const onStorage = (event: StorageEvent) => {
    const { owner } = useDraftStore.getState();
    if (owner !== undefined && event.key === `lumbung.${keyOf(owner)}`) useDraftStore.setState(readDraft(owner));
  };
  addEventListener("storage", onStorage);
  return () => removeEventListener("storage", onStorage);
}
