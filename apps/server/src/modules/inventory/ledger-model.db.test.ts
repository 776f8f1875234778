import type { PostDocument, PostedDocument } from "@lumbung/contracts";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../infrastructure/postgres/testing.ts";
import { AppError } from "../../shared/errors.ts";
import { formatScaled } from "../../shared/quantity.ts";
import { createLedgerFixture, type LedgerFixture } from "./testing.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const skus = { A: 0, B: 3, C: 1 } as const;
type Sku = keyof typeof skus;
type Warehouse = "MAIN" | "SHOP";

interface Line {
  sku: Sku;
  /** In base unit × 10^scale, positive; negative only in adjustments. */
  scaled: number;
}
interface Command {
  type: "receipt" | "issue" | "adjustment" | "transfer" | "return" | "opening" | "reversal";
  warehouse: Warehouse;
  lines: Line[];
  /** Which of the posted documents a reversal takes back. */
  pick: number;
}

/** The ledger as one would write it on a slip of paper: a number per SKU and warehouse. */
class Model {
  readonly levels = new Map<string, number>();
  readonly posted: { effects: [string, number][]; type: string; reversed: boolean }[] = [];

  effectsOf(command: Command): [string, number][] {
    const other: Warehouse = command.warehouse === "MAIN" ? "SHOP" : "MAIN";
    return command.lines.flatMap(({ sku, scaled }): [string, number][] => {
      const here = `${sku} ${command.warehouse}`;
      if (command.type === "issue") return [[here, -scaled]];
      if (command.type === "transfer")
        return [
          [here, -scaled],
          [`${sku} ${other}`, scaled],
        ];
      return [[here, scaled]];
    });
  }

  /** Whether the effects as a whole leave every place they take from at zero or more; applies them if so. */
  apply(effects: [string, number][]): boolean {
    const next = new Map(this.levels);
    for (const [key, delta] of effects) next.set(key, (next.get(key) ?? 0) + delta);
    if (effects.some(([key, delta]) => delta < 0 && (next.get(key) ?? 0) < 0)) return false;
    for (const [key, value] of next) this.levels.set(key, value);
    return true;
  }
}

const line = fc.record({ sku: fc.constantFrom<Sku>("A", "B", "C"), scaled: fc.integer({ min: 1, max: 40 }) });
const command: fc.Arbitrary<Command> = fc.record({
  type: fc.constantFrom<Command["type"]>("receipt", "issue", "issue", "adjustment", "transfer", "return", "opening", "reversal"),
  warehouse: fc.constantFrom<Warehouse>("MAIN", "SHOP"),
  lines: fc.array(line, { minLength: 1, maxLength: 4 }),
  pick: fc.nat(),
});

function inputOf(fixture: LedgerFixture, command: Command, sign: number): PostDocument {
  const other = command.warehouse === "MAIN" ? "SHOP" : "MAIN";
  return {
    type: command.type as PostDocument["type"],
    warehouseId: fixture.warehouses[command.warehouse] as string,
    ...(command.type === "transfer" ? { toWarehouseId: fixture.warehouses[other] as string } : {}),
    ...(command.type === "adjustment" ? { reason: "counted" } : {}),
    lines: command.lines.map(({ sku, scaled }) => ({ sku, quantity: formatScaled(BigInt(scaled * sign), skus[sku]) })),
  };
}

test("R-LED-7: any sequence of commands leaves what a naive model says, with I1 and I2 intact", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 40 }), fc.boolean(), async (commands, negativeAdjustments) => {
      const fixture = await createLedgerFixture(database.db, { warehouses: ["MAIN", "SHOP"], skus });
      const model = new Model();
      const documents: PostedDocument[] = [];
      for (const one of commands) {
        const sign = one.type === "adjustment" && negativeAdjustments ? -1 : 1;
        const index = documents.length === 0 ? -1 : one.pick % documents.length;
        const target = model.posted[index];
        if (one.type === "reversal" && !target) continue;
        const effects =
          target && one.type === "reversal"
            ? target.effects.map(([key, delta]): [string, number] => [key, -delta])
            : model.effectsOf(one).map(([key, delta]): [string, number] => [key, delta * sign]);
        const allowed = one.type === "reversal" ? target?.type !== "reversal" && !target?.reversed && model.apply(effects) : model.apply(effects);
        const work =
          one.type === "reversal"
            ? fixture.inventory.reverseDocument(fixture.ctx, { id: documents[index]?.document.id as string, reason: "wrong" })
            : fixture.inventory.postDocument(fixture.ctx, inputOf(fixture, one, sign));
        const answer = await work.catch((error: unknown) => error);
        if (!allowed) {
          expect(answer).toBeInstanceOf(AppError);
          continue;
        }
        expect(answer).toBeTypeOf("string");
        if (target && one.type === "reversal") target.reversed = true;
        documents.push(JSON.parse(answer as string) as PostedDocument);
        model.posted.push({ effects, type: one.type, reversed: false });
      }
      await database.db.withTransaction(fixture.ctx, async (tx) => {
        expect(await fixture.inventory.verify(tx)).toEqual([]);
        const rows = await tx.tx.query<{ key: string; level: number }>(
          `SELECT v.sku || ' ' || w.code AS key, sum(b.on_hand)::bigint AS level FROM stock_balance b
             JOIN variant v ON v.tenant_id = b.tenant_id AND v.id = b.variant_id JOIN warehouse w ON w.tenant_id = b.tenant_id AND w.id = b.warehouse_id
            WHERE b.tenant_id = $1 GROUP BY 1`,
          [fixture.ctx.tenantId],
        );
        for (const { key, level } of rows) expect([key, level]).toEqual([key, model.levels.get(key) ?? 0]);
        for (const [key, level] of model.levels) if (level !== 0) expect(rows).toContainEqual({ key, level });
      });
    }),
    { numRuns: 40 },
  );
}, 120_000);
