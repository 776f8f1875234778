/** The server's clock is told in whole seconds, so a smaller difference cannot be known. */
const knowableMs = 1_500;

/**
 * How far this device's clock is ahead of the server's, in milliseconds; 0 where they agree as far as one can tell.
 * `date` is the header of an answer that was asked for at `sentMs` and came at `cameMs`.
 */
export function skewOf(date: string | null, sentMs: number, cameMs: number): number {
  const serverMs = date === null ? Number.NaN : Date.parse(date) + 500;
  if (Number.isNaN(serverMs)) return 0;
  const skewMs = Math.round((sentMs + cameMs) / 2 - serverMs);
  return Math.abs(skewMs) < knowableMs ? 0 : skewMs;
}

export async function measureSkew(): Promise<number> {
  const sentMs = Date.now();
  const response = await fetch("/livez", { method: "HEAD", cache: "no-store" });
  return skewOf(response.headers.get("date"), sentMs, Date.now());
}
