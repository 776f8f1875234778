import type { Database } from "../../apps/server/src/infrastructure/postgres/index.ts";

/** What a shop's list is made of: 30 × 16 × 50 names, told apart by size, so that a word finds hundreds and two words find dozens. */
const qualities =
  "vintage,rustic,modern,small,large,hanging,folding,painted,woven,carved,glazed,striped,spotted,antique,classic,garden,kitchen,travel,party,christmas,paper,wooden,cotton,ceramic,metal,glass,bamboo,leather,linen,enamel".split(
    ",",
  );
const colours = "white,ivory,red,pink,blue,teal,green,olive,yellow,amber,brown,black,grey,silver,gold,purple".split(",");
const goods =
  "lantern,holder,heart,bunting,cake stand,tea towel,mug,plate,bowl,basket,cushion,doormat,clock,frame,mirror,candle,napkin,tray,jug,teapot,lunch box,bag,purse,umbrella,apron,blanket,rug,hook,drawer knob,shelf,coaster,cutlery set,jar,tin,bottle,vase,wreath,garland,ornament,card,gift wrap,ribbon,sticker,pencil,notebook,bookmark,magnet,doorstop,stool,parasol".split(
    ",",
  );

export interface CatalogueSeed {
  readonly tenantId: string;
  readonly skus: number;
  /** How many warehouses there shall be; those that exist count. */
  readonly warehouses: number;
}

/** A few words that occur in the seeded names, from frequent (one word) to rare (three words): what people type into a search box. */
export function searchTerms(count: number, random: () => number): string[] {
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)] as string;
  return Array.from({ length: count }, (_, i) =>
    i % 3 === 0 ? pick(goods) : i % 3 === 1 ? `${pick(colours)} ${pick(goods)}` : `${pick(qualities)} ${pick(colours)} ${pick(goods)}`,
  );
}

/** The SKU of the product number `index` (from 0) that `seedCatalogue` makes. */
export function seededSku(index: number): string {
  return `B${String(index).padStart(6, "0")}`;
}

/**
 * Fills a tenant with products of one SKU each and with warehouses, by a handful of set-based statements (100,000 SKUs
 * in seconds). `db` is the owner's connection. Returns the ids of the warehouses, those of MAIN first.
 */
export async function seedCatalogue(db: Database, seed: CatalogueSeed): Promise<string[]> {
  const client = await db.connect();
  try {
    await client.query("BEGIN");
    await client.query(`SET LOCAL app.tenant_id = '${seed.tenantId}'`);
    await client.query(
      `WITH missing AS (
         INSERT INTO warehouse (tenant_id, id, code, name, kind)
         SELECT $1, uuidv7(), 'B' || n, 'Branch ' || n, 'branch'
           FROM generate_series((SELECT count(*) FROM warehouse WHERE tenant_id = $1) + 1, $2) n RETURNING id, code, name)
       INSERT INTO location (tenant_id, id, warehouse_id, code, name, kind) SELECT $1, id, id, code, name, 'storage' FROM missing`,
      [seed.tenantId, seed.warehouses],
    );
    await client.query(
      `WITH made AS MATERIALIZED (
         SELECT uuidv7() AS product_id, uuidv7() AS variant_id, n,
                $3::text[] AS q, $4::text[] AS c, $5::text[] AS g, hashint4(n) & 1073741823 AS h
           FROM generate_series(0, $2 - 1) n),
       products AS (
         INSERT INTO product (tenant_id, id, name, brand)
         SELECT $1, product_id, initcap(q[1 + h % cardinality(q)] || ' ' || c[1 + h / 31 % cardinality(c)] || ' ' || g[1 + h / 503 % cardinality(g)]) || ' ' || n % 40 + 1,
                'Brand ' || h % 200
           FROM made)
       INSERT INTO variant (tenant_id, id, product_id, sku, cost_minor, price_minor)
       SELECT $1, variant_id, product_id, 'B' || lpad(n::text, 6, '0'), 100 + h % 900, 300 + h % 2000 FROM made`,
      [seed.tenantId, seed.skus, qualities, colours, goods],
    );
    await client.query("COMMIT");
    await client.query("ANALYZE product, variant, warehouse, location");
    const warehouses = await client.query<{ id: string }>("SELECT id FROM warehouse WHERE tenant_id = $1 ORDER BY code <> 'MAIN', code", [seed.tenantId]);
    return warehouses.rows.map((row) => row.id);
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}
