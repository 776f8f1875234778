import { importFields } from "@lumbung/contracts";
import { barcodeNames, codeNames, nameNames, priceNames, quantityNames } from "./column-names.ts";
import type { FileShape } from "./columns.ts";

/** Without these a sale says nothing. */
const needed = ["sku", "quantity", "date"] as const;

/** A file of sales, a line per sale. A till may know goods by their barcode alone. */
export const salesShape: FileShape = {
  fields: importFields.sales,
  missing: (columns) => needed.filter((field) => columns[field] === undefined),
  numbers: ["quantity", "price"],
  prices: ["price"],
  names: {
    sku: [...codeNames, ...barcodeNames],
    description: nameNames,
    quantity: quantityNames,
    price: priceNames,
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
  },
};
