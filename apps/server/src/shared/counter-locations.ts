/**
 * The virtual ends of movements (R-LED-2): stock comes from somewhere and goes somewhere, so the two legs of every
 * movement sum to zero. They have the same ids in every tenant, so nothing has to look them up.
 */
export const counterLocations = {
  supplier: "00000000-0000-7000-8000-000000000001",
  customer: "00000000-0000-7000-8000-000000000002",
  loss: "00000000-0000-7000-8000-000000000003",
  gain: "00000000-0000-7000-8000-000000000004",
  opening: "00000000-0000-7000-8000-000000000005",
  production: "00000000-0000-7000-8000-000000000006",
  transit: "00000000-0000-7000-8000-000000000007",
} as const;

export type CounterLocation = keyof typeof counterLocations;
