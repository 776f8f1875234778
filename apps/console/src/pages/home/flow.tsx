import { Trans, useLingui } from "@lingui/react/macro";
import type { Dashboard } from "@lumbung/sdk";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useFormat } from "#shared/i18n";
import { Card, CardHeader, DayBars, Segmented } from "#shared/ui";

type Day = Dashboard["days"][number];
type Measure = "movements" | "value";

/** What came and went on each of the last thirty days; a bar opens the movements of its day. */
export function Flow({ days, warehouseId }: { days: readonly Day[]; warehouseId: string }) {
  const { t } = useLingui();
  const format = useFormat();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<Measure>("value");
  const hasValue = days.some((day) => day.in.value !== null || day.out.value !== null);
  const measure = hasValue ? chosen : "movements";
  const amount = (flow: Day["in"]) => (measure === "value" ? (flow.value?.amount ?? 0) : flow.movements);
  const words = (flow: Day["in"]) => (measure === "value" && flow.value !== null ? format.money(flow.value) : format.count(flow.movements));
  return (
    <Card>
      <CardHeader title={<Trans>In and out, last 30 days</Trans>}>
        {hasValue && (
          <Segmented
            label={t`What is shown`}
            value={measure}
            onChange={setChosen}
            options={[
              { value: "value", label: t`Value` },
              { value: "movements", label: t`Movements` },
            ]}
          />
        )}
      </CardHeader>
      <div className="px-4 pb-3">
        <DayBars
          label={t`In and out per day`}
          upLabel={t`Came in`}
          downLabel={t`Went out`}
          days={days.map((day) => ({
            day: day.day,
            up: amount(day.in),
            down: amount(day.out),
            text: t`${format.day(day.day)}: in ${words(day.in)}, out ${words(day.out)}`,
          }))}
          onSelect={(day) => void navigate({ to: "/movements", search: { from: day, to: day, ...(warehouseId === "" ? {} : { warehouse: warehouseId }) } })}
        />
      </div>
    </Card>
  );
}
