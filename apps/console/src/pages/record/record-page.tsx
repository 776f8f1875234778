import { useLingui } from "@lingui/react/macro";
import type { DocumentType } from "@lumbung/contracts";
import { Lock } from "lucide-react";
import { useEffect } from "react";
import { useMe } from "#entities/session";
import { useWarehouses } from "#entities/warehouse";
import { changeDraft, changeType, changeWarehouse, followDraft, openDraft, useDraftStore } from "#features/record-movement";
import { useUrlState } from "#shared/lib";
import { EmptyState, Page, Skeleton } from "#shared/ui";
import { RecordForm } from "./record-form.tsx";
import { recordSearch } from "./search.ts";
import { usePermittedTypes } from "./types.ts";

/** Records what moves: by scanner, keyboard, camera or from a spreadsheet. */
export default function RecordPage() {
  const { t } = useLingui();
  const types = usePermittedTypes();
  const isOpen = useOpenDraft(types);
  if (types.length === 0)
    return (
      <Page title={t`Record movement`}>
        <EmptyState icon={<Lock className="size-6" aria-hidden />} title={t`Your role does not record stock`}>
          {t`Ask the owner for a role that receives, issues or adjusts stock.`}
        </EmptyState>
      </Page>
    );
  return isOpen ? (
    <RecordForm types={types} />
  ) : (
    <Page title={t`Record movement`}>
      <Skeleton className="h-40 w-full" />
    </Page>
  );
}

/** Goes on with this person's draft, in a warehouse and of a kind that they may use. */
function useOpenDraft(types: readonly DocumentType[]): boolean {
  const me = useMe();
  const owner = `${me.tenant.id}.${me.actor.id}`;
  const isOpen = useDraftStore((store) => store.owner === owner);
  const { type, warehouseId } = useDraftStore((store) => store.draft);
  const [search, setSearch] = useUrlState(recordSearch);
  const warehouses = useWarehouses();

  useEffect(() => {
    openDraft(owner);
    return followDraft();
  }, [owner]);

  // What the address asks for is put into the draft once; from there on the draft decides.
  const { type: wantedType, warehouse: wantedWarehouse } = search;
  useEffect(() => {
    if (!isOpen || (wantedType === "" && wantedWarehouse === "")) return;
    changeDraft((draft) => {
      const typed = wantedType === "" ? draft : changeType(draft, wantedType);
      return wantedWarehouse === "" ? typed : changeWarehouse(typed, wantedWarehouse);
    });
    setSearch({ type: "", warehouse: "" }, { replace: true });
  }, [isOpen, wantedType, wantedWarehouse, setSearch]);

  useEffect(() => {
    const [first] = types;
    if (isOpen && first !== undefined && !types.includes(type)) changeDraft((draft) => changeType(draft, first));
  }, [isOpen, types, type]);
  useEffect(() => {
    const usual = warehouses.find((warehouse) => warehouse.kind === "main") ?? warehouses[0];
    if (isOpen && usual !== undefined && !warehouses.some((warehouse) => warehouse.id === warehouseId))
      changeDraft((draft) => changeWarehouse(draft, usual.id));
  }, [isOpen, warehouses, warehouseId]);
  return isOpen;
}
