/** Units that are weighed or measured, and the decimals people keep of them; everything else is counted whole. */
const measured: Readonly<Record<string, number>> = {
  kg: 3,
  l: 3,
  litre: 3,
  liter: 3,
  m: 2,
  metre: 2,
  meter: 2,
  "m²": 2,
  m2: 2,
  "m³": 3,
  m3: 3,
  t: 3,
  lb: 3,
  oz: 2,
  ft: 2,
  yd: 2,
};

/** Decimals that suit a unit. */
export function usualScale(unit: string): number {
  return measured[unit.trim().toLowerCase()] ?? 0;
}
