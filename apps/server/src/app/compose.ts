import { createBusinesses } from "../flows/create-business/index.ts";
import { currencyIsUsed } from "../flows/currency-in-use/index.ts";
import { createDashboard } from "../flows/dashboard/index.ts";
import { createDemoData } from "../flows/demo-data/index.ts";
import { createExports } from "../flows/exports/index.ts";
import { createImportFiles } from "../flows/import-files/index.ts";
import { createProductImport } from "../flows/import-products/index.ts";
import { createSalesImport } from "../flows/import-sales/index.ts";
import { createInventoryQueries, parseDocumentNumber } from "../flows/inventory-queries/index.ts";
import { createPlaceStock } from "../flows/place-stock/index.ts";
import { createSearch } from "../flows/search/index.ts";
import { createVerifyLedger } from "../flows/verify-ledger/index.ts";
import { type Consumer, createJobDispatch } from "../infrastructure/events/index.ts";
import { createAlerts } from "../modules/alerts/index.ts";
import { createAudit } from "../modules/audit/index.ts";
import { createCatalogue } from "../modules/catalogue/index.ts";
import { createIdentity } from "../modules/identity/index.ts";
import { createImports } from "../modules/imports/index.ts";
import { createInventory } from "../modules/inventory/index.ts";
import { createStockSummary } from "../modules/stock-summary/index.ts";
import { createSystem } from "../modules/system/index.ts";
import { createWarehouses } from "../modules/warehouses/index.ts";
import type { Config } from "./config.ts";
import type { Authenticate } from "./http/register-route.ts";
import type { Infrastructure } from "./infrastructure.ts";
import { ledgerMetrics } from "./ledger-metrics.ts";
import { gather, type ModuleFace } from "./module-face.ts";
import { version } from "./version.ts";
import { createMaintenance } from "./worker/maintenance.ts";

export type App = ReturnType<typeof compose>;

/**
 * Builds the modules and flows in order: a factory gets what was built before it, so the compiler checks the wiring and
 * a cycle cannot be written. Nothing starts here; `lifecycle.ts` starts what a role needs.
 */
export function compose(config: Config, infrastructure: Infrastructure) {
  const { clock, db, bus, wakeUp, events, cache, jobs, mail, documents, address, telemetry } = infrastructure;
  const { log } = telemetry;

  // A flow, built first: the read models tell it when figures have moved on.
  const dashboard = createDashboard({ db, cache, bus, onError: (error) => log.error({ err: error }, "dashboard not announced") });

  // Modules: islands over the infrastructure.
  const warehouses = createWarehouses({ db, events });
  const identity = createIdentity({ db, events, clock, bus, mail, publicUrl: address.url, knownWarehouses: warehouses.knownWarehouses, currencyIsUsed });
  const audit = createAudit({ db });
  const catalogue = createCatalogue({ db, events, cache, documents, readTenant: identity.readTenant });
  const { LEDGER_GROUP_COMMIT: groupCommit, LEDGER_QUEUE_MAX: queueMax } = config;
  const inventory = createInventory({ db, wakeUp, clock, groupCommit, queueMax, onBatch: ledgerMetrics(telemetry.metrics) });
  telemetry.metrics.gauge("ledger_queue_documents", "Stock documents that wait for their transaction", [], (gauge) => gauge.set({}, inventory.queueDepth()));
  const stockSummary = createStockSummary({ db, jobs, clock, onChanged: dashboard.changed });
  const alerts = createAlerts({ db, events, onChanged: dashboard.changed });
  const imports = createImports({ db });
  const dataDir = config.DATABASE_URL === undefined ? config.LUMBUNG_DATA_DIR : null;
  const system = createSystem({ db, jobs, log, clock, version, dataDir, consumers: () => consumers });

  // Flows: what needs several modules.
  const businesses = createBusinesses({ db, identity, provisionTenant: warehouses.provisionTenant, clock });
  const importDeps = { db, events, identity, inventory, catalogue, alerts };
  const salesImport = createSalesImport(importDeps);
  const productImport = createProductImport(importDeps);
  const importFiles = {
    ...createImportFiles({ ...importDeps, clock }, { sales: salesImport.kind, products: productImport.kind }),
    sales: salesImport,
    products: productImport,
  };
  const inventoryQueries = createInventoryQueries({ db, cache });

  const modules = { identity, audit, catalogue, warehouses, inventory, stockSummary, alerts, imports, system };
  const demoData = createDemoData({ db, jobs, clock, readTenant: identity.readTenant, catalogue, warehouses, inventory, alerts });
  const search = createSearch({ db, listDocuments: inventoryQueries.listDocuments, parseDocumentNumber });
  const exports = createExports({
    db,
    readTenant: identity.readTenant,
    products: catalogue.readProductPage,
    categories: catalogue.listCategories,
    levels: inventoryQueries.listLevels,
    movements: inventoryQueries.listMovements,
    documents: inventoryQueries.listDocuments,
    stockCard: inventoryQueries.readStockCard,
    alerts: alerts.listAlerts,
    audit: audit.listEntries,
  });
  const ledgerChecks = createVerifyLedger({ db, jobs, clock, inventory, stockSummary });
  const flows = { businesses, dashboard, demoData, exports, inventoryQueries, ledgerChecks, placeStock: createPlaceStock({ db }), importFiles, search };
  const faces: ModuleFace[] = [...Object.values(modules), ...Object.values(flows), createMaintenance(infrastructure)];
  const parts = gather(faces);
  const consumers: readonly Consumer[] = [...parts.consumers, createJobDispatch(parts.dispatch, jobs)];
  const authenticate: Authenticate = ({ id, ip, headers }) =>
    identity.authenticate(headers.authorization, { requestId: id, ip, locale: headers["accept-language"]?.slice(0, 35) ?? "en" });
  return {
    db,
    authenticate,
    modules,
    flows,
    ...parts,
    /** Every consumer of the event log, the one that turns events into jobs included. */
    consumers,
    /** Lets go of what was subscribed to, after what is in flight has its answer. */
    close: async () => {
      await inventory.drain();
      dashboard.close();
      identity.close();
    },
  };
}
