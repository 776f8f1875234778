import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useLiveEvents } from "#features/stock-socket";
import { api } from "#shared/api";
import { measureSkew } from "./clock-skew.ts";
import { addToFeed, type FeedItem, itemsOf, itemsOfHistory } from "./feed.ts";
import { createRates } from "./rates.ts";

interface Monitor {
  /** What is shown. */
  readonly items: readonly FeedItem[];
  /** What came while the feed stands still; bounded like the feed itself. */
  readonly held: readonly FeedItem[];
  /** Everything that came since the page was opened. */
  readonly received: number;
}

const historyLength = 150;

/** Follows what happens. Its memory does not grow with what comes. */
export function useMonitor() {
  const [monitor, setMonitor] = useState<Monitor>({ items: [], held: [], received: 0 });
  const [isPaused, setPaused] = useState(false);
  const paused = useRef(false);
  const rates = useMemo(() => createRates(Date.now()), []);
  const skewMs = useRef(0);

  useEffect(() => {
    // Where the server cannot say its time, the clocks are taken as equal.
    measureSkew().then(
      (measured) => {
        skewMs.current = measured;
      },
      () => undefined,
    );
  }, []);

  // What was there before: the feed begins with it, and after a gap that was too long to be told it is filled up again.
  const history = useQuery({
    queryKey: ["/inventory/movements", { monitor: historyLength }],
    queryFn: ({ signal }) => api.get("/inventory/movements", { query: { limit: historyLength }, signal }),
    gcTime: 0,
  });
  useEffect(() => {
    if (history.data === undefined) return;
    const past = itemsOfHistory(history.data.items, history.data.nextCursor !== null);
    setMonitor((now) => ({
      ...now,
      items: addToFeed(
        now.items,
        past.filter((item) => !now.held.some((held) => held.id === item.id)),
      ),
    }));
  }, [history.data]);

  useLiveEvents((batch) => {
    const now = Date.now();
    const fresh = itemsOf(batch, now, skewMs.current);
    if (fresh.length === 0) return;
    rates.count(fresh, now);
    setMonitor(({ items, held, received }) =>
      paused.current
        ? { items, held: addToFeed(held, fresh), received: received + fresh.length }
        : { items: addToFeed(items, fresh), held, received: received + fresh.length },
    );
  });

  const pause = useCallback((on: boolean) => {
    paused.current = on;
    setPaused(on);
    if (!on) setMonitor((now) => ({ ...now, items: addToFeed(now.items, now.held), held: [] }));
  }, []);

  return { ...monitor, rates, isPaused, pause, isLoading: history.isPending, error: history.error };
}

/** The time, told once a second while the page is shown. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
