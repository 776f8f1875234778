import { useLingui } from "@lingui/react/macro";
import type { DocumentType } from "@lumbung/contracts";
import { movementIcons, useMovementNames } from "#entities/movement";
import { WarehouseSelect } from "#entities/warehouse";
import { changeDestination, changeDraft, changeType, changeWarehouse, type Draft, type Missing } from "#features/record-movement";
import { useShortcut } from "#features/shortcuts";
import { Field, Segmented } from "#shared/ui";
import { PlaceSelect } from "./place-select.tsx";
import type { Place } from "./use-places.ts";

interface HeadFieldsProps {
  readonly draft: Draft;
  readonly types: readonly DocumentType[];
  readonly places: readonly Place[];
  readonly toPlaces: readonly Place[];
  /** What was missing when somebody tried to record it. */
  readonly missing: readonly Missing[];
}

/** What happens and where. */
export function HeadFields({ draft, types, places, toPlaces, missing }: HeadFieldsProps) {
  const { t } = useLingui();
  const transfer = draft.type === "transfer";
  const choose = t`Choose a warehouse.`;
  return (
    <div className="grid gap-3">
      <TypeChoice types={types} value={draft.type} />
      <div className="flex flex-wrap items-start gap-3">
        <Field label={transfer ? t`From` : t`Warehouse`} className="min-w-40 flex-1 sm:max-w-72" error={missing.includes("warehouse") ? choose : undefined}>
          {(control) => <WarehouseSelect {...control} value={draft.warehouseId} onChange={(id) => changeDraft((now) => changeWarehouse(now, id))} />}
        </Field>
        {places.length > 0 && (
          <Field label={transfer ? t`Place there` : t`Place`} className="w-32 sm:w-44">
            {({ id }) => (
              <PlaceSelect
                id={id}
                label=""
                places={places}
                value={draft.locationId}
                onChange={(locationId) => changeDraft((now) => ({ ...now, locationId }))}
              />
            )}
          </Field>
        )}
        {transfer && (
          <Field label={t`To`} className="min-w-40 flex-1 sm:max-w-72" error={missing.includes("destination") ? choose : undefined}>
            {(control) => (
              // Within a warehouse goods move only where it has places.
              <WarehouseSelect
                {...control}
                except={places.length === 0 ? draft.warehouseId : undefined}
                value={draft.toWarehouseId}
                onChange={(id) => changeDraft((now) => changeDestination(now, id))}
              />
            )}
          </Field>
        )}
        {transfer && toPlaces.length > 0 && (
          <Field label={t`Place at the destination`} className="w-32 sm:w-44">
            {({ id }) => (
              <PlaceSelect
                id={id}
                label=""
                places={toPlaces}
                value={draft.toLocationId}
                onChange={(toLocationId) => changeDraft((now) => ({ ...now, toLocationId }))}
              />
            )}
          </Field>
        )}
      </div>
    </div>
  );
}

function TypeChoice({ types, value }: { types: readonly DocumentType[]; value: DocumentType }) {
  const { t } = useLingui();
  const names = useMovementNames();
  return (
    <>
      <Segmented
        label={t`What happens`}
        value={value}
        onChange={(type) => changeDraft((draft) => changeType(draft, type))}
        options={types.map((type) => {
          const Picture = movementIcons[type];
          return {
            value: type,
            label: (
              <span className="inline-flex items-center gap-1.5">
                <Picture className="size-4" aria-hidden />
                {names[type]}
              </span>
            ),
          };
        })}
        className="w-fit"
      />
      {types.map((type, index) => (
        <TypeKey key={type} keys={`alt+${index + 1}`} label={names[type]} type={type} />
      ))}
    </>
  );
}

function TypeKey({ keys, label, type }: { keys: string; label: string; type: DocumentType }) {
  useShortcut({ keys, label, whileTyping: true }, () => changeDraft((draft) => changeType(draft, type)));
  return null;
}
