/**
 * Names of columns that several kinds of files have, as shops and their programs write them, in English, Indonesian,
 * Arabic, Vietnamese, Swahili and the languages of common exports. Compared without case, accents and punctuation; the
 * earlier a name, the surer.
 */
export const codeNames: readonly string[] = [
  ..."sku|stock code|stockcode|item code|itemcode|product code|productcode|article code|article number|article no|part number|part no|item no|item number|item id|product id|code|plu|article|item".split(
    "|",
  ),
  ..."kode barang|kode produk|kode item|kode sku|kode stok|kode".split("|"),
  ..."رمز الصنف|كود الصنف|رقم الصنف|رمز المنتج|كود المنتج|رقم القطعة|الكود|كود|الرمز".split("|"),
  ..."mã hàng|mã sản phẩm|mã vật tư|mã hàng hóa|mã sp|mã sku|mã".split("|"),
  ..."msimbo wa bidhaa|nambari ya bidhaa|namba ya bidhaa|kodi ya bidhaa|msimbo".split("|"),
  ..."reference article|code article|codigo|codigo articulo|artikelnummer|artikel nr|referencia|codigo produto".split("|"),
];

export const barcodeNames: readonly string[] = [
  ..."barcode|bar code|barcodes|ean|ean13|ean code|upc|upc code|gtin|gtin13|gtin code|isbn".split("|"),
  ..."barcode barang|kode batang|barkod|nomor barcode".split("|"),
  ..."الباركود|باركود|رمز الباركود|الرمز الشريطي".split("|"),
  ..."mã vạch|mã barcode".split("|"),
  ..."msimbo pau|msimbo wa mstari|barkodi".split("|"),
  ..."code barre|code barres|codigo de barras|codigo barras|strichcode|eancode|eannummer".split("|"),
];

export const nameNames: readonly string[] = [
  ..."description|product name|item name|item description|product description|product title|lineitem name|product|title|name|details|particulars".split("|"),
  ..."nama barang|nama produk|nama item|deskripsi|uraian|keterangan|produk|barang|nama".split("|"),
  ..."اسم الصنف|اسم المنتج|الوصف|وصف|البيان|المنتج|الصنف|الاسم".split("|"),
  ..."tên hàng|tên sản phẩm|tên hàng hóa|tên vật tư|tên sp|mô tả|diễn giải|sản phẩm|tên".split("|"),
  ..."jina la bidhaa|maelezo|bidhaa|jina".split("|"),
  ..."designation|libelle|descripcion|bezeichnung|artikelbezeichnung|descricao|produit|producto".split("|"),
];

export const quantityNames: readonly string[] = [
  ..."quantity|qty|qty sold|quantity sold|units sold|units|lineitem quantity|pcs|pieces|count".split("|"),
  ..."jumlah|kuantitas|qty terjual|jumlah terjual|jml|banyaknya|unit terjual".split("|"),
  ..."الكمية|كمية|العدد|عدد|الكمية المباعة".split("|"),
  ..."số lượng|sl|s lượng|số lượng bán|slg".split("|"),
  ..."kiasi|idadi|wingi".split("|"),
  ..."quantite|qte|cantidad|menge|anzahl|quantidade|qtd".split("|"),
];

export const priceNames: readonly string[] = [
  ..."unit price|unitprice|price per unit|price each|selling price|sale price|sales price|lineitem price|rate|price".split("|"),
  ..."harga satuan|harga jual|harga per unit|harga".split("|"),
  ..."سعر الوحدة|سعر البيع|السعر|سعر|الثمن".split("|"),
  ..."đơn giá|giá bán|giá".split("|"),
  ..."bei ya kimoja|bei ya kuuza|bei".split("|"),
  ..."prix unitaire|prix|precio unitario|precio|einzelpreis|stuckpreis|preis|preco unitario|preco".split("|"),
];
