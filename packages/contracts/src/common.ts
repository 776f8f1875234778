import { z } from "zod";

export const Uuid = z.uuid().meta({ description: "UUID" });
export const Instant = z.iso.datetime({ offset: true }).meta({ description: "ISO 8601 instant with offset" });

/** A quantity on the wire: a plain decimal string in the SKU's base unit, at most 6 decimals (R-UOM-1). */
export const Quantity = z
  .string()
  .regex(/^-?\d{1,12}(\.\d{1,6})?$/, 'must be a decimal string such as "10.125"')
  .meta({ description: "Decimal string in the base unit of the SKU", examples: ["10.125"] });

/** Money on the wire: whole minor units and an ISO 4217 code. */
export const Money = z
  .object({
    amount: z.int().min(-9_000_000_000_000).max(9_000_000_000_000),
    currency: z.string().regex(/^[A-Z]{3}$/, "must be an ISO 4217 code"),
  })
  .meta({ description: "amount in minor units (cents)", examples: [{ amount: 255, currency: "GBP" }] });
export type Money = z.infer<typeof Money>;

/** What many amounts add up to: more than a single one may be. */
export const MoneySum = Money.extend({ amount: z.int() }).meta({ description: "A sum of amounts in minor units; beyond ±(2^53 − 1) it is shown as that" });

/** A yes or no in an address. */
export const Flag = z.enum(["true", "false"]).transform((text) => text === "true");

export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});

/** A page of `items`; `nextCursor` is null on the last one. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

export const IdParams = z.object({ id: Uuid });
