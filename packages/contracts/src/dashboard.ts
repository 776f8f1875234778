import { z } from "zod";
import { Instant, MoneySum, Uuid } from "./common.ts";
import { PostedDocumentType } from "./inventory.ts";
import { AsOf, QuantitySum } from "./stock-summary.ts";

const MaskedMoney = MoneySum.nullable().meta({ description: "null without cost:read" });

/** One direction of a day: with the world outside, transfers between own warehouses left out. */
const DayFlow = z.object({
  movements: z.int(),
  units: QuantitySum.meta({ description: "Sum over all SKUs in their base units, whatever the unit" }),
  value: MaskedMoney,
});

const DashboardWarehouse = z.object({
  warehouseId: Uuid,
  code: z.string(),
  name: z.string(),
  value: MaskedMoney,
  skusInStock: z.int(),
  low: z.int(),
  out: z.int(),
  movementsToday: z.int(),
});

const TopMover = z.object({
  variantId: Uuid,
  sku: z.string(),
  name: z.string(),
  baseUnit: z.string(),
  issued: QuantitySum.meta({ description: "Issued to customers in the last 30 business days, reversals taken off" }),
});

const RecentChange = z.object({
  documentId: Uuid,
  number: z.string(),
  type: PostedDocumentType,
  warehouseId: Uuid,
  toWarehouseId: Uuid.nullable(),
  reference: z.string().nullable(),
  lineCount: z.int(),
  actorId: z.string(),
  actorName: z.string().nullable(),
  effectiveAt: Instant,
  recordedAt: Instant,
});

/** What a shopkeeper wants to see first, over the caller's warehouses or one of them. Everything comes from read models. */
export const Dashboard = z.object({
  asOf: AsOf,
  generatedAt: Instant,
  stock: z.object({
    value: MaskedMoney.meta({ description: "Stock on hand at the SKUs' present cost; SKUs without a cost count nothing" }),
    items: z.int().meta({ description: "SKUs that are kept in stock and not archived" }),
    low: z.int().meta({ description: "Open alerts: SKUs below their minimum, per warehouse" }),
    out: z.int().meta({ description: "Open alerts: SKUs with nothing left, per warehouse" }),
  }),
  days: z
    .array(z.object({ day: z.iso.date(), in: DayFlow, out: DayFlow, movements: z.int() }))
    .meta({ description: "The last 30 business days, the present one last" }),
  topMovers: z.array(TopMover),
  warehouses: z.array(DashboardWarehouse),
  recentChanges: z.array(RecentChange),
});
export type Dashboard = z.infer<typeof Dashboard>;

export const DashboardQuery = z.object({ warehouseId: Uuid.optional() });
export type DashboardQuery = z.infer<typeof DashboardQuery>;
