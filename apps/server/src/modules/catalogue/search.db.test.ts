import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServer, expectStatus, type TestServer } from "../../app/testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer();
  const items = [
    { name: "WHITE HANGING HEART T-LIGHT HOLDER", sku: "85123A", barcodes: ["4006381333931"] },
    { name: "WHITE METAL LANTERN", sku: "71053" },
    { name: "HEART OF WICKER SMALL", sku: "22469" },
    { name: "Red heart", sku: "RH" },
    { name: "KNITTED UNION FLAG HOT WATER BOTTLE", sku: "84029G" },
    { name: "Café crème, 100% arabica", sku: "AB-12/3.X", brand: "Gayo" },
    { name: "Headphones", sku: "AUD_1" },
    { name: "قهوة عربية", sku: "AR-COFFEE" },
    { name: "Heart", sku: "HEA-900" },
    {
      name: "Shirt",
      variants: [
        { sku: "SHIRT-S", name: "Small" },
        { sku: "SHIRT-L", name: "Large" },
      ],
    },
  ];
  expectStatus(await server.owner.post("/products:batch", { items }), 200);
});
afterAll(() => server.close());

async function find(query: string, more = ""): Promise<string[]> {
  const page = expectStatus(await server.owner.get(`/products?q=${encodeURIComponent(query)}${more}`), 200);
  return page.items.map((item: { variants: Array<{ sku: string }> }) => item.variants[0]?.sku);
}

test.each([
  // an exact code comes first, whatever its letters
  ["85123a", ["85123A"]],
  ["4006381333931", ["85123A"]],
  ["ab-12/3.x", ["AB-12/3.X"]],
  // the beginning of a code
  ["851", ["85123A"]],
  ["40063", ["85123A"]],
  // names that begin with it, then whole words, shorter names first
  ["heart", ["HEA-900", "22469", "RH", "85123A"]],
  // every word counts, in any order and only begun
  ["lantern white", ["71053"]],
  ["white hang", ["85123A"]],
  ["whi hea", ["85123A"]],
  // inside a word, inside a code, with other punctuation
  ["phone", ["AUD_1"]],
  ["antern", ["71053"]],
  ["5123", ["85123A"]],
  ["ab123x", ["AB-12/3.X"]],
  ["b-12", ["AB-12/3.X"]],
  // typing errors: a letter too few, too many, another, two swapped
  ["lantrn", ["71053"]],
  ["lanttern", ["71053"]],
  ["lamtern", ["71053"]],
  ["knitetd flag", ["84029G"]],
  ["headfones", ["AUD_1"]],
  ["85123B", ["85123A"]],
  // accents and other scripts
  ["cafe creme", ["AB-12/3.X"]],
  ["قهوة", ["AR-COFFEE"]],
  // the brand, the name of a variant
  ["gayo", ["AB-12/3.X"]],
  ["shirt large", ["SHIRT-S"]],
  // signs are signs
  ["100%", ["AB-12/3.X"]],
  ["%", []],
  ["_", []],
  ["AUD_1", ["AUD_1"]],
  ["A_D", []],
  ["'; DROP TABLE product; --", []],
  ["\\", []],
  ["nothing like it", []],
])("%j", async (query, skus) => {
  expect(await find(query)).toEqual(skus);
});

test("pages by rank hold everything once, and filters narrow what was found", async () => {
  const first = expectStatus(await server.owner.get("/products?q=heart&limit=3"), 200);
  const second = expectStatus(await server.owner.get(`/products?q=heart&limit=3&cursor=${first.nextCursor}`), 200);
  const names = [...first.items, ...second.items].map((item: { name: string }) => item.name);
  expect(names).toEqual(["Heart", "HEART OF WICKER SMALL", "Red heart", "WHITE HANGING HEART T-LIGHT HOLDER"]);
  expect(second.nextCursor).toBeNull();
  expect(await find("heart", "&kind=service")).toEqual([]);
  expect(await find("cafe", "&brand=GAYO")).toEqual(["AB-12/3.X"]);
});

test("what changes is found at once under its new words and no longer under its old ones", async () => {
  const made = await server.createProduct({ name: "Temporary kettle" });
  expect(await find("kettle")).toEqual([made.sku]);
  expectStatus(await server.owner.patch(`/products/${made.id}`, { name: "Samovar" }, { version: 1 }), 200);
  expect(await find("kettle")).toEqual([]);
  expect(await find("samovar")).toEqual([made.sku]);
  expectStatus(await server.owner.patch(`/products/${made.id}/variants/${made.variantId}`, { barcodes: ["5551234"] }, { version: 2 }), 200);
  expect(await find("5551234")).toEqual([made.sku]);
});

test("the search answers for the business of the connection only", async () => {
  const other = await server.otherBusiness();
  const ctx = server.app.modules.identity.systemCtx(other.tenantId);
  const ask = (tenantId: string) => server.database.db.read(ctx, ({ tx }) => tx.query("SELECT variant_id FROM catalogue_search($1, 'heart', 50)", [tenantId]));
  expect(await ask(server.tenantId)).toEqual([]);
  expect(await ask(other.tenantId)).toEqual([]);
});
