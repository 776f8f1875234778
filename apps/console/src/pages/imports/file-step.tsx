import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useWarehouses, WarehouseSelect } from "#entities/warehouse";
import { type ImportDraft, newDraft } from "#features/import-file";
import { get } from "#shared/api";
import { Button, Card, Field, NativeSelect } from "#shared/ui";
import { FileDrop } from "./file-drop.tsx";
import { PasteRows } from "./paste-rows.tsx";

/** First step: which file, into which warehouse, and how it was read the last time. */
export function FileStep({ draft, onNext }: { draft: ImportDraft | undefined; onNext: (draft: ImportDraft) => void }) {
  const { t } = useLingui();
  const warehouses = useWarehouses();
  const presets = useQuery(get("/import-presets"));
  const [file, setFile] = useState(draft?.file);
  const [chosen, setChosen] = useState(draft?.warehouseId ?? "");
  const [preset, setPreset] = useState(draft?.preset ?? "");
  const [tried, setTried] = useState(false);
  // Most shops have one warehouse, or begin with the main one.
  const warehouseId = chosen || (warehouses.find(({ kind }) => kind === "main") ?? warehouses[0])?.id || "";

  function next(): void {
    setTried(true);
    if (file === undefined || warehouseId === "") return;
    const isSame = draft !== undefined && draft.file === file && draft.preset === preset;
    onNext(isSame ? { ...draft, warehouseId } : newDraft(file, warehouseId, preset));
  }

  return (
    <Card className="grid max-w-3xl gap-5 p-4 sm:p-6">
      <div className="grid gap-2">
        <FileDrop file={file} onFile={setFile} error={tried && file === undefined ? t`Choose a file, or paste rows.` : undefined} />
        <PasteRows onFile={setFile} />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t`Warehouse the goods left`} error={tried && warehouseId === "" ? t`Choose a warehouse.` : undefined} required>
          {(control) => <WarehouseSelect {...control} value={warehouseId} onChange={setChosen} />}
        </Field>
        {(presets.data?.items.length ?? 0) > 0 && (
          <Field label={t`Saved format`} hint={t`How a file like this was read before.`}>
            {(control) => (
              <NativeSelect {...control} value={preset} onChange={(event) => setPreset(event.target.value)}>
                <option value="">{t`None: find it out from the file`}</option>
                {presets.data?.items.map(({ id, name }) => (
                  <option key={id} value={name}>
                    {name}
                  </option>
                ))}
              </NativeSelect>
            )}
          </Field>
        )}
      </div>
      <div className="flex justify-end">
        <Button look="primary" onClick={next}>
          <Trans>Read the file</Trans>
        </Button>
      </div>
    </Card>
  );
}
