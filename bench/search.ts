import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDatabase, type Database, migrate, openEmbeddedPostgres } from "../apps/server/src/infrastructure/postgres/index.ts";
import { type Benchmark, Latencies, say, seededRandom } from "./lib/index.ts";

const skusAtFullScale = 100_000;
const queriesPerKind = 100;
/** Of every kind of query, not only of all together. */
const barP95Ms = 15;

const tenant = "00000000-0000-7000-8000-00000000bec4";

const colours = "white,red,blue,green,pink,black,ivory,cream,silver,gold,retro,vintage,antique,natural,purple,orange".split(",");
const things =
  "heart,lantern,holder,bag,box,mug,plate,bowl,cushion,frame,candle,clock,doormat,bunting,jar,tin,basket,hook,hanger,mirror,lamp,tray,teapot,spoon,apron,towel,blanket,scarf,umbrella,bottle,glass,vase,wreath,garland,ribbon,notebook,pencil,puzzle,kite,drawer,stool,shelf,bracket,hinge,handle,socket,switch,cable,adapter,charger".split(
    ",",
  );
const themes =
  "union flag,polkadot,strawberry,spaceboy,regency,dolly girl,skull,paisley,woodland,circus,jungle,lace,gingham,butterfly,christmas,easter,garden,kitchen,seaside,baroque".split(
    ",",
  );
const materials = "metal,wood,ceramic,glass,knitted,cotton,leather,paper,enamel,wicker,zinc,porcelain,steel,bamboo,felt,rubber".split(",");
const syllables = "ba,ko,ri,ten,mu,lo,sa,vi,dra,pel,nor,gus,tia,mek,zan,or,el,qui,fa,jun,hel,wex,py,tor,lim,sko,bru,cha,ned,ul".split(",");

interface Item {
  readonly name: string;
  readonly sku: string;
  readonly barcode: string;
}

function makeCatalogue(count: number): Item[] {
  const random = seededRandom(7);
  // The square favours the head of each list: a few words are in a third of the names.
  const pick = (list: readonly string[]) => list[Math.floor(random() ** 2 * list.length)] as string;
  const coined = () => Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(syllables)).join("");
  const makers = Array.from({ length: 20_000 }, coined);
  return Array.from({ length: count }, (_, i) => {
    const name = [
      pick(colours),
      random() < 0.5 ? pick(themes) : pick(makers),
      pick(materials),
      pick(things),
      random() < 0.3 ? `set of ${1 + Math.floor(random() * 12)}` : "",
    ]
      .filter((part) => part !== "")
      .join(" ")
      .toUpperCase();
    const sku =
      i % 3 === 0 ? `${pick(things).slice(0, 3).toUpperCase()}-${pick(colours).slice(0, 3).toUpperCase()}-${i}` : `${20000 + i}${"ABCDEFG"[i % 9] ?? ""}`;
    return { name, sku, barcode: `50${String(10_000_000_000 + i * 7919).padStart(11, "0")}` };
  });
}

function makeQueries(items: readonly Item[], each: number): Record<string, string[]> {
  const random = seededRandom(11);
  const item = () => items[Math.floor(random() * items.length)] as Item;
  const word = (lengthMin: number) => {
    for (;;) {
      const words = item()
        .name.toLowerCase()
        .split(" ")
        .filter((candidate) => candidate.length >= lengthMin);
      const found = words[Math.floor(random() * words.length)];
      if (found) return found;
    }
  };
  const mistype = (text: string) => {
    const at = 1 + Math.floor(random() * (text.length - 2));
    return random() < 0.5 ? text.slice(0, at) + text.slice(at + 1) : `${text.slice(0, at)}${text[at + 1]}${text[at]}${text.slice(at + 2)}`;
  };
  const times = (make: (i: number) => string) => Array.from({ length: each }, (_, i) => make(i));
  return {
    commonWord: times((i) => [...colours.slice(0, 6), ...things.slice(0, 6), ...materials.slice(0, 4)][i % 16] as string),
    rareWord: times(() => word(5)),
    twoWords: times(() => `${word(3)} ${word(3)}`),
    nameAsTyped: times(() => item().name.toLowerCase().split(" ").slice(0, 4).join(" ").slice(0, -2)),
    twoCommonWords: times((i) => `${colours[i % 4]} ${things[(i * 3) % 5]}`),
    substring: times(() => word(6).slice(2)),
    typingError: times(() => mistype(word(5))),
    typingErrorOfTwo: times(() => `${mistype(word(6))} ${mistype(word(5))}`),
    oneLetter: times((i) => "abcdefghijklmnopqrstuvwxyz0123456789"[i % 36] as string),
    twoLetters: times(() => word(4).slice(0, 2)),
    sku: times(() => item().sku.toLowerCase()),
    partOfSku: times(() => item().sku.slice(1, 5)),
    barcode: times(() => item().barcode),
    partOfBarcode: times(() => item().barcode.slice(5, 11)),
    nothing: times((i) => ["%", "_", "100%", "xqzvw", "''; --", "wqxkjz zzzqq"][i % 6] as string),
  };
}

/** Writes the catalogue as the owner of the tables, in slices; the triggers index it. Returns the distinct words. */
async function seed(owner: Database, items: readonly Item[]): Promise<number> {
  const client = await owner.connect();
  try {
    await client.query("INSERT INTO tenant (id, slug, name, currency, time_zone, locale) VALUES ($1, 'bench', 'Bench', 'GBP', 'UTC', 'en')", [tenant]);
    const slice = 10_000;
    for (let from = 0; from < items.length; from += slice) {
      const part = items.slice(from, from + slice);
      await client.query(
        `WITH i AS MATERIALIZED (SELECT gen_random_uuid() AS id, * FROM unnest($2::text[], $3::text[], $4::text[]) AS i(name, sku, code)),
              p AS (INSERT INTO product (tenant_id, id, name) SELECT $1, id, name FROM i),
              v AS (INSERT INTO variant (tenant_id, id, product_id, sku) SELECT $1, id, id, sku FROM i)
         INSERT INTO barcode (tenant_id, code, variant_id) SELECT $1, code, id FROM i`,
        [tenant, part.map((item) => item.name), part.map((item) => item.sku), part.map((item) => item.barcode)],
      );
    }
    await client.query("VACUUM ANALYZE");
    return Number((await client.query("SELECT count(DISTINCT word) AS n FROM catalogue_word")).rows[0].n);
  } finally {
    client.release();
  }
}

/** Asks for the first page (50 SKUs) of each query as the application does: its role, its lock, one round trip. */
async function measure(app: Database, queries: Record<string, string[]>): Promise<Record<string, Latencies>> {
  const client = await app.connect();
  const kinds: Record<string, Latencies> = {};
  try {
    await client.query(`SET app.tenant_id = '${tenant}'`);
    const ask = (query: string) => client.query({ name: "search", text: "SELECT variant_id, ord FROM catalogue_search($1, $2, 50)", values: [tenant, query] });
    for (const list of Object.values(queries)) for (const query of list.slice(0, 5)) await ask(query);
    for (const [kind, list] of Object.entries(queries)) {
      const latencies = new Latencies();
      for (const query of list) {
        const start = performance.now();
        await ask(query);
        latencies.add(performance.now() - start);
      }
      kinds[kind] = latencies;
    }
  } finally {
    client.release(true);
  }
  return kinds;
}

/**
 * How long a search of the catalogue takes at a merchant's size: SKUs with the names, codes and barcodes of a real range
 * (few words are very common, most are rare), asked as people ask, on a PostgreSQL of its own.
 */
export const run: Benchmark = async ({ scale }) => {
  const items = makeCatalogue(Math.round(skusAtFullScale * scale));
  const dir = join(tmpdir(), `lumbung-bench-search-${process.pid}`);
  const postgres = await openEmbeddedPostgres(dir);
  const connect = (connectionString: string) =>
    createDatabase({ connectionString, poolMax: 1, applicationName: "lumbung bench", onError: (error) => say(String(error)) });
  const [owner, app] = [connect(postgres.ownerUrl), connect(postgres.appUrl)];
  try {
    await migrate(postgres.ownerUrl);
    say(`writing ${items.length} SKUs`);
    const words = await seed(owner, items);
    const measured = await measure(app, makeQueries(items, queriesPerKind));
    const kinds = Object.fromEntries(Object.entries(measured).map(([kind, list]) => [kind, timing(list)]));
    return { ok: Object.values(kinds).every((kind) => kind.p95Ms < barP95Ms), skus: items.length, words, barP95Ms, ...kinds };
  } finally {
    await Promise.all([owner.close(), app.close()]);
    await postgres.stop();
    await rm(dir, { recursive: true, force: true });
  }
};

interface Timing {
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly maxMs: number;
}

function timing(latencies: Latencies): Timing {
  return { p50Ms: latencies.percentile(0.5), p95Ms: latencies.percentile(0.95), maxMs: latencies.percentile(1) };
}
