import { Trans, useLingui } from "@lingui/react/macro";
import type { LevelItem } from "@lumbung/sdk";
import clsx from "clsx";
import { useCan } from "#entities/session";
import { Amount, levelState, StockBadge, stockTone } from "#entities/stock";
import { useWarehouses } from "#entities/warehouse";
import { MinimumInput } from "#features/set-minimum";
import { useFormat } from "#shared/i18n";
import { Card, Skeleton } from "#shared/ui";

interface WarehouseLevelsProps {
  readonly row: LevelItem | undefined;
  readonly isLoading: boolean;
  readonly unit: string;
  /** The warehouse whose history is shown; empty for all. */
  readonly chosen: string;
  readonly onChoose: (warehouseId: string) => void;
}

/** What every warehouse has, and all together; pressing one narrows what is below to it. */
export function WarehouseLevels({ row, isLoading, unit, chosen, onChoose }: WarehouseLevelsProps) {
  const { t } = useLingui();
  const warehouses = useWarehouses();
  if (isLoading) return <Skeleton className="h-24 w-full" />;
  const none = { onHand: "0", reserved: "0", available: "0", minimum: null };
  return (
    <ul aria-label={t`Stock by warehouse`} className="grid grid-cols-2 sm:grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-3">
      {warehouses.length > 1 && <LevelCard name={t`All warehouses`} figures={row ?? none} unit={unit} isChosen={chosen === ""} onChoose={() => onChoose("")} />}
      {warehouses.map(({ id, name }) => {
        const cell = row?.warehouses?.find((one) => one.warehouseId === id);
        return (
          <LevelCard
            key={id}
            name={name}
            figures={cell ?? none}
            isElsewhere={cell === undefined}
            unit={unit}
            isChosen={chosen === id}
            onChoose={() => onChoose(chosen === id ? "" : id)}
            minimumOf={row === undefined ? undefined : { variantId: row.variantId, warehouseId: id, label: t`Minimum of ${row.name} in ${name}` }}
          />
        );
      })}
    </ul>
  );
}

interface LevelCardProps {
  readonly name: string;
  readonly figures: Pick<LevelItem, "onHand" | "reserved" | "available" | "minimum">;
  readonly unit: string;
  readonly isChosen: boolean;
  /** It has never been there, and nobody expects it: nothing to worry about. */
  readonly isElsewhere?: boolean;
  readonly onChoose: () => void;
  readonly minimumOf?: { readonly variantId: string; readonly warehouseId: string; readonly label: string } | undefined;
}

function LevelCard({ name, figures, unit, isChosen, isElsewhere = false, onChoose, minimumOf }: LevelCardProps) {
  const format = useFormat();
  const maySet = useCan()("minimum:write");
  const state = isElsewhere ? "ok" : levelState(figures);
  return (
    <li className="min-w-0">
      <Card className={clsx("relative flex h-full flex-col justify-between gap-2 p-3", isChosen && "border-accent ring-1 ring-accent")}>
        <button
          type="button"
          aria-pressed={isChosen}
          className="flex items-start justify-between gap-2 text-start after:absolute after:inset-0"
          onClick={onChoose}
        >
          <bdi className="min-w-0 truncate text-sm text-muted">{name}</bdi>
          {minimumOf !== undefined && <StockBadge state={state} />}
        </button>
        <p className={clsx("text-2xl font-semibold", isElsewhere ? "text-muted" : stockTone[state])}>
          <Amount value={figures.onHand} unit={unit} />
        </p>
        <dl className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
          {figures.reserved !== "0" && (
            <div className="flex gap-1.5">
              <dt className="whitespace-nowrap text-muted">
                <Trans>Available</Trans>
              </dt>
              <dd>
                <Amount value={figures.available} />
              </dd>
            </div>
          )}
          {minimumOf !== undefined && (maySet || figures.minimum !== null) && (
            <div className="flex flex-wrap items-center gap-x-1.5">
              <dt className="whitespace-nowrap text-muted">
                <Trans>Minimum</Trans>
              </dt>
              <dd className="relative z-[1]">{maySet ? <MinimumInput {...minimumOf} minimum={figures.minimum} /> : format.quantity(figures.minimum ?? "0")}</dd>
            </div>
          )}
        </dl>
      </Card>
    </li>
  );
}
