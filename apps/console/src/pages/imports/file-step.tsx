import { Trans, useLingui } from "@lingui/react/macro";
import type { ImportKind } from "@lumbung/sdk";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useWarehouses, WarehouseSelect } from "#entities/warehouse";
import { type ImportDraft, newDraft } from "#features/import-file";
import { get } from "#shared/api";
import { Button, Card, Field, NativeSelect, RadioGroup } from "#shared/ui";
import { FileDrop } from "./file-drop.tsx";
import { PasteRows } from "./paste-rows.tsx";

interface FileStepProps {
  readonly kind: ImportKind;
  readonly onKindChange: (kind: ImportKind) => void;
  readonly draft: ImportDraft | undefined;
  readonly onNext: (draft: ImportDraft) => void;
}

/** First step: what kind of file, which one, for which warehouse, and how it was read the last time. */
export function FileStep({ kind, onKindChange, draft, onNext }: FileStepProps) {
  const { t } = useLingui();
  const warehouses = useWarehouses();
  const presets = useQuery(get("/import-presets", { query: { kind } }));
  const [file, setFile] = useState(draft?.file);
  const [chosen, setChosen] = useState(draft?.warehouseId ?? "");
  const [preset, setPreset] = useState(draft?.preset ?? "");
  const [tried, setTried] = useState(false);
  // Most shops have one warehouse, or begin with the main one.
  const warehouseId = chosen || (warehouses.find(({ kind }) => kind === "main") ?? warehouses[0])?.id || "";

  function next(): void {
    setTried(true);
    if (file === undefined || warehouseId === "") return;
    const isSame = draft !== undefined && draft.kind === kind && draft.file === file && draft.preset === preset;
    onNext(isSame ? { ...draft, warehouseId } : newDraft(kind, file, warehouseId, preset));
  }

  return (
    <Card className="grid max-w-3xl gap-5 p-4 sm:p-6">
      <RadioGroup
        label={t`What the file holds`}
        value={kind}
        onChange={(next) => {
          setPreset("");
          onKindChange(next);
        }}
        options={[
          { value: "products", label: t`Products and what lies on the shelf`, hint: t`A line per product: name, code, barcode, price, how many there are.` },
          { value: "sales", label: t`Sales`, hint: t`A line per sale. Products that are missing are made from it.` },
        ]}
      />
      <div className="grid gap-2">
        <FileDrop file={file} onFile={setFile} error={tried && file === undefined ? t`Choose a file, or paste rows.` : undefined} />
        <PasteRows onFile={setFile} />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={kind === "sales" ? t`Warehouse the goods left` : t`Warehouse the goods lie in`}
          error={tried && warehouseId === "" ? t`Choose a warehouse.` : undefined}
          required
        >
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
