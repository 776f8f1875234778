import type { Command } from "./command.ts";

/** R-LED-7: the ledger's invariants (I1, I2, append-only) and those of its read models (I7), of every business. */
export const verify: Command = {
  usage: "verify",
  summary: "Check the ledger and its read models; exit code 1 with the first offending rows",
  run: async ({ open, print, printError }) => {
    const { app } = await open();
    const { identity } = app.modules;
    const tenants = await identity.allTenants();
    let broken = 0;
    for (const tenant of tenants) {
      const violations = await app.flows.ledgerChecks.verify(identity.systemCtx(tenant.id, "verify"));
      broken += violations.length;
      for (const { invariant, key, expected, actual } of violations)
        printError(`${tenant.slug}: ${invariant} is broken at ${key}: expected ${expected}, found ${actual}`);
    }
    if (broken === 0) print(`Sound: ${tenants.length} ${tenants.length === 1 ? "business" : "businesses"} checked (I1, I2, I7, append-only).`);
    return broken === 0 ? 0 : 1;
  },
};
