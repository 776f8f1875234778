import { Trans, useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import { useLive } from "#features/stock-socket";
import { useFormat } from "#shared/i18n";
import { Card, Chart, Stat } from "#shared/ui";
import type { FeedItem } from "./feed.ts";
import { Lag } from "./feed-row.tsx";
import type { Rates } from "./rates.ts";

interface PulseProps {
  readonly items: readonly FeedItem[];
  readonly received: number;
  readonly rates: Rates;
  readonly nowMs: number;
}

/** Of so many of the newest the middle lag is told. */
const lagSample = 25;

/** Whether it is live, how fast it goes, and how far behind it is. */
export function Pulse({ items, received, rates, nowMs }: PulseProps) {
  const { t } = useLingui();
  const format = useFormat();
  const newest = items.find((item) => item.kind === "document");
  const lag = useMemo(() => middleLag(items), [items]);
  const counted = rates.documents.slice(-12).filter((count) => count !== null);
  const perMinute = counted.reduce((sum, count) => sum + count, 0) / Math.max(1, counted.length);
  const { state } = useLive();
  const states = { live: t`Live`, connecting: t`Connecting`, offline: t`Offline` };
  const tones = { live: "good", connecting: "plain", offline: "bad" } as const;
  return (
    <div className="grid grid-cols-2 gap-2 sm:grid-cols-4">
      <Tile>
        <Stat
          label={<Trans>Connection</Trans>}
          value={states[state]}
          tone={tones[state]}
          note={newest === undefined ? undefined : format.relative(new Date(newest.at), new Date(nowMs))}
        />
      </Tile>
      <Tile>
        <Stat
          label={<Trans>Documents a minute</Trans>}
          value={format.count(Math.round(perMinute))}
          note={<Trans>{format.count(received)} seen since opened</Trans>}
        />
      </Tile>
      <Tile>
        <Stat
          label={<Trans>Newest position</Trans>}
          value={newest?.kind === "document" ? format.count(newest.position) : "–"}
          note={newest?.kind === "document" ? <bdi>{newest.number}</bdi> : undefined}
        />
      </Tile>
      <Tile>
        <Stat
          label={<Trans>Lag</Trans>}
          value={lag === undefined ? "–" : <Lag ms={lag} />}
          note={t`from the books to this screen`}
          tone={lag !== undefined && lag > 5_000 ? "warn" : "plain"}
        />
      </Tile>
    </div>
  );
}

function Tile({ children }: { children: React.ReactNode }) {
  return (
    <dl className="rounded-card border border-line bg-surface px-3 py-2 max-sm:[&_dd:nth-of-type(2)]:sr-only max-sm:[&_dd]:text-lg sm:py-2.5">{children}</dl>
  );
}

/** The rate over the last five minutes. */
export function RateChart({ rates }: { rates: Rates }) {
  const { t } = useLingui();
  const series = useMemo(
    () => [
      { label: t`Documents a minute`, values: rates.documents, color: "accent" as const },
      { label: t`Alerts a minute`, values: rates.alerts, color: "bad" as const },
    ],
    [t, rates],
  );
  return (
    <Card className="p-3">
      <Chart label={t`Documents and alerts a minute over the last five minutes`} times={rates.times} series={series} heightPx={160} />
    </Card>
  );
}

function middleLag(items: readonly FeedItem[]): number | undefined {
  const lags = items.flatMap((item) => (item.lagMs === null ? [] : [item.lagMs])).slice(0, lagSample);
  return lags.toSorted((a, b) => a - b)[Math.floor(lags.length / 2)];
}
