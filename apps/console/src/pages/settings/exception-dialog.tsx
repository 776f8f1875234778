import { Trans, useLingui } from "@lingui/react/macro";
import type { NegativePolicy } from "@lumbung/sdk";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { WarehouseSelect } from "#entities/warehouse";
import { api, get, useSave } from "#shared/api";
import { Button, Combobox, type ComboboxOption, Dialog, Field, Input, NativeSelect, Problem, RadioGroup } from "#shared/ui";
import { type ExceptionDraft, type ExceptionScope, missingOf, requestOf } from "./exception-draft.ts";
import { policies, usePolicyWords } from "./use-policy-words.ts";

const nothing: ExceptionDraft = { scope: "product", product: null, warehouseId: "", locationId: "", channel: "", policy: "approve" };

/** Treats a product, a place, a product in a place, or a sales channel otherwise than the rest. */
export function ExceptionDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const formId = useId();
  const words = usePolicyWords();
  const [draft, setDraft] = useState(nothing);
  const [tried, setTried] = useState(false);
  const change = (values: Partial<ExceptionDraft>) => setDraft({ ...draft, ...values });
  const missing = missingOf(draft);
  const save = useSave((input: ExceptionDraft, key) => api.put("/inventory/negative-stock-policies", { body: requestOf(input), ...key }), {
    invalidates: [["/inventory/negative-stock-policies"]],
    onSaved: onClose,
  });
  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (missing.length === 0) save.mutate(draft);
  }
  const needed = (field: (typeof missing)[number]) => (tried && missing.includes(field) ? t`This is needed.` : undefined);
  const scopes: ReadonlyArray<{ value: ExceptionScope; label: string }> = [
    { value: "product", label: t`A product` },
    { value: "place", label: t`A place` },
    { value: "product-in-place", label: t`A product in a place` },
    { value: "channel", label: t`A sales channel` },
  ];
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t`Add an exception`}
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" form={formId} look="primary" busy={save.isPending}>
            <Trans>Save</Trans>
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="grid gap-4" onSubmit={submit}>
        <Problem error={save.error} />
        <RadioGroup label={t`For what?`} inline value={draft.scope} onChange={(scope) => change({ scope })} options={scopes} />
        {(draft.scope === "product" || draft.scope === "product-in-place") && (
          <Field label={t`Product`} error={needed("product")} required>
            {(control) => (
              <Combobox<ComboboxOption>
                {...control}
                placeholder={t`Name, SKU or barcode`}
                value={draft.product}
                onChange={(product) => change({ product })}
                searchKey={["/search", "variants"]}
                search={findVariants}
              />
            )}
          </Field>
        )}
        {(draft.scope === "place" || draft.scope === "product-in-place") && (
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t`Warehouse`} error={needed("place")} required>
              {(control) => <WarehouseSelect {...control} value={draft.warehouseId} onChange={(warehouseId) => change({ warehouseId, locationId: "" })} />}
            </Field>
            {draft.warehouseId !== "" && (
              <PlaceField warehouseId={draft.warehouseId} value={draft.locationId} onChange={(locationId) => change({ locationId })} />
            )}
          </div>
        )}
        {draft.scope === "channel" && (
          <Field label={t`Sales channel`} hint={t`As programs name it when they record sales, such as pos or web.`} error={needed("channel")} required>
            {(control) => <Input {...control} dir="auto" maxLength={50} value={draft.channel} onChange={(event) => change({ channel: event.target.value })} />}
          </Field>
        )}
        <RadioGroup
          label={t`What happens there`}
          value={draft.policy}
          onChange={(policy: NegativePolicy) => change({ policy })}
          options={policies.map((value) => ({ value, label: words[value].name, hint: words[value].hint }))}
        />
      </form>
    </Dialog>
  );
}

function PlaceField({ warehouseId, value, onChange }: { warehouseId: string; value: string; onChange: (id: string) => void }) {
  const { t } = useLingui();
  const { data } = useQuery(get("/warehouses/{id}/locations", { params: { id: warehouseId }, query: { limit: 200 } }));
  return (
    <Field label={t`Location`}>
      {(control) => (
        <NativeSelect {...control} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{t`Directly in the warehouse`}</option>
          {data?.items
            .filter(({ id }) => id !== warehouseId)
            .map(({ id, code, name }) => (
              <option key={id} value={id}>
                {code} · {name}
              </option>
            ))}
        </NativeSelect>
      )}
    </Field>
  );
}

async function findVariants(typed: string, signal: AbortSignal): Promise<ComboboxOption[]> {
  if (typed.trim() === "") return [];
  const { products } = await api.get("/search", { query: { q: typed.trim(), limit: 10 }, signal });
  return products.map(({ variantId, sku, name }) => ({ id: variantId, label: name, hint: sku }));
}
