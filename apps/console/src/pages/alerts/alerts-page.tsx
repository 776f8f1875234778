import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { Alert } from "@lumbung/sdk";
import { Link, linkOptions } from "@tanstack/react-router";
import { BellOff, Check } from "lucide-react";
import { useState } from "react";
import { useCan } from "#entities/session";
import { SkuFilter } from "#entities/stock";
import { WarehouseSelect } from "#entities/warehouse";
import { AcknowledgeDialog } from "#features/acknowledge-alert";
import { ExportButton } from "#features/export-csv";
import { useInfiniteList } from "#shared/api";
import { type UrlState, useIsPhone, useUrlState } from "#shared/lib";
import { Button, DataTable, EmptyState, Filters, IconButton, NativeSelect, Page, Segmented } from "#shared/ui";
import { alertsSearch } from "./search.ts";
import { useAlertColumns } from "./use-alert-columns.tsx";

type Search = UrlState<typeof alertsSearch>;

export default function AlertsPage() {
  const { t } = useLingui();
  const [search, setSearch] = useUrlState(alertsSearch);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<readonly Alert[]>([]);
  const mayAcknowledge = useCan()("alert:write");
  const query = {
    state: search.state === "all" ? undefined : search.state,
    kind: search.kind || undefined,
    warehouseId: search.warehouse || undefined,
    sku: search.sku || undefined,
  };
  const alerts = useInfiniteList("/alerts", query);
  const columns = useAlertColumns();
  const isPhone = useIsPhone();
  const filters = [search.state === "open" ? "" : search.state, search.kind, search.warehouse].filter((value) => value !== "").length;
  const clear = () => setSearch({ state: "open", kind: "", warehouse: "", sku: "" });
  const chosen = alerts.rows?.filter(({ id, state }) => selected.has(id) && state === "active") ?? [];
  return (
    <Page
      title={t`Alerts`}
      fill
      actions={
        chosen.length > 0 && (
          <Button look="primary" icon={<Check className="size-4" aria-hidden />} onClick={() => setAsked(chosen)}>
            <Plural value={chosen.length} one="Acknowledge # alert" other="Acknowledge # alerts" />
          </Button>
        )
      }
    >
      <DataTable
        label={t`Alerts`}
        columns={columns}
        rowId={(alert) => alert.id}
        rowLink={(alert) => linkOptions({ to: "/stock/$variantId", params: { variantId: alert.variantId }, search: { warehouse: alert.warehouseId } })}
        {...(mayAcknowledge ? { selection: { selected, onChange: setSelected, nameOf: (alert: Alert) => alert.name } } : {})}
        rowActions={(alert) => mayAcknowledge && alert.state === "active" && <AcknowledgeButton isSmall={isPhone} onClick={() => setAsked([alert])} />}
        storageKey="alerts"
        {...alerts}
        empty={<NoAlerts search={search} onClear={clear} />}
        toolbar={
          <>
            <SkuFilter className="w-full md:w-56" value={search.sku} onChange={(sku) => setSearch({ sku })} />
            <Filters active={filters} onClear={clear}>
              <NativeSelect
                aria-label={t`State`}
                className="w-auto"
                value={search.state}
                onChange={(event) => setSearch({ state: event.target.value as Search["state"] })}
              >
                <option value="open">{t`Open`}</option>
                <option value="active">{t`New`}</option>
                <option value="acknowledged">{t`Acknowledged`}</option>
                <option value="resolved">{t`Over`}</option>
                <option value="all">{t`All alerts`}</option>
              </NativeSelect>
              <Segmented
                label={t`Kind`}
                value={search.kind === "" ? "both" : search.kind}
                onChange={(kind) => setSearch({ kind: kind === "both" ? "" : kind })}
                options={[
                  { value: "both", label: t`Low and out` },
                  { value: "low", label: t`Low` },
                  { value: "out", label: t`Out` },
                ]}
              />
              <WarehouseSelect
                className="w-auto max-w-52"
                value={search.warehouse}
                onChange={(warehouse) => setSearch({ warehouse })}
                none={t`All warehouses`}
              />
            </Filters>
            <ExportButton path="/alerts.csv" query={query} name="alerts" />
          </>
        }
      />
      <AcknowledgeDialog
        alerts={asked}
        onClose={() => {
          setAsked([]);
          setSelected(new Set());
        }}
      />
    </Page>
  );
}

function AcknowledgeButton({ isSmall, onClick }: { isSmall: boolean; onClick: () => void }) {
  const { t } = useLingui();
  const picture = <Check className="size-4" aria-hidden />;
  if (isSmall) return <IconButton label={t`Acknowledge`} look="bordered" icon={picture} onClick={onClick} />;
  return (
    <Button look="quiet" icon={picture} onClick={onClick}>
      <Trans>Acknowledge</Trans>
    </Button>
  );
}

function NoAlerts({ search, onClear }: { search: Search; onClear: () => void }) {
  const { t } = useLingui();
  const isFiltered = search.kind + search.warehouse + search.sku !== "" || search.state !== "open";
  const picture = <BellOff className="size-6" aria-hidden />;
  if (isFiltered) return <EmptyState icon={picture} title={t`No alert is like that`} action={<Button onClick={onClear}>{t`Show open alerts`}</Button>} />;
  return (
    <EmptyState
      icon={picture}
      title={t`Nothing needs attention`}
      action={
        <Button asChild>
          <Link to="/stock" search={{ view: "minimum" }}>
            <Trans>Set minimum levels</Trans>
          </Link>
        </Button>
      }
    >
      <Trans>What falls below its minimum, or is out, appears here at once.</Trans>
    </EmptyState>
  );
}
