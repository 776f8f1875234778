// Made by `pnpm gen` from the OpenAPI document. Change the contracts, not this file.

/** The code of a problem document. A newer server may know more of them. */
export type ErrorCode =
  | "VALIDATION_FAILED"
  | "MALFORMED_REQUEST"
  | "PAYLOAD_TOO_LARGE"
  | "UNAUTHENTICATED"
  | "INVALID_CREDENTIALS"
  | "SESSION_ENDED"
  | "TOO_MANY_ATTEMPTS"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "CONFLICT"
  | "VERSION_CONFLICT"
  | "PRECONDITION_REQUIRED"
  | "DUPLICATE"
  | "IDEMPOTENCY_MISMATCH"
  | "IDEMPOTENCY_IN_FLIGHT"
  | "INSUFFICIENT_STOCK"
  | "UNKNOWN_SKU"
  | "ARCHIVED_SKU"
  | "NOT_STOCKED"
  | "ARCHIVED_WAREHOUSE"
  | "ARCHIVED_LOCATION"
  | "UNKNOWN_WAREHOUSE"
  | "UNKNOWN_LOCATION"
  | "QUANTITY_SCALE"
  | "INVALID_QUANTITY"
  | "OUT_OF_RANGE"
  | "SAME_WAREHOUSE"
  | "FUTURE_DATE"
  | "REASON_REQUIRED"
  | "CURRENCY_MISMATCH"
  | "ALREADY_REVERSED"
  | "NOT_REVERSIBLE"
  | "OVERLOADED"
  | "DATABASE_UNAVAILABLE"
  | "SHUTTING_DOWN"
  | "LAST_OWNER"
  | "LINK_INVALID"
  | "WEAK_PASSWORD"
  | "UNKNOWN_CATEGORY"
  | "TREE_CYCLE"
  | "TRACKING_UNSUPPORTED"
  | "HAS_MOVEMENTS"
  | "LAST_VARIANT"
  | "HAS_STOCK"
  | "IN_USE"
  | "NOT_EMPTY"
  | "IMPORT_UNREADABLE"
  | "INTERNAL";

export interface AcceptInvitation {
  token: string;
  /** The existing account's password, or the new account's */
  password: string;
  /** For a new account; the invitation's name when left out */
  name?: string;
  cookie?: boolean;
}

export interface ActorFace {
  id: string;
  kind: "user" | "api-key" | "system";
  name: string | null;
}

export interface Alert {
  id: string;
  kind: AlertKind;
  state: AlertState;
  variantId: string;
  sku: string;
  name: string;
  baseUnit: string;
  warehouseId: string;
  /** What is there now, in the base unit */
  onHand: string;
  /** What was there when it opened */
  openedOnHand: string;
  /** The minimum when it opened; null where none was set */
  minimum: string | null;
  /** ISO 8601 instant with offset */
  openedAt: string;
  acknowledgedAt: string | null;
  acknowledgedBy: string | null;
  note: string | null;
  resolvedAt: string | null;
}

/** low: below its minimum; out: nothing left */
export type AlertKind = "low" | "out";

export interface AlertPage {
  items: Alert[];
  nextCursor: string | null;
}

export type AlertState = "active" | "acknowledged" | "resolved";

export interface ApiKey {
  id: string;
  name: string;
  /** The end of the key, to recognise it by */
  hint: string;
  permissions: string[];
  warehouseIds: string[] | null;
  createdBy: string;
  /** ISO 8601 instant with offset */
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
  revokedAt: string | null;
}

export interface ApiKeyPage {
  items: ApiKey[];
  nextCursor: string | null;
}

/** The point in the ledger up to which the figures are counted */
export interface AsOf {
  position: number;
  recordedAt: string | null;
}

export interface AuditEntry {
  position: number;
  /** ISO 8601 instant with offset */
  recordedAt: string;
  actor: {
    kind: string;
    id: string;
    name: string;
  };
  action: string;
  entityType: string;
  entityId: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string | null;
  requestId: string;
  ip: string | null;
}

export interface AuditPage {
  items: AuditEntry[];
  nextCursor: string | null;
}

export interface Category {
  id: string;
  version: number;
  name: string;
  parentId: string | null;
  archivedAt: string | null;
}

export interface CategoryPage {
  items: Category[];
  nextCursor: string | null;
}

export interface ChangePassword {
  currentPassword: string;
  newPassword: string;
}

export interface CodeLookup {
  variantId: string;
  productId: string;
  matchedBy: "sku" | "barcode";
  name: string;
  kind: ProductKind;
  archived: boolean;
  variant: Variant;
}

export interface ConsumerStatus {
  name: string;
  cursor: EventCursor;
  /** Events it has yet to handle; counted up to 100,000 */
  lagEvents: number;
  /** Age of the oldest event it has yet to handle */
  lagSeconds: number;
  /** Failed attempts at the event it stands at, when that is an event of this business */
  failures: number;
  lastError: string | null;
  deadEvents: number;
}

export interface ConsumerStatusList {
  items: ConsumerStatus[];
  /** Age of the oldest open write transaction, which holds back every consumer */
  oldestTransactionSeconds: number;
}

export interface CreateApiKey {
  name: string;
  permissions: ("tenant:read" | "tenant:update" | "user:read" | "user:write" | "role:read" | "role:write" | "api-key:read" | "api-key:write" | "audit:read" | "product:read" | "product:write" | "warehouse:read" | "warehouse:write" | "inventory:read" | "inventory:receive" | "inventory:issue" | "inventory:return" | "inventory:adjust" | "inventory:transfer" | "inventory:open" | "inventory:reverse" | "inventory:backdate" | "inventory:approve-negative" | "inventory:verify" | "minimum:write" | "alert:write" | "dashboard:read" | "cost:read" | "import:read" | "import:write" | "system:read" | "system:write")[];
  /** Warehouses this may see and move; null means all of the business */
  warehouseIds?: string[] | null;
  /** ISO 8601 instant with offset */
  expiresAt?: string;
}

export interface CreateCategory {
  name: string;
  parentId?: string | null;
}

export interface CreateInvitation {
  email: string;
  name: string;
  roleId: string;
  /** Warehouses this may see and move; null means all of the business */
  warehouseIds?: string[] | null;
}

export interface CreateLocation {
  /** Short name, unique without regard to letter case */
  code: string;
  name: string;
  /** The root of the warehouse when left out */
  parentId?: string;
}

export interface CreateProduct {
  name: string;
  description?: string;
  categoryId?: string;
  brand?: string;
  kind?: ProductKind;
  tracking?: TrackingMode;
  /** By key of the field; a number is a decimal string or a whole number */
  custom?: Record<string, CustomValue>;
  /** Unique in the business, without regard to letter case */
  sku?: string;
  /** The unit stock is counted in */
  baseUnit?: string;
  /** Decimals of a quantity in the base unit; fixed after the first movement (R-UOM-1) */
  scale?: number;
  barcodes?: string[];
  price?: Money;
  cost?: Money;
  /** Instead of sku and its fields */
  variants?: CreateVariant[];
}

export interface CreateProductBatch {
  items: CreateProduct[];
}

export interface CreateProductResults {
  items: {
    ok: true;
    product: {
      id: string;
      version: number;
      variants: {
        id: string;
        sku: string;
      }[];
    };
  } | {
    ok: false;
    code: string;
    title: string;
    detail: string;
    details: Record<string, unknown>;
    fix: string;
  }[];
}

export interface CreateRole {
  name: string;
  permissions: ("tenant:read" | "tenant:update" | "user:read" | "user:write" | "role:read" | "role:write" | "api-key:read" | "api-key:write" | "audit:read" | "product:read" | "product:write" | "warehouse:read" | "warehouse:write" | "inventory:read" | "inventory:receive" | "inventory:issue" | "inventory:return" | "inventory:adjust" | "inventory:transfer" | "inventory:open" | "inventory:reverse" | "inventory:backdate" | "inventory:approve-negative" | "inventory:verify" | "minimum:write" | "alert:write" | "dashboard:read" | "cost:read" | "import:read" | "import:write" | "system:read" | "system:write")[];
}

export interface CreateTenant {
  name: string;
  /** Short name in addresses and on the command line; made from the name when left out */
  slug?: string;
  currency: string;
  timeZone: string;
  locale: string;
}

export interface CreateVariant {
  /** Unique in the business, without regard to letter case */
  sku: string;
  /** What tells it from the product's other variants, such as a size */
  name?: string;
  /** The unit stock is counted in */
  baseUnit?: string;
  /** Decimals of a quantity in the base unit; fixed after the first movement (R-UOM-1) */
  scale?: number;
  barcodes?: string[];
  price?: Money;
  cost?: Money;
}

export interface CreateWarehouse {
  /** Short name, unique without regard to letter case */
  code: string;
  name: string;
  kind?: WarehouseKind;
}

export interface CreatedApiKey {
  id: string;
  name: string;
  /** The end of the key, to recognise it by */
  hint: string;
  permissions: string[];
  warehouseIds: string[] | null;
  createdBy: string;
  /** ISO 8601 instant with offset */
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
  revokedAt: string | null;
  /** The key itself, shown this once; null when the request is repeated with its Idempotency-Key */
  key: string | null;
}

export interface CreatedInvitation {
  id: string;
  email: string;
  name: string;
  role: RoleRef | null;
  warehouseIds: string[] | null;
  state: "open" | "accepted" | "revoked" | "expired";
  /** ISO 8601 instant with offset */
  createdAt: string;
  /** ISO 8601 instant with offset */
  expiresAt: string;
  /** The link to hand over, shown this once; it is mailed too. Null when the request is repeated */
  link: string | null;
}

export interface CustomField {
  key: string;
  label: string;
  type: "text" | "number" | "boolean" | "date" | "choice";
  required: boolean;
  choices?: string[];
}

export interface CustomFieldInput {
  key: string;
  label: string;
  type: "text" | "number" | "boolean" | "date" | "choice";
  required?: boolean;
  choices?: string[];
}

export interface CustomFieldSchema {
  product: CustomField[];
}

export interface CustomFieldSchemaInput {
  product?: CustomFieldInput[];
}

export type CustomValue = string | boolean | number | null;

export interface Dashboard {
  asOf: AsOf;
  /** ISO 8601 instant with offset */
  generatedAt: string;
  stock: {
    /** Stock on hand at the SKUs' present cost; SKUs without a cost count nothing */
    value: MoneySum | null;
    /** SKUs that are kept in stock and not archived */
    items: number;
    /** Open alerts: SKUs below their minimum, per warehouse */
    low: number;
    /** Open alerts: SKUs with nothing left, per warehouse */
    out: number;
  };
  /** The last 30 business days, the present one last */
  days: {
    day: string;
    in: {
      movements: number;
      /** Sum over all SKUs in their base units, whatever the unit */
      units: string;
      /** null without cost:read */
      value: MoneySum | null;
    };
    out: {
      movements: number;
      /** Sum over all SKUs in their base units, whatever the unit */
      units: string;
      /** null without cost:read */
      value: MoneySum | null;
    };
    movements: number;
  }[];
  topMovers: {
    variantId: string;
    sku: string;
    name: string;
    baseUnit: string;
    /** Issued to customers in the last 30 business days, reversals taken off */
    issued: string;
  }[];
  warehouses: {
    warehouseId: string;
    code: string;
    name: string;
    /** null without cost:read */
    value: MoneySum | null;
    skusInStock: number;
    low: number;
    out: number;
    movementsToday: number;
  }[];
  recentChanges: {
    documentId: string;
    number: string;
    type: PostedDocumentType;
    warehouseId: string;
    toWarehouseId: string | null;
    reference: string | null;
    lineCount: number;
    actorId: string;
    actorName: string | null;
    /** ISO 8601 instant with offset */
    effectiveAt: string;
    /** ISO 8601 instant with offset */
    recordedAt: string;
  }[];
}

export interface DeadEvent {
  id: string;
  consumer: string;
  eventId: string;
  topic: string;
  error: string;
  attempts: number;
  /** ISO 8601 instant with offset */
  parkedAt: string;
  event: EventEnvelope;
}

export interface DeadEventPage {
  items: DeadEvent[];
  nextCursor: string | null;
}

export interface DiscardDeadEvent {
  reason: string;
}

export interface DocumentDetail {
  id: string;
  number: string;
  type: PostedDocumentType;
  warehouseId: string;
  toWarehouseId: string | null;
  reference: string | null;
  reason: string | null;
  /** ISO 8601 instant with offset */
  effectiveAt: string;
  /** ISO 8601 instant with offset */
  recordedAt: string;
  lineCount: number;
  reversesDocumentId: string | null;
  actor: ActorFace;
  reversedByDocumentId: string | null;
  lines: DocumentLine[];
}

export interface DocumentItem {
  id: string;
  number: string;
  type: PostedDocumentType;
  warehouseId: string;
  toWarehouseId: string | null;
  reference: string | null;
  reason: string | null;
  /** ISO 8601 instant with offset */
  effectiveAt: string;
  /** ISO 8601 instant with offset */
  recordedAt: string;
  lineCount: number;
  reversesDocumentId: string | null;
  actor: ActorFace;
  reversedByDocumentId: string | null;
}

export interface DocumentLine {
  id: string;
  position: number;
  lineNo: number;
  variantId: string;
  sku: string;
  name: string;
  baseUnit: string;
  warehouseId: string;
  /** The destination, where stock moved between two own places */
  toWarehouseId: string | null;
  /** Decimal string in the base unit. Positive, except where the sign is the direction: an adjustment that takes stock away, and a reversal that does, are negative */
  quantity: string;
  /** Per base unit; null where it is not known, and without cost:read */
  unitCost: Money | null;
  note: string | null;
  reversesPosition: number | null;
  /** The place in warehouseId */
  locationId: string;
  toLocationId: string | null;
  reversed: boolean;
}

export interface DocumentPage {
  items: DocumentItem[];
  nextCursor: string | null;
}

export interface DocumentPreview {
  /** Whether it would be posted */
  ok: boolean;
  /** What is wrong with the document as a whole, such as a missing reason */
  problems: ProblemFace[];
  lines: {
    lineNo: number;
    variantId: string | null;
    sku: string | null;
    name: string | null;
    baseUnit: string | null;
    scale: number | null;
    problems: ProblemFace[];
  }[];
  /** Stock of each SKU in each warehouse that the sound lines touch */
  levels: {
    variantId: string;
    sku: string;
    warehouseId: string;
    before: {
      /** Decimal string in the base unit of the SKU */
      onHand: string;
      /** Decimal string in the base unit of the SKU */
      reserved: string;
      /** Decimal string in the base unit of the SKU */
      available: string;
    };
    after: {
      /** Decimal string in the base unit of the SKU */
      onHand: string;
      /** Decimal string in the base unit of the SKU */
      reserved: string;
      /** Decimal string in the base unit of the SKU */
      available: string;
    };
  }[];
}

export type DocumentType = "receipt" | "issue" | "adjustment" | "transfer" | "opening" | "return";

export interface EventCursor {
  epoch: number;
  txid: string;
  position: number;
}

export interface EventEnvelope {
  id: string;
  tenantId: string;
  epoch: number;
  txid: string;
  position: number;
  topic: string;
  aggregateType: string;
  aggregateId: string;
  version: number;
  payload: unknown;
  actorId: string;
  requestId: string;
  /** ISO 8601 instant with offset */
  recordedAt: string;
}

export interface FailedJob {
  queue: string;
  id: string;
  payload: unknown;
  error: string;
  attempts: number;
  /** ISO 8601 instant with offset */
  failedAt: string;
}

export interface ForgotPassword {
  email: string;
}

export interface Import {
  id: string;
  kind: ImportKind;
  fileName: string;
  fileBytes: number;
  /** SHA-256 of the file in hex: the same content is imported once */
  fileHash: string;
  warehouseId: string;
  dryRun: boolean;
  opening: ImportOpening;
  status: ImportStatus;
  progress: {
    phase: ImportPhase;
    done: number;
    total: number;
  };
  reading: ImportReading | null;
  report: ImportReport | null;
  error: {
    code: string;
    detail: string;
    fix: string;
  } | null;
  undoDocumentId: string | null;
  createdBy: {
    kind: string;
    id: string;
    name: string;
  };
  /** ISO 8601 instant with offset */
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  undoneAt: string | null;
}

export interface ImportCorrection {
  /** Line of the file, counted from 1 */
  line: number;
  /** Header of the column, or its number counted from 1 */
  column: string;
  value: string;
}

export type ImportField = "invoice" | "sku" | "description" | "quantity" | "date" | "price" | "customer" | "name" | "barcode" | "category" | "brand" | "unit" | "scale" | "cost" | "minimum";

export type ImportKind = "sales" | "products";

/** Of sales: auto posts one opening document, just large enough that no balance goes below zero; none posts none and refuses what is not there. Of products: auto posts the quantities of the file for SKUs that have not moved in the warehouse; none leaves them aside */
export type ImportOpening = "auto" | "none";

export type ImportPhase = "waiting" | "reading" | "planning" | "products" | "opening" | "posting" | "done";

export interface ImportPreset {
  id: string;
  version: number;
  kind: ImportKind;
  name: string;
  settings: ImportSettings;
  /** ISO 8601 instant with offset */
  updatedAt: string;
}

export interface ImportPreview {
  reading: ImportReading;
  /** Needed fields no column was found for; name them in settings.columns. Nothing is planned until none is missing */
  missing: ImportField[];
  /** The first 50 rows, corrections put in */
  rows: {
    line: number;
    cells: string[];
  }[];
  /** The first 500 lines that would be refused */
  problems: ImportProblem[];
  report: ImportReport | null;
}

export interface ImportProblem {
  line: number;
  /** Header of the column; null when the whole line is meant */
  column: string | null;
  code: string;
  reason: string;
  fix: string;
  cells: string[];
}

export interface ImportReading {
  encoding: {
    value: string;
    basis: "proven" | "inferred" | "assumed" | "given" | "not-needed";
    because: string;
  };
  byteOrderMark: boolean;
  delimiter: {
    value: string;
    basis: "proven" | "inferred" | "assumed" | "given" | "not-needed";
    because: string;
  };
  decimalMark: {
    value: string;
    basis: "proven" | "inferred" | "assumed" | "given" | "not-needed";
    because: string;
  };
  dateOrder: {
    value: string;
    basis: "proven" | "inferred" | "assumed" | "given" | "not-needed";
    because: string;
  };
  /** 0 when the file has no header */
  headerLine: number;
  header: string[];
  /** Field → header of the column it is read from */
  columns: Record<string, string>;
  rows: number;
}

export interface ImportReport {
  lines: {
    total: number;
    /** Of sales: lines that moved stock. Of products: lines that made or changed something */
    posted: number;
    /** Lines of SKUs without stock: read, and nothing to move */
    services: number;
    /** Lines of products that were passed over, or say nothing new */
    unchanged: number;
    refused: number;
    alreadyImported: number;
  };
  products: {
    created: number;
    updated: number;
    /** Of those created, services */
    services: number;
    /** Archived by an undo and brought back */
    restored: number;
    known: number;
  };
  /** Categories created */
  categories: number;
  /** Minimum levels set */
  minimums: number;
  documents: {
    opening: number;
    issue: number;
    return: number;
    adjustment: number;
  };
  movements: {
    opening: number;
    issue: number;
    return: number;
    adjustment: number;
  };
  /** Opening quantities of SKUs that have moved in the warehouse already: not added again */
  openingsLeft: number;
  services: {
    sku: string;
    name: string;
    lines: number;
  }[];
  /** Sales without price and customer, booked as issues; worth a look */
  giveaways: number;
  from: string | null;
  to: string | null;
  openingAt: string | null;
}

export interface ImportSettings {
  /** Such as utf-8, utf-16le, windows-1252, windows-1256 */
  encoding?: string;
  delimiter?: "," | ";" | "\t" | "|";
  decimalMark?: "." | ",";
  dateOrder?: "day-first" | "month-first";
  /** Of products, a field the caller may not set is left out: cost takes cost:read, minimum takes minimum:write, quantity (opening stock) takes inventory:open */
  columns?: Record<string, string>;
  /** Of this file alone: a preset does not keep them */
  corrections?: ImportCorrection[];
  /** Of products: lines of SKUs that exist are passed over (skip, the default), or change what they fill in and nothing else (update) */
  existing?: "skip" | "update";
  /** Codes that are no goods, such as postage; they become services without stock. Of sales. Replaces the usual list */
  serviceCodes?: string[];
}

export type ImportStatus = "waiting" | "running" | "failed" | "finished" | "undone";

export interface ImportTextRequest {
  kind?: ImportKind;
  fileName: string;
  warehouseId: string;
  dryRun?: boolean;
  opening?: ImportOpening;
  /** Name of a saved preset; settings given here go before it */
  preset?: string;
  /** Saves the settings under this name for the next file */
  savePreset?: string;
  settings?: ImportSettings;
  text: string;
}

export interface Invitation {
  id: string;
  email: string;
  name: string;
  role: RoleRef | null;
  warehouseIds: string[] | null;
  state: "open" | "accepted" | "revoked" | "expired";
  /** ISO 8601 instant with offset */
  createdAt: string;
  /** ISO 8601 instant with offset */
  expiresAt: string;
}

export interface InvitationPage {
  items: Invitation[];
  nextCursor: string | null;
}

export interface InvitationPreview {
  businessName: string;
  email: string;
  name: string;
  /** True: accept with the password of the existing account; false: with a new one */
  hasAccount: boolean;
}

export interface JobAccepted {
  jobId: string;
}

export interface JobCounts {
  queue: string;
  waiting: number;
  active: number;
  delayed: number;
  completed: number;
  failed: number;
}

export interface JobProgress {
  id: string;
  state: "waiting" | "running" | "finished" | "failed";
  fraction: number;
  /** Why it failed */
  error: string | null;
}

export interface JobRetried {
  queue: string;
  id: string;
}

export interface JobsStatus {
  queues: JobCounts[];
  failed: FailedJob[];
}

/** Sheets by columns × rows; rolls by width × height in millimetres */
export type LabelLayoutName = "a4-3x7" | "a4-3x8" | "a4-4x10" | "a4-5x13" | "roll-58x40" | "roll-58x30" | "roll-80x50";

export interface Level {
  variantId: string;
  sku: string;
  warehouseId: string;
  /** Decimal string in the base unit of the SKU */
  onHand: string;
  /** Decimal string in the base unit of the SKU */
  reserved: string;
  /** Decimal string in the base unit of the SKU */
  available: string;
}

export interface LevelItem {
  sku: string;
  variantId: string;
  name: string;
  baseUnit: string;
  /** null in a sum over warehouses */
  warehouseId: string | null;
  /** Decimal string in the base unit of the SKU */
  onHand: string;
  /** Decimal string in the base unit of the SKU */
  reserved: string;
  /** Decimal string in the base unit of the SKU */
  available: string;
  minimum: string | null;
  /** With `each`: the warehouses that have held stock of it or have a minimum for it */
  warehouses?: {
    warehouseId: string;
    /** Decimal string in the base unit of the SKU */
    onHand: string;
    /** Decimal string in the base unit of the SKU */
    reserved: string;
    /** Decimal string in the base unit of the SKU */
    available: string;
    minimum: string | null;
  }[];
}

export interface LevelPage {
  items: LevelItem[];
  nextCursor: string | null;
}

export interface Location {
  id: string;
  version: number;
  warehouseId: string;
  parentId: string | null;
  code: string;
  name: string;
  archivedAt: string | null;
}

export interface LocationPage {
  items: Location[];
  nextCursor: string | null;
}

export interface Login {
  email: string;
  password: string;
  /** false answers the refresh token in the body instead of a cookie, for clients that are no browser */
  cookie?: boolean;
}

export interface LookUpInvitation {
  token: string;
}

export interface Me {
  actor: {
    kind: "user" | "api-key" | "system";
    id: string;
    name: string;
  };
  user: {
    id: string;
    email: string;
    name: string;
    locale: string | null;
    preferences: Preferences;
  } | null;
  tenant: TenantSummary;
  role: RoleRef | null;
  permissions: string[];
  warehouseIds: string[] | null;
}

export interface Member {
  id: string;
  version: number;
  email: string;
  name: string;
  role: RoleRef;
  warehouseIds: string[] | null;
  /** ISO 8601 instant with offset */
  joinedAt: string;
}

export interface MemberPage {
  items: Member[];
  nextCursor: string | null;
}

export interface MinimumLevel {
  variantId: string;
  sku: string;
  name: string;
  warehouseId: string;
  /** Decimal string in the base unit of the SKU */
  minimum: string;
  /** What is there now, in the base unit */
  onHand: string;
  /** ISO 8601 instant with offset */
  updatedAt: string;
}

export interface MinimumPage {
  items: MinimumLevel[];
  nextCursor: string | null;
}

/** amount in minor units (cents) */
export interface Money {
  amount: number;
  currency: string;
}

/** A sum of amounts in minor units; beyond ±(2^53 − 1) it is shown as that */
export interface MoneySum {
  amount: number;
  currency: string;
}

export interface MovementFace {
  id: string;
  position: number;
  documentId: string;
  documentNumber: string;
  lineNo: number;
  type: PostedDocumentType;
  variantId: string;
  sku: string;
  name: string;
  baseUnit: string;
  warehouseId: string;
  /** The destination, where stock moved between two own places */
  toWarehouseId: string | null;
  /** Decimal string in the base unit. Positive, except where the sign is the direction: an adjustment that takes stock away, and a reversal that does, are negative */
  quantity: string;
  /** Per base unit; null where it is not known, and without cost:read */
  unitCost: Money | null;
  reference: string | null;
  reason: string | null;
  note: string | null;
  /** ISO 8601 instant with offset */
  effectiveAt: string;
  /** ISO 8601 instant with offset */
  recordedAt: string;
  actor: ActorFace;
  reversesPosition: number | null;
}

export interface MovementLine {
  sku?: string;
  variantId?: string;
  /** Decimal string in the base unit of the SKU */
  quantity: string;
  unitCost?: Money;
  /** A location inside the warehouse; its root when left out */
  locationId?: string;
  /** For transfers: a location inside the destination */
  toLocationId?: string;
  note?: string;
}

export interface MovementPage {
  items: MovementFace[];
  nextCursor: string | null;
}

export type NegativePolicy = "block" | "approve" | "allow";

export interface NegativeStockPolicy {
  id: string;
  variantId: string | null;
  locationId: string | null;
  channel: string | null;
  policy: NegativePolicy;
}

export interface NegativeStockPolicyList {
  items: NegativeStockPolicy[];
  nextCursor: string | null;
}

export interface PlaceCounts {
  items: {
    locationId: string;
    skus: number;
  }[];
}

export interface PlaceStock {
  variantId: string;
  productId: string;
  sku: string;
  name: string;
  baseUnit: string;
  /** Decimal string in the base unit of the SKU */
  onHand: string;
  /** Decimal string in the base unit of the SKU */
  reserved: string;
  /** Decimal string in the base unit of the SKU */
  available: string;
}

export interface PlaceStockPage {
  items: PlaceStock[];
  nextCursor: string | null;
}

export interface PostDocument {
  type: DocumentType;
  warehouseId: string;
  /** For transfers: the destination */
  toWarehouseId?: string;
  reference?: string;
  reason?: string;
  channel?: string;
  /** When it happened; now when left out. The past needs inventory:backdate and a reason */
  effectiveAt?: string;
  /** Lets stock go below zero where the policy is `approve`; needs inventory:approve-negative and a reason */
  approveNegative?: boolean;
  lines: MovementLine[];
}

export interface PostDocumentBatch {
  documents: PostDocument[];
}

export interface PostedDocument {
  document: StockDocument;
  movements: {
    id: string;
    position: number;
    lineNo: number;
    variantId: string;
    sku: string;
    /** Decimal string in the base unit of the SKU */
    quantity: string;
    fromWarehouseId: string | null;
    toWarehouseId: string | null;
  }[];
  levels: Level[];
}

export interface PostedDocumentBatch {
  items: {
    document: StockDocument;
    movements: {
      id: string;
      position: number;
      lineNo: number;
      variantId: string;
      sku: string;
      /** Decimal string in the base unit of the SKU */
      quantity: string;
      fromWarehouseId: string | null;
      toWarehouseId: string | null;
    }[];
    levels: Level[];
    status: 201;
  } | {
    status: number;
    problem: Problem;
  }[];
}

export type PostedDocumentType = "receipt" | "issue" | "adjustment" | "transfer" | "opening" | "return" | "reversal";

export interface Preferences {
  theme: "system" | "light" | "dark";
  /** Digits that numbers are shown in; auto: those of the language */
  digits: "auto" | "latn" | "arab";
  /** Calendar that dates are shown in */
  calendar: "gregory" | "islamic-umalqura";
}

export interface PrintLabels {
  layout?: LabelLayoutName;
  /** Labels already used on the first sheet */
  skip?: number;
  content?: {
    name?: boolean;
    sku?: boolean;
    price?: boolean;
    /** The SKU's first barcode, else the SKU. barcode: EAN or UPC where it is one, else Code 128; a QR code where bars would be too fine to scan */
    code?: "barcode" | "qr" | "none";
  };
  items: {
    /** Unique in the business, without regard to letter case */
    sku?: string;
    variantId?: string;
    count?: number;
  }[];
}

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  details: Record<string, unknown>;
  requestId: string;
  fix: string;
}

export interface ProblemFace {
  code: string;
  title: string;
  detail: string;
  details: Record<string, unknown>;
  fix: string;
}

export interface Product {
  id: string;
  version: number;
  name: string;
  description: string;
  categoryId: string | null;
  brand: string;
  kind: ProductKind;
  tracking: TrackingMode;
  custom: Record<string, CustomValue>;
  variants: Variant[];
  /** ISO 8601 instant with offset */
  createdAt: string;
  /** ISO 8601 instant with offset */
  updatedAt: string;
  archivedAt: string | null;
}

/** A service has no stock */
export type ProductKind = "stocked" | "service";

export interface ProductPage {
  items: Product[];
  nextCursor: string | null;
}

export interface ProductStock {
  productId: string;
  variantId: string;
  /** null in a sum over warehouses */
  warehouseId: string | null;
  /** Decimal string in the base unit of the SKU */
  onHand: string;
  /** Decimal string in the base unit of the SKU */
  reserved: string;
  /** Decimal string in the base unit of the SKU */
  available: string;
  minimum: string | null;
  /** Below its minimum; in a sum, in one of the warehouses */
  low: boolean;
}

export interface ProductStockList {
  items: ProductStock[];
}

export interface RecalculateSummary {
  variantId: string;
  warehouseId: string;
}

export interface ReplayDeadEvents {
  consumer?: string;
}

export interface ReplayResult {
  replayed: number;
  failed: number;
}

export interface ResetPassword {
  token: string;
  password: string;
}

export interface ReverseDocument {
  reason: string;
  /** ISO 8601 instant with offset */
  effectiveAt?: string;
}

export interface Role {
  id: string;
  version: number;
  key: string;
  name: string;
  preset: boolean;
  permissions: string[];
  /** Team members who have it */
  members: number;
}

export interface RolePage {
  items: Role[];
  nextCursor: string | null;
}

export interface RoleRef {
  id: string;
  key: string;
  name: string;
}

export interface SearchResult {
  products: {
    productId: string;
    variantId: string;
    sku: string;
    name: string;
    baseUnit: string;
    archived: boolean;
  }[];
  documents: {
    id: string;
    number: string;
    type: PostedDocumentType;
    warehouseId: string;
    reference: string | null;
    /** ISO 8601 instant with offset */
    effectiveAt: string;
  }[];
  warehouses: {
    id: string;
    code: string;
    name: string;
    archived: boolean;
  }[];
  categories: {
    id: string;
    name: string;
  }[];
}

export interface Session {
  id: string;
  /** ISO 8601 instant with offset */
  createdAt: string;
  /** ISO 8601 instant with offset */
  lastUsedAt: string;
  /** ISO 8601 instant with offset */
  expiresAt: string;
  ip: string | null;
  userAgent: string | null;
  current: boolean;
}

export interface SessionList {
  items: Session[];
}

export interface SetMinimum {
  sku?: string;
  variantId?: string;
  warehouseId: string;
  /** Decimal string in the base unit of the SKU */
  minimum: string;
}

export interface SetMinimumBatch {
  items: SetMinimum[];
}

export interface SetMinimumResults {
  items: {
    ok: true;
    minimum: MinimumLevel;
  } | {
    ok: false;
    code: string;
    title: string;
    details: Record<string, unknown>;
    fix: string;
  }[];
}

export interface SetNegativeStockPolicy {
  variantId?: string;
  locationId?: string;
  channel?: string;
  policy: NegativePolicy;
}

export interface Setup {
  token: string;
  email: string;
  password: string;
  name: string;
  businessName: string;
  currency: string;
  timeZone: string;
  locale: string;
  /** What the first warehouse is called; “Main warehouse” without it */
  warehouseName?: string;
  cookie?: boolean;
}

export interface SetupState {
  /** True as long as nobody has set the server up */
  open: boolean;
}

export interface SignedIn {
  accessToken: string;
  /** Seconds until the access token expires */
  expiresIn: number;
  user: UserRef;
  /** The business the access token is for */
  tenantId: string;
  tenants: TenantRef[];
  /** Only when it was asked for in the body (`cookie: false`) */
  refreshToken?: string;
}

export interface StockCard {
  items: StockCardLeg[];
  nextCursor: string | null;
  variantId: string;
  sku: string;
  name: string;
  baseUnit: string;
  warehouseId: string | null;
  /** Stock before the earliest leg of this page; on the first page of order=asc, the opening balance of the window */
  openingBalance: string;
  /** Stock after the latest leg of this page */
  closingBalance: string;
}

export interface StockCardLeg {
  id: string;
  position: number;
  documentId: string;
  documentNumber: string;
  lineNo: number;
  type: PostedDocumentType;
  warehouseId: string;
  /** Per base unit; null where it is not known, and without cost:read */
  unitCost: Money | null;
  reference: string | null;
  reason: string | null;
  note: string | null;
  /** ISO 8601 instant with offset */
  effectiveAt: string;
  /** ISO 8601 instant with offset */
  recordedAt: string;
  actor: ActorFace;
  reversesPosition: number | null;
  /** The other end, where it is one of the own warehouses */
  otherWarehouseId: string | null;
  /** What it added (positive) or took away (negative) */
  change: string;
  /** Stock after this leg, in the order of effectiveAt and position */
  balance: string;
}

export interface StockDay {
  day: string;
  warehouseId: string;
  /** Decimal string in the base unit of the SKU */
  quantityIn: string;
  /** Decimal string in the base unit of the SKU */
  quantityOut: string;
  /** Decimal string in the base unit of the SKU */
  transferIn: string;
  /** Decimal string in the base unit of the SKU */
  transferOut: string;
  /** In minor units; null without cost:read */
  valueInMinor: number | null;
  /** In minor units; null without cost:read */
  valueOutMinor: number | null;
  movements: number;
}

export interface StockDayList {
  items: StockDay[];
  asOf: AsOf;
}

export interface StockDocument {
  id: string;
  number: string;
  type: PostedDocumentType;
  warehouseId: string;
  toWarehouseId: string | null;
  reference: string | null;
  reason: string | null;
  /** ISO 8601 instant with offset */
  effectiveAt: string;
  /** ISO 8601 instant with offset */
  recordedAt: string;
  actorId: string;
  lineCount: number;
  reversesDocumentId: string | null;
}

export interface StockSummary {
  variantId: string;
  sku: string;
  warehouseId: string;
  /** Decimal string in the base unit of the SKU */
  totalIn: string;
  /** Decimal string in the base unit of the SKU */
  totalOut: string;
  /** Decimal string in the base unit of the SKU */
  currentStock: string;
  /** ISO 8601 instant with offset */
  lastMovementAt: string;
  /** The last movement of this key that is counted */
  position: number;
}

export interface StockSummaryPage {
  items: StockSummary[];
  nextCursor: string | null;
  asOf: AsOf;
}

export interface SwitchTenant {
  tenantId: string;
}

export interface SwitchedTenant {
  accessToken: string;
  expiresIn: number;
  tenantId: string;
}

export interface SystemStatus {
  version: string;
  nodeVersion: string;
  postgresVersion: string;
  /** ISO 8601 instant with offset */
  startedAt: string;
  /** Of the process that answers */
  memoryBytes: number;
  databaseBytes: number;
  eventLogBytes: number;
  /** Documents, movements and balances with their indexes */
  ledgerBytes: number;
  /** Where the embedded database lies; null where the database is elsewhere */
  disk: {
    freeBytes: number;
    totalBytes: number;
  } | null;
}

export interface Tenant {
  id: string;
  version: number;
  slug: string;
  name: string;
  currency: string;
  timeZone: string;
  locale: string;
  /** What happens when stock would go below zero (R-NEG-1) */
  negativeStock: "block" | "approve" | "allow";
  customFields: CustomFieldSchema;
}

export interface TenantList {
  items: TenantSummary[];
}

export interface TenantRef {
  id: string;
  slug: string;
  name: string;
}

export interface TenantSummary {
  id: string;
  slug: string;
  name: string;
  currency: string;
  timeZone: string;
  locale: string;
}

/** Only none is supported today */
export type TrackingMode = "none" | "lot" | "serial" | "lot+serial";

export interface UndoImport {
  reason?: string;
}

export interface UpdateCategory {
  name?: string;
  parentId?: string | null;
}

export interface UpdateLocation {
  /** Short name, unique without regard to letter case */
  code?: string;
  name?: string;
  parentId?: string;
}

export interface UpdateMe {
  name?: string;
  locale?: string | null;
  /** What is named is changed; the rest stays */
  preferences?: {
    theme?: "system" | "light" | "dark";
    digits?: "auto" | "latn" | "arab";
    calendar?: "gregory" | "islamic-umalqura";
  };
}

export interface UpdateMember {
  roleId?: string;
  /** Warehouses this may see and move; null means all of the business */
  warehouseIds?: string[] | null;
}

export interface UpdateProduct {
  name?: string;
  description?: string;
  categoryId?: string | null;
  brand?: string;
  kind?: ProductKind;
  tracking?: TrackingMode;
  /** Only the keys given change; null empties one */
  custom?: Record<string, CustomValue>;
}

export interface UpdateRole {
  name?: string;
  permissions?: ("tenant:read" | "tenant:update" | "user:read" | "user:write" | "role:read" | "role:write" | "api-key:read" | "api-key:write" | "audit:read" | "product:read" | "product:write" | "warehouse:read" | "warehouse:write" | "inventory:read" | "inventory:receive" | "inventory:issue" | "inventory:return" | "inventory:adjust" | "inventory:transfer" | "inventory:open" | "inventory:reverse" | "inventory:backdate" | "inventory:approve-negative" | "inventory:verify" | "minimum:write" | "alert:write" | "dashboard:read" | "cost:read" | "import:read" | "import:write" | "system:read" | "system:write")[];
}

export interface UpdateTenant {
  name?: string;
  currency?: string;
  timeZone?: string;
  locale?: string;
  negativeStock?: "block" | "approve" | "allow";
  customFields?: CustomFieldSchemaInput;
}

export interface UpdateVariant {
  /** Unique in the business, without regard to letter case */
  sku?: string;
  /** What tells it from the product's other variants, such as a size */
  name?: string;
  /** The unit stock is counted in */
  baseUnit?: string;
  /** Decimals of a quantity in the base unit; fixed after the first movement (R-UOM-1) */
  scale?: number;
  /** All of them: what is not in the list is removed */
  barcodes?: string[];
  price?: Money | null;
  cost?: Money | null;
}

export interface UpdateWarehouse {
  /** Short name, unique without regard to letter case */
  code?: string;
  name?: string;
  kind?: WarehouseKind;
}

export interface UserRef {
  id: string;
  email: string;
  name: string;
}

export interface Variant {
  id: string;
  sku: string;
  name: string;
  baseUnit: string;
  scale: number;
  barcodes: string[];
  price: Money | null;
  /** Cost per base unit; absent for those who may not see cost */
  cost?: Money | null;
  archivedAt: string | null;
}

export interface Verification {
  id: string;
  state: "waiting" | "running" | "finished" | "failed";
  fraction: number;
  /** Why it failed */
  error: string | null;
  report: VerifyReport | null;
}

export interface VerifyReport {
  ok: boolean;
  /** ISO 8601 instant with offset */
  checkedAt: string;
  violations: Violation[];
}

export interface Violation {
  invariant: string;
  key: string;
  expected: string;
  actual: string;
}

export interface Warehouse {
  id: string;
  version: number;
  code: string;
  name: string;
  kind: WarehouseKind;
  archivedAt: string | null;
}

export type WarehouseKind = "main" | "branch" | "virtual";

export interface WarehousePage {
  items: Warehouse[];
  nextCursor: string | null;
}

export interface WriteImportPreset {
  kind?: ImportKind;
  name: string;
  settings: {
    /** Such as utf-8, utf-16le, windows-1252, windows-1256 */
    encoding?: string;
    delimiter?: "," | ";" | "\t" | "|";
    decimalMark?: "." | ",";
    dateOrder?: "day-first" | "month-first";
    /** Of products, a field the caller may not set is left out: cost takes cost:read, minimum takes minimum:write, quantity (opening stock) takes inventory:open */
    columns?: Record<string, string>;
    /** Of products: lines of SKUs that exist are passed over (skip, the default), or change what they fill in and nothing else (update) */
    existing?: "skip" | "update";
    /** Codes that are no goods, such as postage; they become services without stock. Of sales. Replaces the usual list */
    serviceCodes?: string[];
  };
}

/** Every operation: what it takes and what it answers. */
export interface Operations {
  /** Sign in with e-mail and password. Anyone may call it. */
  "POST /auth/login": {
    input: {
      body: Login;
    };
    response: SignedIn;
  };
  /** Exchange the refresh token for the next one and a new access token. Anyone may call it. */
  "POST /auth/refresh": {
    input: {
      body?: {
        refreshToken?: string;
        /** The business to go on in; the session's last one when left out */
        tenantId?: string;
      } | null;
    };
    response: SignedIn;
  };
  /** End the session of the refresh token or of the access token. Anyone may call it. */
  "POST /auth/logout": {
    input: {
      body?: {
        refreshToken?: string;
      } | null;
    };
    response: undefined;
  };
  /** Go on in another of one's businesses. Anyone who is signed in may call it. */
  "POST /auth/switch": {
    input: {
      body: SwitchTenant;
    };
    response: SwitchedTenant;
  };
  /** Where one is signed in. Anyone who is signed in may call it. */
  "GET /auth/sessions": {
    input: Record<never, never>;
    response: SessionList;
  };
  /** Sign out elsewhere. Anyone who is signed in may call it. */
  "DELETE /auth/sessions/{id}": {
    input: {
      params: {
        id: string;
      };
    };
    response: undefined;
  };
  /** Change one's password; other sessions end. Anyone who is signed in may call it. */
  "POST /auth/password": {
    input: {
      body: ChangePassword;
    };
    response: undefined;
  };
  /** Ask for a link to set a new password; the answer never tells whether the account exists. Anyone may call it. */
  "POST /auth/password/forgot": {
    input: {
      body: ForgotPassword;
    };
    response: undefined;
  };
  /** Set a new password with the token of a mailed link; every session ends. Anyone may call it. */
  "POST /auth/password/reset": {
    input: {
      body: ResetPassword;
    };
    response: undefined;
  };
  /** Who one is and what one may do. Anyone who is signed in may call it. */
  "GET /auth/me": {
    input: Record<never, never>;
    response: Me;
  };
  /** Change one's name, language and preferences. Anyone who is signed in may call it. */
  "PATCH /auth/me": {
    input: {
      body: UpdateMe;
    };
    response: Me;
  };
  /** The team. Needs the permission `user:read` (see the team). */
  "GET /users": {
    input: {
      query?: {
        limit?: number;
        cursor?: string;
      };
    };
    response: MemberPage;
  };
  /** A team member. Needs the permission `user:read` (see the team). */
  "GET /users/{id}": {
    input: {
      params: {
        id: string;
      };
    };
    response: Member;
  };
  /** Give a team member another role or other warehouses. Needs the permission `user:write` (invite, change and remove team members). */
  "PATCH /users/{id}": {
    input: {
      params: {
        id: string;
      };
      body: UpdateMember;
      /** The version you have seen; another one in the meantime is VERSION_CONFLICT. */
      ifMatch: number;
    };
    response: Member;
  };
  /** Take someone out of the team. Needs the permission `user:write` (invite, change and remove team members). */
  "DELETE /users/{id}": {
    input: {
      params: {
        id: string;
      };
      body?: {
        reason?: string;
      } | null;
    };
    response: undefined;
  };
  /** Roles: the presets and the business's own, all on one page. Needs the permission `role:read` (see roles). */
  "GET /roles": {
    input: Record<never, never>;
    response: RolePage;
  };
  /** Make a role. Needs the permission `role:write` (create and change roles). */
  "POST /roles": {
    input: {
      body: CreateRole;
    };
    response: Role;
  };
  /** A role. Needs the permission `role:read` (see roles). */
  "GET /roles/{id}": {
    input: {
      params: {
        id: string;
      };
    };
    response: Role;
  };
  /** Change a role of the business's own. Needs the permission `role:write` (create and change roles). */
  "PATCH /roles/{id}": {
    input: {
      params: {
        id: string;
      };
      body: UpdateRole;
      /** The version you have seen; another one in the meantime is VERSION_CONFLICT. */
      ifMatch: number;
    };
    response: Role;
  };
  /** Delete a role that nobody has. Needs the permission `role:write` (create and change roles). */
  "DELETE /roles/{id}": {
    input: {
      params: {
        id: string;
      };
    };
    response: undefined;
  };
  /** API keys of the business, without the keys themselves. Needs the permission `api-key:read` (see api keys). */
  "GET /api-keys": {
    input: {
      query?: {
        limit?: number;
        cursor?: string;
      };
    };
    response: ApiKeyPage;
  };
  /** Make an API key; it is shown this once. Needs the permission `api-key:write` (create and revoke api keys). */
  "POST /api-keys": {
    input: {
      body: CreateApiKey;
    };
    response: CreatedApiKey;
  };
  /** Revoke an API key at once. Needs the permission `api-key:write` (create and revoke api keys). */
  "DELETE /api-keys/{id}": {
    input: {
      params: {
        id: string;
      };
      body?: {
        reason?: string;
      } | null;
    };
    response: undefined;
  };
  /** One's businesses. Anyone who is signed in may call it. */
  "GET /tenants": {
    input: Record<never, never>;
    response: TenantList;
  };
  /** Open another business of one's own; switch to it with /auth/switch. Needs the permission `tenant:update` (change the settings of the business). */
  "POST /tenants": {
    input: {
      body: CreateTenant;
    };
    response: Tenant;
  };
  /** The business one works for, with its settings. Needs the permission `tenant:read` (see the settings of the business). */
  "GET /tenants/current": {
    input: Record<never, never>;
    response: Tenant;
  };
  /** Change settings of the business. Needs the permission `tenant:update` (change the settings of the business). */
  "PATCH /tenants/current": {
    input: {
      body: UpdateTenant;
      /** The version you have seen; another one in the meantime is VERSION_CONFLICT. */
      ifMatch: number;
    };
    response: Tenant;
  };
  /** Invitations to the team. Needs the permission `user:read` (see the team). */
  "GET /invitations": {
    input: {
      query?: {
        limit?: number;
        cursor?: string;
        state?: "open" | "all";
      };
    };
    response: InvitationPage;
  };
  /** Invite someone to the team; the link is mailed, and shown this once. Needs the permission `user:write` (invite, change and remove team members). */
  "POST /invitations": {
    input: {
      body: CreateInvitation;
    };
    response: CreatedInvitation;
  };
  /** Take an invitation back. Needs the permission `user:write` (invite, change and remove team members). */
  "DELETE /invitations/{id}": {
    input: {
      params: {
        id: string;
      };
    };
    response: undefined;
  };
  /** What the token of an invitation's link opens. Anyone may call it. */
  "POST /invitations/look-up": {
    input: {
      body: LookUpInvitation;
    };
    response: InvitationPreview;
  };
  /** Join the team with the token of an invitation's link, and sign in. Anyone may call it. */
  "POST /invitations/accept": {
    input: {
      body: AcceptInvitation;
    };
    response: SignedIn;
  };
  /** Who changed what, the newest first. Needs the permission `audit:read` (see who changed what). */
  "GET /audit": {
    input: {
      query?: {
        limit?: number;
        cursor?: string;
        /** Id of the person, API key or part of the system */
        actor?: string;
        /** Such as product.updated */
        action?: string;
        entityType?: string;
        entityId?: string;
        /** ISO 8601 instant with offset */
        from?: string;
        /** Exclusive */
        to?: string;
      };
    };
    response: AuditPage;
  };
  /** Products: searched, filtered and sorted. Needs the permission `product:read` (see products). */
  "GET /products": {
    input: {
      query?: {
        limit?: number;
        cursor?: string;
        /** Words of the name, the brand, a SKU or a barcode; parts of words and typing errors count too. The best answers come first */
        q?: string;
        /** The category or one below it */
        categoryId?: string;
        brand?: string;
        kind?: ProductKind;
        /** Archived ones only (true), not at all (false), or both (all) */
        archived?: "false" | "true" | "all";
        /** true: only those with a SKU that is low or out in one of your warehouses; needs inventory:read */
        low?: "true" | "false";
        /** Has no effect with q, which ranks */
        sort?: "name" | "-name" | "createdAt" | "-createdAt" | "updatedAt" | "-updatedAt";
      };
    };
    response: ProductPage;
  };
  /** Create a product with one SKU, or with several variants. Needs the permission `product:write` (create, change and archive products). */
  "POST /products": {
    input: {
      body: CreateProduct;
    };
    response: Product;
  };
  /** The SKU that a typed or scanned code stands for. Needs the permission `product:read` (see products). */
  "GET /products/lookup": {
    input: {
      query: {
        /** A SKU or a barcode */
        code: string;
      };
    };
    response: CodeLookup;
  };
  /** Print labels with barcodes or QR codes, on sheets or rolls, as a PDF. Needs the permission `product:read` (see products). */
  "POST /products/labels": {
    input: {
      body: PrintLabels;
    };
    response: Blob;
  };
  /** A product with its variants. Needs the permission `product:read` (see products). */
  "GET /products/{id}": {
    input: {
      params: {
        id: string;
      };
    };
    response: Product;
  };
  /** Change a product. Needs the permission `product:write` (create, change and archive products). */
  "PATCH /products/{id}": {
    input: {
      params: {
        id: string;
      };
      body: UpdateProduct;
      /** The version you have seen; another one in the meantime is VERSION_CONFLICT. */
      ifMatch: number;
    };
    response: Product;
  };
  /** Create up to 1,000 products, with an answer per item. Needs the permission `product:write` (create, change and archive products). */
  "POST /products:batch": {
    input: {
      body: CreateProductBatch;
    };
    response: CreateProductResults;
  };
  /** Take a product out of use; its history stays. Needs the permission `product:write` (create, change and archive products). */
  "POST /products/{id}/archive": {
    input: {
      params: {
        id: string;
      };
      body?: {
        /** Stands in the audit trail */
        reason?: string;
      } | null;
    };
    response: Product;
  };
  /** Take an archived product into use again. Needs the permission `product:write` (create, change and archive products). */
  "POST /products/{id}/restore": {
    input: {
      params: {
        id: string;
      };
      body?: {
        /** Stands in the audit trail */
        reason?: string;
      } | null;
    };
    response: Product;
  };
  /** Add a variant (SKU) to a product. Needs the permission `product:write` (create, change and archive products). */
  "POST /products/{id}/variants": {
    input: {
      params: {
        id: string;
      };
      body: CreateVariant;
    };
    response: Product;
  };
  /** Change a variant. Needs the permission `product:write` (create, change and archive products). */
  "PATCH /products/{id}/variants/{variantId}": {
    input: {
      params: {
        id: string;
        variantId: string;
      };
      body: UpdateVariant;
      /** The version you have seen; another one in the meantime is VERSION_CONFLICT. */
      ifMatch: number;
    };
    response: Product;
  };
  /** Take a variant out of use. Needs the permission `product:write` (create, change and archive products). */
  "POST /products/{id}/variants/{variantId}/archive": {
    input: {
      params: {
        id: string;
        variantId: string;
      };
    };
    response: Product;
  };
  /** Take an archived variant into use again. Needs the permission `product:write` (create, change and archive products). */
  "POST /products/{id}/variants/{variantId}/restore": {
    input: {
      params: {
        id: string;
        variantId: string;
      };
    };
    response: Product;
  };
  /** Categories by name; parentId says where each hangs in the tree. Needs the permission `product:read` (see products). */
  "GET /categories": {
    input: {
      query?: {
        limit?: number;
        cursor?: string;
        /** Archived ones only (true), not at all (false), or both (all) */
        archived?: "false" | "true" | "all";
      };
    };
    response: CategoryPage;
  };
  /** Create a category. Needs the permission `product:write` (create, change and archive products). */
  "POST /categories": {
    input: {
      body: CreateCategory;
    };
    response: Category;
  };
  /** A category. Needs the permission `product:read` (see products). */
  "GET /categories/{id}": {
    input: {
      params: {
        id: string;
      };
    };
    response: Category;
  };
  /** Rename a category, or move it with all below it. Needs the permission `product:write` (create, change and archive products). */
  "PATCH /categories/{id}": {
    input: {
      params: {
        id: string;
      };
      body: UpdateCategory;
      /** The version you have seen; another one in the meantime is VERSION_CONFLICT. */
      ifMatch: number;
    };
    response: Category;
  };
  /** Take an empty category out of use. Needs the permission `product:write` (create, change and archive products). */
  "POST /categories/{id}/archive": {
    input: {
      params: {
        id: string;
      };
    };
    response: Category;
  };
  /** Take an archived category into use again. Needs the permission `product:write` (create, change and archive products). */
  "POST /categories/{id}/restore": {
    input: {
      params: {
        id: string;
      };
    };
    response: Category;
  };
  /** The warehouses you may use, by code. Needs the permission `warehouse:read` (see warehouses and locations). */
  "GET /warehouses": {
    input: {
      query?: {
        limit?: number;
        cursor?: string;
        /** Archived ones only (true), not at all (false), or both (all) */
        archived?: "false" | "true" | "all";
      };
    };
    response: WarehousePage;
  };
  /** Create a warehouse with the root of its locations. Needs the permission `warehouse:write` (create and change warehouses and locations). */
  "POST /warehouses": {
    input: {
      body: CreateWarehouse;
    };
    response: Warehouse;
  };
  /** A warehouse. Needs the permission `warehouse:read` (see warehouses and locations). */
  "GET /warehouses/{id}": {
    input: {
      params: {
        id: string;
      };
    };
    response: Warehouse;
  };
  /** Change a warehouse. Needs the permission `warehouse:write` (create and change warehouses and locations). */
  "PATCH /warehouses/{id}": {
    input: {
      params: {
        id: string;
      };
      body: UpdateWarehouse;
      /** The version you have seen; another one in the meantime is VERSION_CONFLICT. */
      ifMatch: number;
    };
    response: Warehouse;
  };
  /** Take an empty warehouse out of use; its history stays. Needs the permission `warehouse:write` (create and change warehouses and locations). */
  "POST /warehouses/{id}/archive": {
    input: {
      params: {
        id: string;
      };
    };
    response: Warehouse;
  };
  /** Take an archived warehouse into use again. Needs the permission `warehouse:write` (create and change warehouses and locations). */
  "POST /warehouses/{id}/restore": {
    input: {
      params: {
        id: string;
      };
    };
    response: Warehouse;
  };
  /** The locations of a warehouse by code; parentId says where each hangs in the tree. Needs the permission `warehouse:read` (see warehouses and locations). */
  "GET /warehouses/{id}/locations": {
    input: {
      params: {
        id: string;
      };
      query?: {
        limit?: number;
        cursor?: string;
        /** Archived ones only (true), not at all (false), or both (all) */
        archived?: "false" | "true" | "all";
      };
    };
    response: LocationPage;
  };
  /** Add a location to a warehouse. Needs the permission `warehouse:write` (create and change warehouses and locations). */
  "POST /warehouses/{id}/locations": {
    input: {
      params: {
        id: string;
      };
      body: CreateLocation;
    };
    response: Location;
  };
  /** Rename a location, or move it inside its warehouse. Needs the permission `warehouse:write` (create and change warehouses and locations). */
  "PATCH /warehouses/{id}/locations/{locationId}": {
    input: {
      params: {
        id: string;
        locationId: string;
      };
      body: UpdateLocation;
      /** The version you have seen; another one in the meantime is VERSION_CONFLICT. */
      ifMatch: number;
    };
    response: Location;
  };
  /** Take an empty location out of use. Needs the permission `warehouse:write` (create and change warehouses and locations). */
  "POST /warehouses/{id}/locations/{locationId}/archive": {
    input: {
      params: {
        id: string;
        locationId: string;
      };
    };
    response: Location;
  };
  /** Take an archived location into use again. Needs the permission `warehouse:write` (create and change warehouses and locations). */
  "POST /warehouses/{id}/locations/{locationId}/restore": {
    input: {
      params: {
        id: string;
        locationId: string;
      };
    };
    response: Location;
  };
  /** Post a stock document: receipt, issue, adjustment, transfer, opening or return. Needs the permission `inventory:read` (see stock and movements). */
  "POST /inventory/movements": {
    input: {
      body: PostDocument;
    };
    response: PostedDocument;
  };
  /** List movements, latest first; a page may be short while nextCursor is set. Needs the permission `inventory:read` (see stock and movements). */
  "GET /inventory/movements": {
    input: {
      query?: {
        limit?: number;
        cursor?: string;
        sku?: string;
        variantId?: string;
        /** Either end of a transfer matches */
        warehouseId?: string;
        type?: PostedDocumentType;
        /** Id of the user or API key that recorded it */
        actor?: string;
        reference?: string;
        documentId?: string;
        /** First instant of the window, by effectiveAt, inclusive */
        from?: string;
        /** End of the window, by effectiveAt, exclusive */
        to?: string;
      };
    };
    response: MovementPage;
  };
  /** Post up to 1,000 stock documents, each with its own answer. Needs the permission `inventory:read` (see stock and movements). */
  "POST /inventory/movements:batch": {
    input: {
      body: PostDocumentBatch;
    };
    response: PostedDocumentBatch;
  };
  /** What a stock document would do to the levels, and what would be refused; nothing is posted. Needs the permission `inventory:read` (see stock and movements). */
  "POST /inventory/movements:preview": {
    input: {
      body: PostDocument;
    };
    response: DocumentPreview;
  };
  /** Take a posted document back with a reversal document. Needs the permission `inventory:reverse` (reverse a document). */
  "POST /inventory/documents/{id}/reversal": {
    input: {
      params: {
        id: string;
      };
      body: ReverseDocument;
    };
    response: PostedDocument;
  };
  /** List the exceptions from the business's negative-stock policy. Needs the permission `inventory:read` (see stock and movements). */
  "GET /inventory/negative-stock-policies": {
    input: Record<never, never>;
    response: NegativeStockPolicyList;
  };
  /** Set the negative-stock policy of a SKU, a location, both, or a channel. Needs the permission `tenant:update` (change the settings of the business). */
  "PUT /inventory/negative-stock-policies": {
    input: {
      body: SetNegativeStockPolicy;
    };
    response: NegativeStockPolicy;
  };
  /** Remove an exception from the negative-stock policy. Needs the permission `tenant:update` (change the settings of the business). */
  "DELETE /inventory/negative-stock-policies/{id}": {
    input: {
      params: {
        id: string;
      };
    };
    response: undefined;
  };
  /** All that ever came and went, per SKU and warehouse. Needs the permission `inventory:read` (see stock and movements). */
  "GET /inventory/summaries": {
    input: {
      query?: {
        limit?: number;
        cursor?: string;
        sku?: string;
        warehouseId?: string;
      };
    };
    response: StockSummaryPage;
  };
  /** What a SKU did per business day. Needs the permission `inventory:read` (see stock and movements). */
  "GET /inventory/days": {
    input: {
      query: {
        sku: string;
        warehouseId?: string;
        from?: string;
        to?: string;
      };
    };
    response: StockDayList;
  };
  /** Count one SKU in a warehouse anew from the ledger. Needs the permission `system:write` (replay dead events and rebuild read models). */
  "POST /inventory/summaries:recalculate": {
    input: {
      body: RecalculateSummary;
    };
    response: JobAccepted;
  };
  /** Minimum levels per SKU and warehouse. Needs the permission `inventory:read` (see stock and movements). */
  "GET /inventory/minimums": {
    input: {
      query?: {
        limit?: number;
        cursor?: string;
        sku?: string;
        warehouseId?: string;
      };
    };
    response: MinimumPage;
  };
  /** Set the minimum of a SKU in a warehouse. Needs the permission `minimum:write` (set minimum levels). */
  "PUT /inventory/minimums": {
    input: {
      body: SetMinimum;
    };
    response: MinimumLevel;
  };
  /** Remove the minimum of a SKU in a warehouse. Needs the permission `minimum:write` (set minimum levels). */
  "DELETE /inventory/minimums": {
    input: {
      query: {
        sku?: string;
        variantId?: string;
        warehouseId: string;
      };
    };
    response: undefined;
  };
  /** Set many minimum levels, with an answer per item. Needs the permission `minimum:write` (set minimum levels). */
  "POST /inventory/minimums:batch": {
    input: {
      body: SetMinimumBatch;
    };
    response: SetMinimumResults;
  };
  /** Alerts of low and missing stock, the newest first. Needs the permission `inventory:read` (see stock and movements). */
  "GET /alerts": {
    input: {
      query?: {
        limit?: number;
        cursor?: string;
        /** open: active or acknowledged; all when left out */
        state?: "active" | "acknowledged" | "resolved" | "open";
        kind?: AlertKind;
        warehouseId?: string;
        sku?: string;
      };
    };
    response: AlertPage;
  };
  /** One alert. Needs the permission `inventory:read` (see stock and movements). */
  "GET /alerts/{id}": {
    input: {
      params: {
        id: string;
      };
    };
    response: Alert;
  };
  /** Note that someone takes care of an alert. Needs the permission `alert:write` (acknowledge alerts). */
  "POST /alerts/{id}/acknowledge": {
    input: {
      params: {
        id: string;
      };
      body?: {
        note?: string;
      } | null;
    };
    response: Alert;
  };
  /** Imports, the newest first. Needs the permission `import:read` (see imports). */
  "GET /imports": {
    input: {
      query?: {
        limit?: number;
        cursor?: string;
        kind?: ImportKind;
        status?: ImportStatus;
        dryRun?: string;
      };
    };
    response: {
      items: Import[];
      nextCursor: string | null;
    };
  };
  /** Import a file of sales or products in the background: multipart with the parts `request` (JSON) and `file`, or JSON with the table in `text`. Follow GET /imports/{id}; the same content adds nothing twice. Needs the permission `import:write` (import files and undo imports). */
  "POST /imports": {
    input: {
      body: ImportTextRequest | FormData;
    };
    response: Import;
  };
  /** One import with its progress, what was found out about the file, and its report. Needs the permission `import:read` (see imports). */
  "GET /imports/{id}": {
    input: {
      params: {
        id: string;
      };
    };
    response: Import;
  };
  /** The lines that were refused, as a CSV file with where, why and what mends them (at most 10,000). Needs the permission `import:read` (see imports). */
  "GET /imports/{id}/refused-rows": {
    input: {
      params: {
        id: string;
      };
    };
    response: string;
  };
  /** Saved ways to read files. Needs the permission `import:read` (see imports). */
  "GET /import-presets": {
    input: {
      query?: {
        kind?: ImportKind;
      };
    };
    response: {
      items: ImportPreset[];
    };
  };
  /** Save a way to read files under a name, over the one that has it. Needs the permission `import:write` (import files and undo imports). */
  "POST /import-presets": {
    input: {
      body: WriteImportPreset;
    };
    response: ImportPreset;
  };
  /** Change a saved way to read files. Needs the permission `import:write` (import files and undo imports). */
  "PUT /import-presets/{id}": {
    input: {
      params: {
        id: string;
      };
      body: WriteImportPreset;
      /** The version you have seen; another one in the meantime is VERSION_CONFLICT. */
      ifMatch: number;
    };
    response: ImportPreset;
  };
  /** Delete a saved way to read files. Needs the permission `import:write` (import files and undo imports). */
  "DELETE /import-presets/{id}": {
    input: {
      params: {
        id: string;
      };
    };
    response: undefined;
  };
  /** Versions, and what the server takes of memory and disk. Needs the permission `system:read` (see queues, consumers and dead events). */
  "GET /system/status": {
    input: Record<never, never>;
    response: SystemStatus;
  };
  /** How far the consumers of the event log are behind with this business. Needs the permission `system:read` (see queues, consumers and dead events). */
  "GET /system/consumers": {
    input: Record<never, never>;
    response: ConsumerStatusList;
  };
  /** Events that a consumer could not handle, with their errors. Needs the permission `system:read` (see queues, consumers and dead events). */
  "GET /system/dead-events": {
    input: {
      query?: {
        limit?: number;
        cursor?: string;
        consumer?: string;
        topic?: string;
      };
    };
    response: DeadEventPage;
  };
  /** Hand a parked event to its consumer again. Needs the permission `system:write` (replay dead events and rebuild read models). */
  "POST /system/dead-events/{id}/replay": {
    input: {
      params: {
        id: string;
      };
    };
    response: ReplayResult;
  };
  /** Hand all parked events to their consumers again, or those of one consumer. Needs the permission `system:write` (replay dead events and rebuild read models). */
  "POST /system/dead-events/replay": {
    input: {
      body: ReplayDeadEvents;
    };
    response: ReplayResult;
  };
  /** Give a parked event up, with a reason. Needs the permission `system:write` (replay dead events and rebuild read models). */
  "POST /system/dead-events/{id}/discard": {
    input: {
      params: {
        id: string;
      };
      body: DiscardDeadEvent;
    };
    response: undefined;
  };
  /** Job queues, and the jobs of this business that failed. Needs the permission `system:read` (see queues, consumers and dead events). */
  "GET /system/jobs": {
    input: Record<never, never>;
    response: JobsStatus;
  };
  /** Let a failed job run again. Needs the permission `system:write` (replay dead events and rebuild read models). */
  "POST /system/jobs/{queue}/{id}/retry": {
    input: {
      params: {
        queue: string;
        id: string;
      };
    };
    response: JobRetried;
  };
  /** Whether the server waits for its first set-up. Anyone may call it. */
  "GET /auth/setup": {
    input: Record<never, never>;
    response: SetupState;
  };
  /** Set the server up with the token of the printed link: first owner, first business, signed in. Anyone may call it. */
  "POST /auth/setup": {
    input: {
      body: Setup;
    };
    response: SignedIn;
  };
  /** What a shopkeeper wants to see first. Needs the permission `dashboard:read` (see the dashboard). */
  "GET /dashboard": {
    input: {
      query?: {
        warehouseId?: string;
      };
    };
    response: Dashboard;
  };
  /** Fill this business, still empty, with goods and two months of trade to try things out; follow it with GET /demo-data/{id}. Needs the permission `tenant:update` (change the settings of the business). */
  "POST /demo-data": {
    input: Record<never, never>;
    response: JobProgress;
  };
  /** How far the filling of a business is. Needs the permission `tenant:update` (change the settings of the business). */
  "GET /demo-data/{id}": {
    input: {
      params: {
        id: string;
      };
    };
    response: JobProgress;
  };
  /** The products as a CSV file, a line per SKU. Needs the permission `product:read` (see products). */
  "GET /products.csv": {
    input: {
      query?: {
        /** Words of the name, the brand, a SKU or a barcode; parts of words and typing errors count too. The best answers come first */
        q?: string;
        /** The category or one below it */
        categoryId?: string;
        brand?: string;
        kind?: ProductKind;
        /** Archived ones only (true), not at all (false), or both (all) */
        archived?: "false" | "true" | "all";
        /** true: only those with a SKU that is low or out in one of your warehouses; needs inventory:read */
        low?: "true" | "false";
        /** Has no effect with q, which ranks */
        sort?: "name" | "-name" | "createdAt" | "-createdAt" | "updatedAt" | "-updatedAt";
        /** true: begins with a byte order mark, by which spreadsheets know UTF-8 */
        bom?: "true" | "false";
      };
    };
    response: string;
  };
  /** Stock per SKU and warehouse as a CSV file, now or at a past instant. Needs the permission `inventory:read` (see stock and movements). */
  "GET /inventory/levels.csv": {
    input: {
      query?: {
        sku?: string;
        variantId?: string;
        warehouseId?: string;
        /** Search in name, brand, SKU and barcode; the best 500 SKUs are looked at */
        q?: string;
        /** true: only where onHand is below the minimum */
        belowMinimum?: "true" | "false";
        /** true: only where nothing is left of what was once there or has a minimum */
        out?: "true" | "false";
        /** true: one row per SKU, over the warehouses asked for */
        sum?: "true" | "false";
        sort?: "sku" | "-sku" | "name" | "-name" | "onHand" | "-onHand" | "available" | "-available";
        /** Stock at that instant of business time (effectiveAt); reserved is not kept for the past and is 0 */
        asOf?: string;
        /** true: begins with a byte order mark, by which spreadsheets know UTF-8 */
        bom?: "true" | "false";
      };
    };
    response: string;
  };
  /** Movements as a CSV file, latest first. Needs the permission `inventory:read` (see stock and movements). */
  "GET /inventory/movements.csv": {
    input: {
      query?: {
        sku?: string;
        variantId?: string;
        /** Either end of a transfer matches */
        warehouseId?: string;
        type?: PostedDocumentType;
        /** Id of the user or API key that recorded it */
        actor?: string;
        reference?: string;
        documentId?: string;
        /** First instant of the window, by effectiveAt, inclusive */
        from?: string;
        /** End of the window, by effectiveAt, exclusive */
        to?: string;
        /** true: begins with a byte order mark, by which spreadsheets know UTF-8 */
        bom?: "true" | "false";
      };
    };
    response: string;
  };
  /** Stock documents as a CSV file, latest first. Needs the permission `inventory:read` (see stock and movements). */
  "GET /inventory/documents.csv": {
    input: {
      query?: {
        type?: PostedDocumentType;
        /** Either end of a transfer matches */
        warehouseId?: string;
        reference?: string;
        number?: string;
        actor?: string;
        /** First instant of the window, by effectiveAt, inclusive */
        from?: string;
        /** End of the window, by effectiveAt, exclusive */
        to?: string;
        /** true: begins with a byte order mark, by which spreadsheets know UTF-8 */
        bom?: "true" | "false";
      };
    };
    response: string;
  };
  /** The history of one SKU with its running balance as a CSV file. Needs the permission `inventory:read` (see stock and movements). */
  "GET /inventory/stock-card.csv": {
    input: {
      query?: {
        sku?: string;
        variantId?: string;
        /** One warehouse; all of yours together when left out */
        warehouseId?: string;
        /** asc: oldest first */
        order?: "asc" | "desc";
        /** First instant of the window, by effectiveAt, inclusive */
        from?: string;
        /** End of the window, by effectiveAt, exclusive */
        to?: string;
        /** true: begins with a byte order mark, by which spreadsheets know UTF-8 */
        bom?: "true" | "false";
      };
    };
    response: string;
  };
  /** Alerts of low and missing stock as a CSV file, the newest first. Needs the permission `inventory:read` (see stock and movements). */
  "GET /alerts.csv": {
    input: {
      query?: {
        /** open: active or acknowledged; all when left out */
        state?: "active" | "acknowledged" | "resolved" | "open";
        kind?: AlertKind;
        warehouseId?: string;
        sku?: string;
        /** true: begins with a byte order mark, by which spreadsheets know UTF-8 */
        bom?: "true" | "false";
      };
    };
    response: string;
  };
  /** Who changed what as a CSV file, the newest first. Needs the permission `audit:read` (see who changed what). */
  "GET /audit.csv": {
    input: {
      query?: {
        /** Id of the person, API key or part of the system */
        actor?: string;
        /** Such as product.updated */
        action?: string;
        entityType?: string;
        entityId?: string;
        /** ISO 8601 instant with offset */
        from?: string;
        /** Exclusive */
        to?: string;
        /** true: begins with a byte order mark, by which spreadsheets know UTF-8 */
        bom?: "true" | "false";
      };
    };
    response: string;
  };
  /** List stock per SKU and warehouse, or summed over warehouses, now or at a past instant. Needs the permission `inventory:read` (see stock and movements). */
  "GET /inventory/levels": {
    input: {
      query?: {
        limit?: number;
        cursor?: string;
        sku?: string;
        variantId?: string;
        warehouseId?: string;
        /** Search in name, brand, SKU and barcode; the best 500 SKUs are looked at */
        q?: string;
        /** true: only where onHand is below the minimum */
        belowMinimum?: "true" | "false";
        /** true: only where nothing is left of what was once there or has a minimum */
        out?: "true" | "false";
        /** true: one row per SKU, over the warehouses asked for */
        sum?: "true" | "false";
        sort?: "sku" | "-sku" | "name" | "-name" | "onHand" | "-onHand" | "available" | "-available";
        /** Stock at that instant of business time (effectiveAt); reserved is not kept for the past and is 0 */
        asOf?: string;
        /** true, with `sum`: each row also tells every warehouse by itself; belowMinimum and out then ask whether any of them is so */
        each?: "true" | "false";
      };
    };
    response: LevelPage;
  };
  /** Stock of the products of a page: their SKUs per warehouse, or summed over warehouses. Needs the permission `inventory:read` (see stock and movements). */
  "GET /products/stock": {
    input: {
      query: {
        /** Ids of products, comma between them, at most 200 */
        ids: string;
        /** true: one row per SKU, over your warehouses */
        sum?: "true" | "false";
      };
    };
    response: ProductStockList;
  };
  /** Read the history of one SKU with its running balance. Needs the permission `inventory:read` (see stock and movements). */
  "GET /inventory/stock-card": {
    input: {
      query?: {
        limit?: number;
        cursor?: string;
        sku?: string;
        variantId?: string;
        /** One warehouse; all of yours together when left out */
        warehouseId?: string;
        /** asc: oldest first */
        order?: "asc" | "desc";
        /** First instant of the window, by effectiveAt, inclusive */
        from?: string;
        /** End of the window, by effectiveAt, exclusive */
        to?: string;
      };
    };
    response: StockCard;
  };
  /** List stock documents, latest first; a page may be short while nextCursor is set. Needs the permission `inventory:read` (see stock and movements). */
  "GET /inventory/documents": {
    input: {
      query?: {
        limit?: number;
        cursor?: string;
        type?: PostedDocumentType;
        /** Either end of a transfer matches */
        warehouseId?: string;
        reference?: string;
        number?: string;
        actor?: string;
        /** First instant of the window, by effectiveAt, inclusive */
        from?: string;
        /** End of the window, by effectiveAt, exclusive */
        to?: string;
      };
    };
    response: DocumentPage;
  };
  /** Read a stock document with its lines. Needs the permission `inventory:read` (see stock and movements). */
  "GET /inventory/documents/{id}": {
    input: {
      params: {
        id: string;
      };
    };
    response: DocumentDetail;
  };
  /** Check the ledger's invariants and its read models at once; reads everything the business has ever posted. Needs the permission `inventory:verify` (run the ledger's checks). */
  "GET /inventory/verify": {
    input: Record<never, never>;
    response: VerifyReport;
  };
  /** Check the ledger in the background; follow it with GET /inventory/verifications/{id}. Needs the permission `inventory:verify` (run the ledger's checks). */
  "POST /inventory/verifications": {
    input: Record<never, never>;
    response: Verification;
  };
  /** How far a check of the ledger is, and its report; kept for three days. Needs the permission `inventory:verify` (run the ledger's checks). */
  "GET /inventory/verifications/{id}": {
    input: {
      params: {
        id: string;
      };
    };
    response: Verification;
  };
  /** How many SKUs lie in each location of a warehouse. Needs the permission `inventory:read` (see stock and movements). */
  "GET /inventory/places": {
    input: {
      query: {
        warehouseId: string;
      };
    };
    response: PlaceCounts;
  };
  /** What lies in one location, not in those below it, by SKU. Needs the permission `inventory:read` (see stock and movements). */
  "GET /inventory/places/{id}": {
    input: {
      params: {
        id: string;
      };
      query?: {
        limit?: number;
        cursor?: string;
      };
    };
    response: PlaceStockPage;
  };
  /** How a file of sales or products is read, its first rows, and what importing it would do, with every problem at its cell; nothing is kept. Needs the permission `import:write` (import files and undo imports). */
  "POST /imports/preview": {
    input: {
      body: ImportTextRequest | FormData;
    };
    response: ImportPreview;
  };
  /** Take back everything an import has posted, as one reversal document; the file may then be imported again. Needs the permission `import:write` (import files and undo imports). */
  "POST /imports/{id}/undo": {
    input: {
      params: {
        id: string;
      };
      body?: UndoImport | null;
    };
    response: Import;
  };
  /** Find products, documents, warehouses and categories at once, as far as one may read them. Anyone who is signed in may call it. */
  "GET /search": {
    input: {
      query: {
        /** Words, a SKU, a barcode, the number or reference of a document, the code or name of a warehouse */
        q: string;
        /** Most hits of each kind */
        limit?: number;
      };
    };
    response: SearchResult;
  };
}

/** Writes that know no Idempotency-Key, since nobody is signed in yet: they are not sent again by themselves. */
export const unrepeatable: ReadonlySet<string> = new Set([
  "POST /auth/login",
  "POST /auth/refresh",
  "POST /auth/logout",
  "POST /auth/password/forgot",
  "POST /auth/password/reset",
  "POST /invitations/look-up",
  "POST /invitations/accept",
  "POST /auth/setup",
]);
