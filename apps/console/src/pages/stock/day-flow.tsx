import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { get } from "#shared/api";
import { useFormat } from "#shared/i18n";
import { dayIn } from "#shared/lib";
import { Card, CardHeader, DayBars, Skeleton } from "#shared/ui";
import { flowByDay, lastDays } from "./flow-by-day.ts";

interface DayFlowProps {
  readonly sku: string;
  readonly unit: string;
  readonly warehouseId: string;
  readonly onDay: (day: string) => void;
}

const daysShown = 60;

/** What came and went on each of the last days; a bar opens its day. */
export function DayFlow({ sku, unit, warehouseId, onDay }: DayFlowProps) {
  const { t } = useLingui();
  const format = useFormat();
  const days = lastDays(dayIn(format.timeZone), daysShown);
  const answer = useQuery(get("/inventory/days", { query: { sku, from: days[0], warehouseId: warehouseId || undefined } })).data;
  // Within one warehouse a transfer comes and goes as well; over all of them it only changes place.
  const flow = answer && flowByDay(answer.items, days, { transfers: warehouseId !== "" });
  const amount = (quantity: string) => `${format.quantity(quantity)} ${unit}`;
  return (
    <Card>
      <CardHeader title={<Trans>In and out, last 60 days</Trans>} />
      <div className="px-4 pb-3">
        {flow === undefined ? (
          <Skeleton className="h-28 w-full" />
        ) : (
          <DayBars
            label={t`In and out per day`}
            upLabel={t`Came in`}
            downLabel={t`Went out`}
            days={flow.map(({ day, quantityIn, quantityOut }) => ({
              day,
              up: Number(quantityIn),
              down: Number(quantityOut),
              text: t`${format.day(day)}: in ${amount(quantityIn)}, out ${amount(quantityOut)}`,
            }))}
            onSelect={onDay}
          />
        )}
      </div>
    </Card>
  );
}
