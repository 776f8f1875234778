import type {
  Alert,
  AlertQuery,
  AuditEntry,
  AuditQuery,
  Category,
  CategoryQuery,
  CustomField,
  DocumentItem,
  DocumentQuery,
  LevelQuery,
  MovementFace,
  MovementQuery,
  Product,
  ProductQuery,
  StockCard,
  StockCardQuery,
} from "@lumbung/contracts";
import type { Database } from "../../infrastructure/postgres/index.ts";
import type { Ctx } from "../../shared/context.ts";

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}
type List<Query, Item> = (ctx: Ctx, query: Query) => Promise<Page<Item>>;

/** The lists as their own routes have them: scope and masking are theirs. */
export interface ExportsDeps {
  readonly db: Database;
  readonly readTenant: (ctx: Ctx) => Promise<{ currency: string; timeZone: string; customFields: { product: readonly CustomField[] } }>;
  readonly products: List<ProductQuery, Product>;
  readonly categories: List<CategoryQuery, Category>;
  /** JSON text of a page. */
  readonly levels: (ctx: Ctx, query: LevelQuery) => Promise<string>;
  readonly movements: List<MovementQuery, MovementFace>;
  readonly documents: List<DocumentQuery, DocumentItem>;
  readonly stockCard: (ctx: Ctx, query: StockCardQuery) => Promise<StockCard>;
  readonly alerts: List<AlertQuery, Alert>;
  readonly audit: List<AuditQuery, AuditEntry>;
}
