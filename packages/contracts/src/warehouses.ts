import { z } from "zod";
import { ArchivedFilter } from "./catalogue.ts";
import { Instant, PageQuery, pageOf, Uuid } from "./common.ts";

export const WarehouseKind = z.enum(["main", "branch", "virtual"]);
const Code = z
  .string()
  .trim()
  .normalize("NFC")
  .min(1)
  .max(50)
  .meta({ description: "Short name, unique without regard to letter case", examples: ["MAIN"] });
const Name = z.string().trim().min(1).max(200);

export const Warehouse = z.object({ id: Uuid, version: z.int(), code: z.string(), name: z.string(), kind: WarehouseKind, archivedAt: Instant.nullable() });
export type Warehouse = z.infer<typeof Warehouse>;
export const WarehousePage = pageOf(Warehouse);
export type WarehousePage = z.infer<typeof WarehousePage>;
export const WarehouseQuery = PageQuery.extend({ archived: ArchivedFilter });
export type WarehouseQuery = z.infer<typeof WarehouseQuery>;
export const CreateWarehouse = z.object({ code: Code, name: Name, kind: WarehouseKind.default("branch") });
export type CreateWarehouse = z.infer<typeof CreateWarehouse>;
export const UpdateWarehouse = CreateWarehouse.extend({ kind: WarehouseKind }).partial();
export type UpdateWarehouse = z.infer<typeof UpdateWarehouse>;

/** A place inside a warehouse. The root of the tree has the id of the warehouse and no parent. */
export const Location = z.object({
  id: Uuid,
  version: z.int(),
  warehouseId: Uuid,
  parentId: Uuid.nullable(),
  code: z.string(),
  name: z.string(),
  archivedAt: Instant.nullable(),
});
export type Location = z.infer<typeof Location>;
export const LocationPage = pageOf(Location);
export type LocationPage = z.infer<typeof LocationPage>;
export const LocationQuery = PageQuery.extend({ archived: ArchivedFilter });
export type LocationQuery = z.infer<typeof LocationQuery>;
export const CreateLocation = z.object({
  code: Code,
  name: Name,
  parentId: Uuid.optional().meta({ description: "The root of the warehouse when left out" }),
});
export type CreateLocation = z.infer<typeof CreateLocation>;
export const UpdateLocation = z.object({ code: Code, name: Name, parentId: Uuid }).partial();
export type UpdateLocation = z.infer<typeof UpdateLocation>;
export const LocationParams = z.object({ id: Uuid, locationId: Uuid });

const WarehouseFace = Warehouse.omit({ archivedAt: true });
const LocationFace = Location.omit({ archivedAt: true });

/** What the warehouses tell: part of the catalogue in `events.ts`. */
export const warehouseEvents = {
  "warehouses.warehouse.created": { summary: "A warehouse was created", payload: WarehouseFace },
  "warehouses.warehouse.updated": { summary: "A warehouse was changed", payload: WarehouseFace },
  "warehouses.warehouse.archived": { summary: "A warehouse was archived with its locations", payload: WarehouseFace },
  "warehouses.warehouse.restored": { summary: "An archived warehouse is in use again", payload: WarehouseFace },
  "warehouses.location.created": { summary: "A location was created", payload: LocationFace },
  "warehouses.location.updated": { summary: "A location was renamed or moved", payload: LocationFace },
  "warehouses.location.archived": { summary: "A location was archived", payload: LocationFace },
  "warehouses.location.restored": { summary: "An archived location is in use again", payload: LocationFace },
} as const satisfies Record<string, { summary: string; payload: z.ZodType }>;
