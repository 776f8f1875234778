import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { Dashboard } from "@lumbung/sdk";
import { Link, type LinkProps, linkOptions } from "@tanstack/react-router";
import { useCan } from "#entities/session";
import { useFormat } from "#shared/i18n";
import { Stat } from "#shared/ui";

interface Figure {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly note?: string;
  readonly tone?: "plain" | "warn" | "bad";
  readonly link: LinkProps;
}

/** Today in figures; each one opens the list it counts. */
export function TodayFigures({ dashboard, warehouseId }: { dashboard: Dashboard; warehouseId: string }) {
  const { t } = useLingui();
  const figures = useFigures(dashboard, warehouseId);
  return (
    <ul aria-label={t`Today`} className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-6">
      {figures.map(({ id, label, value, note, tone, link }) => (
        <li key={id} className="relative min-w-0 rounded-card border border-line bg-surface p-3.5 shadow-card hover:border-accent">
          <dl className="h-full">
            <Stat
              label={
                <Link {...link} className="after:absolute after:inset-0 after:rounded-card">
                  {label}
                </Link>
              }
              value={value}
              {...(note === undefined ? {} : { note })}
              {...(tone === undefined ? {} : { tone })}
            />
          </dl>
        </li>
      ))}
    </ul>
  );
}

function useFigures({ stock, days }: Dashboard, warehouse: string): Figure[] {
  const { t } = useLingui();
  const format = useFormat();
  const seesCost = useCan()("cost:read");
  const today = days.at(-1);
  const here = warehouse === "" ? {} : { warehouse };
  const todayOnly = today === undefined ? here : { ...here, from: today.day, to: today.day };
  const money = (value: { amount: number; currency: string } | null | undefined) => (value == null || !seesCost ? undefined : format.compactMoney(value));
  const inNote = money(today?.in.value);
  const outNote = money(today?.out.value);
  const value = seesCost ? stock.value : null;
  return [
    ...(value === null
      ? []
      : [
          {
            id: "value",
            label: t`Stock value`,
            value: format.compactMoney(value),
            note: format.money(value),
            link: linkOptions({ to: "/stock", search: { ...here, sort: "-onHand" } }),
          },
        ]),
    { id: "items", label: t`Products kept`, value: format.count(stock.items), link: linkOptions({ to: "/stock", search: here }) },
    {
      id: "in",
      label: t`Came in today`,
      value: format.count(today?.in.movements ?? 0),
      note: inNote ?? plural(today?.in.movements ?? 0, { one: "movement", other: "movements" }),
      link: linkOptions({ to: "/movements", search: todayOnly }),
    },
    {
      id: "out",
      label: t`Went out today`,
      value: format.count(today?.out.movements ?? 0),
      note: outNote ?? plural(today?.out.movements ?? 0, { one: "movement", other: "movements" }),
      link: linkOptions({ to: "/movements", search: todayOnly }),
    },
    {
      id: "low",
      label: t`Low`,
      value: format.count(stock.low),
      tone: stock.low > 0 ? ("warn" as const) : ("plain" as const),
      link: linkOptions({ to: "/alerts", search: { ...here, kind: "low" } }),
    },
    {
      id: "none",
      label: t`Out of stock`,
      value: format.count(stock.out),
      tone: stock.out > 0 ? ("bad" as const) : ("plain" as const),
      link: linkOptions({ to: "/alerts", search: { ...here, kind: "out" } }),
    },
  ];
}
