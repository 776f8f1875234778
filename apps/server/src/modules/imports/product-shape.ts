import { importFields } from "@lumbung/contracts";
import { barcodeNames, codeNames, nameNames, priceNames, quantityNames } from "./column-names.ts";
import type { FileShape } from "./columns.ts";

/** A file of goods, a line per SKU. What has a barcode and no code of its own goes by its barcode. */
export const productShape: FileShape = {
  fields: importFields.products,
  missing: (columns) => (columns.sku === undefined && columns.barcode === undefined ? ["sku"] : []),
  numbers: ["quantity", "minimum", "price", "cost"],
  prices: ["price", "cost"],
  names: {
    sku: codeNames,
    barcode: barcodeNames,
    name: nameNames,
    price: [
      ...priceNames,
      ..."retail price|list price|sales price|default price|verkaufspreis|vk|vk preis|bruttopreis|prix de vente|precio de venta|harga eceran|سعر التجزئة|giá bán lẻ|bei ya rejareja".split(
        "|",
      ),
    ],
    cost: [
      ..."cost|cost price|unit cost|purchase price|buying price|buy price|supplier price|wholesale price|standard cost|average cost|landed cost".split("|"),
      ..."harga beli|harga modal|harga pokok|hpp|modal".split("|"),
      ..."سعر التكلفة|التكلفة|تكلفة|سعر الشراء|كلفة".split("|"),
      ..."giá vốn|giá nhập|giá mua".split("|"),
      ..."gharama|bei ya kununua|bei ya ununuzi".split("|"),
      ..."einkaufspreis|ek|ek preis|einstandspreis|prix d achat|prix achat|cout|precio de compra|costo|coste|preco de custo|custo".split("|"),
    ],
    category: [
      ..."category|product category|category name|department|product type|group|product group|item group|family|section".split("|"),
      ..."kategori|kategori barang|kategori produk|golongan|kelompok|jenis barang|jenis".split("|"),
      ..."الفئة|فئة|التصنيف|تصنيف|القسم|المجموعة|النوع".split("|"),
      ..."danh mục|nhóm hàng|nhóm|loại hàng|loại|ngành hàng|chủng loại".split("|"),
      ..."kategoria|aina|aina ya bidhaa|kundi".split("|"),
      ..."kategorie|warengruppe|artikelgruppe|categorie|famille|rayon|categoria|familia".split("|"),
    ],
    brand: [
      ..."brand|brand name|manufacturer|maker|vendor|make".split("|"),
      ..."merek|merk|brand barang|pabrikan|produsen".split("|"),
      ..."العلامة التجارية|الماركة|ماركة|الشركة المصنعة|المصنع".split("|"),
      ..."thương hiệu|nhãn hiệu|hãng|nhà sản xuất|hãng sản xuất".split("|"),
      ..."chapa|brandi|mtengenezaji".split("|"),
      ..."marke|hersteller|marque|fabricant|marca|fabricante".split("|"),
    ],
    unit: [
      ..."base unit|unit of measure|unit|uom|unit measure|measure|stock unit|stock uom|sold by".split("|"),
      ..."satuan|satuan dasar|unit satuan|satuan barang".split("|"),
      ..."الوحدة|وحدة|وحدة القياس|الوحدة الأساسية".split("|"),
      ..."đơn vị|đơn vị tính|đvt|dvt|đơn vị cơ bản".split("|"),
      ..."kipimo|kizio|yuniti".split("|"),
      ..."einheit|mengeneinheit|basiseinheit|me|unite|unidad|unidad de medida|unidade|unidade de medida".split("|"),
    ],
    scale: [
      ..."scale|decimals|decimal places|quantity decimals|unit decimals|nachkommastellen|dezimalstellen|decimales|decimais".split("|"),
      ..."jumlah desimal|desimal".split("|"),
      ..."المنازل العشرية|الكسور العشرية|عدد المنازل العشرية".split("|"),
      ..."số thập phân|số lẻ".split("|"),
      ..."desimali|nafasi za desimali".split("|"),
    ],
    minimum: [
      ..."minimum|min|minimum stock|min stock|minimum level|minimum quantity|min qty|reorder level|reorder point|low stock|safety stock|par level".split("|"),
      ..."stok minimum|stok minimal|minimum stok|min stok|batas minimum|titik pesan ulang".split("|"),
      ..."الحد الأدنى|حد أدنى|حد إعادة الطلب|الحد الأدنى للمخزون|حد الطلب".split("|"),
      ..."tồn tối thiểu|tối thiểu|định mức tối thiểu|tồn nhỏ nhất|ít nhất|mức đặt lại".split("|"),
      ..."kiwango cha chini|kiwango cha chini cha hisa|chini kabisa".split("|"),
      ..."mindestbestand|meldebestand|stock minimum|stock mini|stock minimo|seuil|existencia minima|estoque minimo".split("|"),
    ],
    quantity: [
      ..."opening quantity|opening stock|opening balance|stock on hand|on hand|qty on hand|quantity on hand|current stock|in stock|stock|stock level|stock quantity|inventory|available|balance".split(
        "|",
      ),
      ..."stok awal|saldo awal|stok|jumlah stok|sisa stok|persediaan".split("|"),
      ..."الرصيد الافتتاحي|رصيد أول المدة|الرصيد|المخزون|الكمية المتوفرة|رصيد المخزون".split("|"),
      ..."tồn đầu kỳ|tồn đầu|tồn kho|tồn|số lượng tồn".split("|"),
      ..."hisa ya mwanzo|hisa za mwanzo|hisa|akiba|bidhaa zilizopo".split("|"),
      ..."bestand|anfangsbestand|lagerbestand|stock initial|existencias|estoque|estoque inicial".split("|"),
      ...quantityNames,
    ],
  },
};
