import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { createDatabase } from "../../infrastructure/postgres/index.ts";
import { createTestServer, expectStatus, type TestServer } from "../testing/test-server.ts";
import { checkBusiness, type Query } from "./checks.ts";
import type { SimDocument } from "./commands.ts";
import { createHistory, type History } from "./history.ts";
import type { SimBusiness } from "./world.ts";

let server: TestServer | undefined;
let business: SimBusiness;
let history: History;
let asOwner: Query;
const closing: Array<() => Promise<void>> = [];

beforeEach(async () => {
  server = await createTestServer();
  const owner = createDatabase({ connectionString: server.database.ownerUrl, poolMax: 1, applicationName: "test", onError: () => undefined });
  closing.push(() => owner.close(), server.close);
  // The owner's own triggers keep it from changing the past too; a test of the checks has to get round them.
  asOwner = (text, values = []) => owner.withSystemTransaction((tx) => tx.run({ name: text.slice(0, 60), text, values }));
  const { sku, variantId } = await server.createProduct({ scale: 1 });
  const place = { warehouseId: server.warehouseId, locationId: server.warehouseId };
  business = { tenantId: server.tenantId, places: [place], skus: [{ sku, variantId, scale: 1 }] };
  history = createHistory();
  for (const [index, type] of (["receipt", "issue", "receipt"] as const).entries()) {
    const document: SimDocument = {
      type,
      reference: `c0.${index}`,
      warehouseId: server.warehouseId,
      lines: [{ sku, quantity: type === "issue" ? "2.5" : "4" }],
    };
    const body = expectStatus(await server.owner.post("/inventory/movements", document, { idempotencyKey: `c0.${index}` }), 201);
    history.record({
      tenantId: server.tenantId,
      key: `c0.${index}`,
      asked: { document },
      fate: { kind: "acknowledged", documentId: body.document.id, answer: JSON.stringify(body) },
    });
  }
  await server.runConsumersUntilIdle();
});
afterAll(async () => {
  for (const close of closing) await close();
});

test("a sound ledger passes", async () => {
  expect(await checkBusiness(asOwner, business, history)).toEqual([]);
});

describe("what a crash could leave behind is found", () => {
  test.each([
    ["a lost movement", "DELETE FROM movement WHERE position = (SELECT max(position) FROM movement)", "a document is whole"],
    ["a lost document", "DELETE FROM stock_document WHERE number_seq = 2 AND type = 'receipt'", "nothing belongs to a document that is not there"],
    [
      "a lost event",
      "DELETE FROM event_log WHERE topic = 'inventory.movement.created' AND position = (SELECT max(position) FROM event_log)",
      "a document is whole",
    ],
    ["a lost answer", "DELETE FROM idempotency_key WHERE key = 'c0.1'", "every client was told the truth"],
    [
      "another answer",
      `UPDATE idempotency_key SET response = replace(response, '"reserved":"0"', '"reserved":"1"') WHERE key = 'c0.1'`,
      "the event says what the answer said",
    ],
    ["a balance off by one", "UPDATE stock_balance SET on_hand = on_hand + 1", "balances are what the commands add up to"],
    [
      "an event applied twice",
      "UPDATE stock_summary SET total_in = total_in + 40, current_stock = current_stock + 40",
      "every event reached stock-summary once",
    ],
    ["a gap in the numbers", "UPDATE document_counter SET last = last + 1 WHERE type = 'issue'", "document numbers have no gap"],
  ])("%s", async (_, damage, finding) => {
    for (const table of ["movement", "stock_document"]) await asOwner(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    await asOwner(damage);
    expect((await checkBusiness(asOwner, business, history)).join("\n")).toContain(finding);
  });

  test("a document nobody asked for, and one that was refused", async () => {
    const refused = createHistory();
    for (const entry of history.entries.slice(0, 2)) refused.record({ ...entry, fate: { kind: "refused", code: "INSUFFICIENT_STOCK" } });
    const findings = (await checkBusiness(asOwner, business, refused)).join("\n");
    expect(findings).toContain("nothing (refused with INSUFFICIENT_STOCK)");
    expect(findings).toContain("nobody asked for it");
  });
});
