import { parseArgs } from "node:util";
import { type Command, UsageError } from "./command.ts";
import { createProgress } from "./progress.ts";

/** Computes read models anew while the server goes on. */
export const rebuild: Command = {
  usage: "rebuild stock-summary [--tenant SLUG]",
  summary: "Compute the stock read models anew from the ledger, online",
  run: async ({ args, open, print }) => {
    const { values, positionals } = readArguments(args);
    if (positionals.length !== 1 || positionals[0] !== "stock-summary") throw new UsageError("There is one read model to rebuild: stock-summary.");
    const { app } = await open();
    const tenant = values.tenant === undefined ? undefined : await app.modules.identity.findTenant(values.tenant);
    if (values.tenant !== undefined && tenant === undefined) throw new UsageError(`There is no business "${values.tenant}".`);
    const progress = createProgress("SKUs");
    const result = await app.modules.stockSummary.rebuildStockSummary(tenant?.id ?? "all", ({ done, total }) => progress.update(done, total));
    progress.end();
    print(`Rebuilt: ${result.variants} SKUs of ${result.tenants} ${result.tenants === 1 ? "business" : "businesses"}.`);
    return 0;
  },
};

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { tenant: { type: "string" } } });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
