/**
 * Codes that shops put on invoices for what is no goods: carriage, fees, discounts, manual lines. A product made from
 * one of them is a service without stock. The list is the default; a preset or the caller replaces it.
 */
export const defaultServiceCodes: readonly string[] = [
  "POST",
  "POSTAGE",
  "DOT",
  "M",
  "MANUAL",
  "D",
  "DISCOUNT",
  "DISKON",
  "C2",
  "CARRIAGE",
  "SHIPPING",
  "FREIGHT",
  "DELIVERY",
  "ONGKIR",
  "FEE",
  "BANK CHARGES",
  "AMAZONFEE",
  "CRUK",
];
