import { Trans, useLingui } from "@lingui/react/macro";
import { useFormat } from "#shared/i18n";
import { Checkbox, RadioGroup } from "#shared/ui";
import { useWarehouseNames, useWarehouses } from "./warehouses.ts";

/** The warehouses someone may see and move, as the API has it: null means all of the business. */
type Scope = readonly string[] | null;

interface WarehouseScopeChoiceProps {
  readonly value: Scope;
  readonly onChange: (scope: Scope) => void;
  /** False for a giver who has only some warehouses: he cannot give all. */
  readonly mayGiveAll: boolean;
  readonly error?: string | undefined;
}

/** Where someone may work: everywhere, or in some warehouses. Archived ones stay chosen as long as nobody takes them out. */
export function WarehouseScopeChoice({ value, onChange, mayGiveAll, error }: WarehouseScopeChoiceProps) {
  const { t } = useLingui();
  const warehouses = useWarehouses();
  const chosen = new Set(value ?? []);
  function toggle(id: string, on: boolean): void {
    const next = new Set(chosen);
    on ? next.add(id) : next.delete(id);
    onChange([...next]);
  }
  return (
    <fieldset className="grid min-w-0 gap-1">
      <legend className="mb-1 text-sm font-medium">
        <Trans>Warehouses</Trans>
      </legend>
      <RadioGroup
        label={t`Warehouses`}
        value={value === null ? "all" : "some"}
        onChange={(kind) => onChange(kind === "all" ? null : [])}
        options={[
          {
            value: "all",
            label: t`All warehouses`,
            hint: mayGiveAll ? t`Also those opened later.` : t`You work in some warehouses only, so you cannot give all.`,
            disabled: !mayGiveAll,
          },
          { value: "some", label: t`Only these` },
        ]}
      />
      {value !== null && (
        <div className="ms-7 grid max-h-60 overflow-auto rounded-control border border-line px-3 py-1">
          {warehouses.map(({ id, name, code }) => (
            <Checkbox
              key={id}
              label={
                <>
                  <bdi>{name}</bdi> <bdi className="text-muted">{code}</bdi>
                </>
              }
              checked={chosen.has(id)}
              onChange={(on) => toggle(id, on)}
            />
          ))}
        </div>
      )}
      {error !== undefined && (
        <p role="alert" className="text-sm text-bad">
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** A scope in words: "All warehouses", or their names. */
export function useScopeText(): (scope: Scope) => string {
  const { t } = useLingui();
  const nameOf = useWarehouseNames();
  const format = useFormat();
  return (scope) => (scope === null ? t`All warehouses` : format.list(scope.map((id) => nameOf(id) ?? t`Another warehouse`)));
}
