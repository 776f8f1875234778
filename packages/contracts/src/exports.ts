import { z } from "zod";
import { alertFilters } from "./alerts.ts";
import { auditFilters } from "./audit.ts";
import { productFilters } from "./catalogue.ts";
import { Flag } from "./common.ts";
import { documentFilters, levelFilters, movementFilters, noTwoSkus, oneSku, stockCardFilters } from "./inventory-queries.ts";

/** How a list is written to a file, beside the filters it has as a page. */
const fileOptions = { bom: Flag.optional().meta({ description: "true: begins with a byte order mark, by which spreadsheets know UTF-8" }) };

export const ProductExport = z.object({ ...productFilters, ...fileOptions });
export const LevelExport = z.object({ ...levelFilters, ...fileOptions }).refine(...noTwoSkus);
export const MovementExport = z.object({ ...movementFilters, ...fileOptions });
export const DocumentExport = z.object({ ...documentFilters, ...fileOptions });
export const StockCardExport = z.object({ ...stockCardFilters, ...fileOptions }).refine(...oneSku);
export const AuditExport = z.object({ ...auditFilters, ...fileOptions });
export const AlertExport = z.object({ ...alertFilters, ...fileOptions });
