import { type ImportField, importFields } from "@lumbung/contracts";

/** What a line of a sales file can tell. */
export const salesFields = importFields;
export type SalesField = ImportField;
export const requiredSalesFields: readonly SalesField[] = ["sku", "quantity", "date"];

/** Index of the column of each field that was found. */
export type ColumnMap = Partial<Record<SalesField, number>>;

/**
 * Names of columns as shops and their programs write them, in English, Indonesian, Arabic, Vietnamese, Swahili and the
 * languages of common exports. Compared without case, accents and punctuation; the earlier a name, the surer.
 */
const columnNames: Record<SalesField, readonly string[]> = {
  invoice: [
    ..."invoice no|invoice number|invoiceno|invoice id|invoice|bill no|receipt no|receipt number|receipt|order no|order number|order id|order|sales order|transaction id|transaction no|transaction|voucher|document no|document|doc no|reference|ref".split(
      "|",
    ),
    ..."no faktur|nomor faktur|faktur|no invoice|no nota|nomor nota|nota|no struk|struk|no transaksi|nomor transaksi|no pesanan|nomor pesanan|pesanan|bukti".split(
      "|",
    ),
    ..."رقم الفاتورة|الفاتورة|فاتورة|رقم الطلب|رقم الإيصال|رقم العملية|المرجع".split("|"),
    ..."số hóa đơn|mã hóa đơn|hóa đơn|số chứng từ|mã đơn hàng|số đơn hàng|đơn hàng|số phiếu".split("|"),
    ..."nambari ya ankara|namba ya ankara|ankara|nambari ya risiti|risiti|nambari ya oda|oda|muamala".split("|"),
    ..."facture|numero facture|factura|numero de factura|rechnung|rechnungsnummer|nota fiscal|fatura".split("|"),
  ],
  sku: [
    ..."sku|stock code|stockcode|item code|itemcode|product code|productcode|article code|article number|article no|part number|part no|item no|item number|item id|product id|code|plu|upc|ean|barcode|article|item".split(
      "|",
    ),
    ..."kode barang|kode produk|kode item|kode sku|kode stok|kode|barcode barang".split("|"),
    ..."رمز الصنف|كود الصنف|رقم الصنف|رمز المنتج|كود المنتج|رقم القطعة|الباركود|باركود|الكود|كود|الرمز".split("|"),
    ..."mã hàng|mã sản phẩm|mã vật tư|mã hàng hóa|mã sp|mã vạch|mã sku|mã".split("|"),
    ..."msimbo wa bidhaa|nambari ya bidhaa|namba ya bidhaa|kodi ya bidhaa|msimbo".split("|"),
    ..."reference article|code article|codigo|codigo articulo|artikelnummer|artikel nr|referencia|codigo produto".split("|"),
  ],
  description: [
    ..."description|product name|item name|item description|product description|product title|lineitem name|product|title|name|details|particulars".split("|"),
    ..."nama barang|nama produk|nama item|deskripsi|uraian|keterangan|produk|barang|nama".split("|"),
    ..."اسم الصنف|اسم المنتج|الوصف|وصف|البيان|المنتج|الصنف|الاسم".split("|"),
    ..."tên hàng|tên sản phẩm|tên hàng hóa|tên vật tư|tên sp|mô tả|diễn giải|sản phẩm|tên".split("|"),
    ..."jina la bidhaa|maelezo|bidhaa|jina".split("|"),
    ..."designation|libelle|descripcion|bezeichnung|artikelbezeichnung|descricao|produit|producto".split("|"),
  ],
  quantity: [
    ..."quantity|qty|qty sold|quantity sold|units sold|units|lineitem quantity|pcs|pieces|count".split("|"),
    ..."jumlah|kuantitas|qty terjual|jumlah terjual|jml|banyaknya|unit terjual".split("|"),
    ..."الكمية|كمية|العدد|عدد|الكمية المباعة".split("|"),
    ..."số lượng|sl|s lượng|số lượng bán|slg".split("|"),
    ..."kiasi|idadi|wingi".split("|"),
    ..."quantite|qte|cantidad|menge|anzahl|quantidade|qtd".split("|"),
  ],
  date: [
    ..."invoice date|invoicedate|sale date|sold at|order date|transaction date|posting date|date and time|date time|datetime|timestamp|created at|created|date|time".split(
      "|",
    ),
    ..."tanggal faktur|tanggal transaksi|tanggal penjualan|tgl faktur|tgl transaksi|tanggal|tgl|waktu".split("|"),
    ..."تاريخ الفاتورة|تاريخ البيع|تاريخ العملية|التاريخ والوقت|التاريخ|تاريخ|الوقت".split("|"),
    ..."ngày hóa đơn|ngày bán|ngày chứng từ|ngày giao dịch|ngày giờ|ngày|thời gian".split("|"),
    ..."tarehe ya ankara|tarehe ya mauzo|tarehe|muda".split("|"),
    ..."date facture|fecha|fecha factura|datum|rechnungsdatum|data".split("|"),
  ],
  price: [
    ..."unit price|unitprice|price per unit|price each|selling price|sale price|sales price|lineitem price|rate|price".split("|"),
    ..."harga satuan|harga jual|harga per unit|harga".split("|"),
    ..."سعر الوحدة|سعر البيع|السعر|سعر|الثمن".split("|"),
    ..."đơn giá|giá bán|giá".split("|"),
    ..."bei ya kimoja|bei ya kuuza|bei".split("|"),
    ..."prix unitaire|prix|precio unitario|precio|einzelpreis|stuckpreis|preis|preco unitario|preco".split("|"),
  ],
  customer: [
    ..."customer id|customerid|customer code|customer no|customer number|customer name|customer email|customer|client id|client|buyer|account no|account".split(
      "|",
    ),
    ..."kode pelanggan|id pelanggan|nama pelanggan|pelanggan|pembeli".split("|"),
    ..."رقم العميل|كود العميل|اسم العميل|العميل|عميل|الزبون|المشتري".split("|"),
    ..."mã khách hàng|tên khách hàng|khách hàng|mã kh".split("|"),
    ..."nambari ya mteja|jina la mteja|mteja".split("|"),
    ..."code client|cliente|kunde|kundennummer".split("|"),
  ],
};

/** A name without what people write differently: case, accents, Arabic vowels and letter forms, punctuation, spaces. */
function columnKey(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("đ", "d")
    .replace(/[أإآٱ]/g, "ا")
    .replaceAll("ة", "ه")
    .replaceAll("ى", "ي")
    .replace(/ـ/g, "")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

const namesByField = new Map(salesFields.map((field) => [field, columnNames[field].map(columnKey)]));

/** How well a header names a field: 0 not at all, up to 100 for the surest of the known names. */
export function nameScore(header: string, field: SalesField): number {
  const key = columnKey(header);
  if (key === "") return 0;
  const names = namesByField.get(field) ?? [];
  const exact = names.indexOf(key);
  if (exact >= 0) return 100 - Math.min(40, exact);
  const part = names.findIndex((name) => name.length >= 4 && (key.startsWith(name) || key.endsWith(name)));
  return part >= 0 ? 45 - Math.min(30, part) : 0;
}

/** What the cells of a column look like, as shares of its filled cells (0–1). */
export interface ColumnProfile {
  readonly filled: number;
  readonly dates: number;
  readonly numbers: number;
  readonly integers: number;
  readonly distinct: number;
  /** Mean length of the text. */
  readonly length: number;
}

/** Taken off where the cells contradict a field: enough against a vague name, not against an exact one with bad cells. */
const contradiction = -40;

/** What the cells say: it decides between names that are equally good, and tells nameless columns apart. */
function contentScore(profile: ColumnProfile, field: SalesField): number {
  if (profile.filled === 0) return 0;
  switch (field) {
    case "date":
      return profile.dates > 0.8 ? 40 : contradiction;
    case "quantity":
      return profile.numbers < 0.8 || profile.dates > 0.8 ? contradiction : profile.integers > 0.95 && profile.distinct < 0.5 ? 20 : 5;
    case "price":
      return profile.numbers < 0.8 || profile.dates > 0.8 ? contradiction : profile.integers < 0.95 ? 20 : 4;
    case "description":
      return profile.numbers > 0.8 ? -60 : profile.length > 12 ? 20 : 0;
    case "sku":
      return profile.dates > 0.8 ? contradiction : profile.length <= 24 && profile.distinct > 0.02 ? 6 : -10;
    case "invoice":
      return profile.dates > 0.8 ? contradiction : profile.length <= 24 ? 3 : -10;
    case "customer":
      return profile.dates > 0.8 ? contradiction : 0;
  }
}

/**
 * Gives each field the column that fits it best by name and content, the surest pairs first, each column once.
 * A field whose best column scores below the threshold stays open.
 */
export function guessColumns(header: readonly string[], profiles: readonly ColumnProfile[], named: boolean): ColumnMap {
  const pairs: { field: SalesField; column: number; score: number }[] = [];
  for (const field of salesFields) {
    for (let column = 0; column < header.length; column++) {
      const profile = profiles[column];
      const byName = named ? nameScore(header[column] ?? "", field) : 0;
      if (named && byName === 0) continue;
      const score = byName + (profile ? contentScore(profile, field) : 0);
      if (score >= (named ? 15 : 6)) pairs.push({ field, column, score });
    }
  }
  const map: ColumnMap = {};
  const taken = new Set<number>();
  for (const pair of pairs.sort((x, y) => y.score - x.score || x.column - y.column)) {
    if (map[pair.field] !== undefined || taken.has(pair.column)) continue;
    map[pair.field] = pair.column;
    taken.add(pair.column);
  }
  return map;
}
