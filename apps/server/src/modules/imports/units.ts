/** Decimals that a new SKU counted in a unit gets, where neither the file nor its quantities say more. */
const scales: Record<string, number> = { kg: 3, l: 3, m: 2, m2: 2 };

/** How shops write common units, in the languages of the console and of common exports; all else stays as it is. */
const spellings: Record<string, string> = {
  piece:
    "pc pcs pce pcs. piece pieces ea each unit units item items stk stuck stück stueck buah biji pièce piece(s) pieza piezas peça un und ud قطعة قطعه حبة حبه cái chiếc kipande vipande",
  kg: "kg kgs kilo kilos kilogram kilograms kilogramm kilogramme كغ كجم كيلو كيلوغرام كيلوجرام ký kí cân kilogramu",
  g: "g gr grs gram grams gramm gramme gramo غ جم غرام جرام gramu",
  l: "l lt ltr ltrs liter liters litre litres lít لتر ليتر lita",
  ml: "ml mililiter milliliter millilitre مل mililita",
  m: "m mtr meter meters metre metres mét متر mita",
  box: "box boxes karton kartons dus kotak carton cartons caja صندوق كرتون كرتونة thùng hộp boksi katoni",
  pack: "pack packs pk pkt packet packung pak paket bungkus paquet paquete علبة عبوة gói pakiti",
  bottle: "bottle bottles btl flasche botol bouteille botella زجاجة قنينة chai chupa",
};
const unitOf = new Map(Object.entries(spellings).flatMap(([unit, words]) => words.split(" ").map((word) => [word, unit])));

/** The unit under its usual name; as written where it has none. */
export function readUnit(text: string): string {
  return unitOf.get(text.normalize("NFC").toLowerCase().replace(/\.$/, "")) ?? text;
}

export function usualScale(unit: string): number {
  return scales[unit] ?? 0;
}
