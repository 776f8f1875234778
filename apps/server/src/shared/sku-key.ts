/** The key SKUs are compared by: letter case does not tell two apart. The same mapping as case_key() in the database. */
export function skuKey(sku: string): string {
  return sku.trim().normalize("NFC").toLowerCase();
}
