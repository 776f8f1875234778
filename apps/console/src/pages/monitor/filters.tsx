import { useLingui } from "@lingui/react/macro";
import { postedDocumentTypes } from "@lumbung/contracts";
import { Search } from "lucide-react";
import { useMovementNames } from "#entities/movement";
import { useWarehouses, WarehouseSelect } from "#entities/warehouse";
import type { UrlInput, UrlState } from "#shared/lib";
import { Input, NativeSelect } from "#shared/ui";
import type { monitorSearch } from "./search.ts";

interface FiltersProps {
  readonly search: UrlState<typeof monitorSearch>;
  readonly onChange: (change: UrlInput<typeof monitorSearch>, options?: { replace?: boolean }) => void;
}

/** What of the feed is shown. */
export function Filters({ search, onChange }: FiltersProps) {
  const { t } = useLingui();
  const names = useMovementNames();
  const warehouses = useWarehouses();
  return (
    <>
      {warehouses.length > 1 && (
        <div className="hidden sm:block">
          <WarehouseSelect className="w-auto" none={t`All warehouses`} value={search.warehouse} onChange={(warehouse) => onChange({ warehouse })} />
        </div>
      )}
      {search.show !== "alerts" && (
        <NativeSelect
          aria-label={t`Kind of document`}
          className="w-auto max-sm:grow max-sm:basis-32"
          value={search.type}
          onChange={(event) => onChange({ type: event.target.value as typeof search.type })}
        >
          <option value="">{t`All kinds`}</option>
          {postedDocumentTypes.map((type) => (
            <option key={type} value={type}>
              {names[type]}
            </option>
          ))}
        </NativeSelect>
      )}
      <Input
        type="search"
        aria-label={t`SKU, number or reference`}
        placeholder={t`SKU, number or reference`}
        className="max-sm:grow max-sm:basis-32 sm:w-64"
        before={<Search className="size-4" aria-hidden />}
        value={search.q}
        onChange={(event) => onChange({ q: event.target.value }, { replace: true })}
      />
    </>
  );
}
