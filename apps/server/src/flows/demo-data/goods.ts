/** Languages the demo's goods are named in; another one gets the first. */
export const languages = ["en", "ar", "id", "vi", "sw"] as const;
export type Language = (typeof languages)[number];

interface Good {
  readonly code: string;
  readonly category: keyof typeof categories;
  readonly unit: "piece" | "kg";
  /** What it costs the customer in US dollars; the demo turns it into the business's currency. */
  readonly dollars: number;
  /** Pieces or kilograms sold on a usual day. */
  readonly perDay: number;
  readonly names: readonly [en: string, ar: string, id: string, vi: string, sw: string];
}

export const categories = {
  food: ["Food", "مواد غذائية", "Makanan", "Thực phẩm", "Chakula"],
  drinks: ["Drinks", "مشروبات", "Minuman", "Đồ uống", "Vinywaji"],
  home: ["Household", "أدوات منزلية", "Rumah tangga", "Gia dụng", "Nyumbani"],
  care: ["Personal care", "عناية شخصية", "Perawatan diri", "Chăm sóc cá nhân", "Usafi wa mwili"],
  paper: ["Stationery", "قرطاسية", "Alat tulis", "Văn phòng phẩm", "Vifaa vya kuandikia"],
} as const;

export const branchNames = ["Branch", "الفرع", "Cabang", "Chi nhánh", "Tawi"] as const;

const good = (code: string, category: Good["category"], dollars: number, perDay: number, names: Good["names"], unit: Good["unit"] = "piece"): Good => ({
  code,
  category,
  unit,
  dollars,
  perDay,
  names,
});

/** A small shop's shelves. */
export const goods: readonly Good[] = [
  good("RICE", "food", 1.2, 18, ["Rice, loose", "أرز سائب", "Beras curah", "Gạo cân", "Mchele wa kupima"], "kg"),
  good("RICE5", "food", 6.5, 4, ["Rice 5 kg", "أرز 5 كجم", "Beras 5 kg", "Gạo 5 kg", "Mchele kilo 5"]),
  good("SUGAR", "food", 1, 12, ["Sugar, loose", "سكر سائب", "Gula pasir curah", "Đường cân", "Sukari ya kupima"], "kg"),
  good("FLOUR", "food", 1.1, 9, ["Wheat flour 1 kg", "دقيق قمح 1 كجم", "Tepung terigu 1 kg", "Bột mì 1 kg", "Unga wa ngano kilo 1"]),
  good("OIL1", "food", 2.4, 8, ["Cooking oil 1 l", "زيت طعام 1 لتر", "Minyak goreng 1 l", "Dầu ăn 1 lít", "Mafuta ya kupikia lita 1"]),
  good("SALT", "food", 0.4, 5, ["Salt 500 g", "ملح 500 جم", "Garam 500 g", "Muối 500 g", "Chumvi gramu 500"]),
  good("NOODLE", "food", 0.3, 40, ["Instant noodles", "شعيرية سريعة التحضير", "Mi instan", "Mì ăn liền", "Tambi za papo hapo"]),
  good("EGGS", "food", 2.1, 10, ["Eggs, 10 pieces", "بيض 10 حبات", "Telur isi 10", "Trứng vỉ 10", "Mayai 10"]),
  good("BEANS", "food", 1.6, 7, ["Red beans, loose", "فاصوليا حمراء سائبة", "Kacang merah curah", "Đậu đỏ cân", "Maharage ya kupima"], "kg"),
  good("DATES", "food", 4.2, 3, ["Dates 1 kg", "تمر 1 كجم", "Kurma 1 kg", "Chà là 1 kg", "Tende kilo 1"]),
  good("BISCUIT", "food", 0.9, 14, ["Biscuits 200 g", "بسكويت 200 جم", "Biskuit 200 g", "Bánh quy 200 g", "Biskuti gramu 200"]),
  good("TOMATO", "food", 0.8, 9, ["Tomato paste 70 g", "معجون طماطم 70 جم", "Pasta tomat 70 g", "Tương cà chua 70 g", "Nyanya ya kopo gramu 70"]),
  good("TEA", "drinks", 1.9, 7, ["Black tea 100 g", "شاي أسود 100 جم", "Teh hitam 100 g", "Trà đen 100 g", "Majani ya chai gramu 100"]),
  good("COFFEE", "drinks", 3.2, 5, ["Ground coffee 200 g", "قهوة مطحونة 200 جم", "Kopi bubuk 200 g", "Cà phê xay 200 g", "Kahawa gramu 200"]),
  good("WATER", "drinks", 0.35, 45, ["Water 600 ml", "ماء 600 مل", "Air mineral 600 ml", "Nước suối 600 ml", "Maji mililita 600"]),
  good("COLA", "drinks", 0.7, 28, ["Cola 330 ml", "كولا 330 مل", "Kola 330 ml", "Nước ngọt cola 330 ml", "Soda kola mililita 330"]),
  good("JUICE", "drinks", 1.3, 9, ["Mango juice 1 l", "عصير مانجو 1 لتر", "Jus mangga 1 l", "Nước xoài 1 lít", "Juisi ya embe lita 1"]),
  good("MILK", "drinks", 1.5, 13, ["Milk 1 l", "حليب 1 لتر", "Susu 1 l", "Sữa 1 lít", "Maziwa lita 1"]),
  good("BULB", "home", 1.8, 3, ["LED bulb 9 W", "لمبة ليد 9 واط", "Lampu LED 9 W", "Bóng đèn LED 9 W", "Balbu ya LED wati 9"]),
  good("BATT", "home", 1.1, 5, ["Batteries AA, pair", "بطاريات AA زوج", "Baterai AA isi 2", "Pin AA, 2 viên", "Betri AA, jozi"]),
  good("CANDLE", "home", 0.9, 4, ["Candles, 6 pieces", "شموع 6 حبات", "Lilin isi 6", "Nến, 6 cây", "Mishumaa 6"]),
  good("MATCH", "home", 0.2, 12, ["Matches", "كبريت", "Korek api", "Diêm", "Kiberiti"]),
  good("BUCKET", "home", 3.4, 1, ["Bucket 10 l", "دلو 10 لتر", "Ember 10 l", "Xô 10 lít", "Ndoo lita 10"]),
  good("BROOM", "home", 2.6, 1, ["Broom", "مكنسة", "Sapu", "Chổi", "Ufagio"]),
  good("DETERG", "home", 2.2, 8, ["Washing powder 1 kg", "مسحوق غسيل 1 كجم", "Deterjen 1 kg", "Bột giặt 1 kg", "Sabuni ya unga kilo 1"]),
  good("DISH", "home", 1.4, 6, ["Dish soap 500 ml", "صابون صحون 500 مل", "Sabun cuci piring 500 ml", "Nước rửa chén 500 ml", "Sabuni ya vyombo mililita 500"]),
  good("SOAP", "care", 0.6, 15, ["Bar of soap", "صابونة", "Sabun batang", "Xà phòng bánh", "Sabuni ya kipande"]),
  good("SHAMP", "care", 2.8, 4, ["Shampoo 200 ml", "شامبو 200 مل", "Sampo 200 ml", "Dầu gội 200 ml", "Shampuu mililita 200"]),
  good("PASTE", "care", 1.3, 7, ["Toothpaste 120 g", "معجون أسنان 120 جم", "Pasta gigi 120 g", "Kem đánh răng 120 g", "Dawa ya meno gramu 120"]),
  good("BRUSH", "care", 0.9, 4, ["Toothbrush", "فرشاة أسنان", "Sikat gigi", "Bàn chải đánh răng", "Mswaki"]),
  good("TISSUE", "care", 1.2, 9, ["Tissues 200 sheets", "مناديل 200 ورقة", "Tisu 200 lembar", "Khăn giấy 200 tờ", "Tishu karatasi 200"]),
  good("NAPPY", "care", 7.5, 2, ["Nappies, 30 pieces", "حفاضات 30 حبة", "Popok isi 30", "Tã 30 miếng", "Nepi 30"]),
  good("BOOK", "paper", 0.7, 11, ["Exercise book 80 pages", "دفتر 80 صفحة", "Buku tulis 80 halaman", "Vở 80 trang", "Daftari kurasa 80"]),
  good("PEN", "paper", 0.3, 16, ["Ballpoint pen, blue", "قلم جاف أزرق", "Pulpen biru", "Bút bi xanh", "Kalamu ya bluu"]),
  good("PENCIL", "paper", 0.2, 9, ["Pencil HB", "قلم رصاص HB", "Pensil HB", "Bút chì HB", "Penseli HB"]),
  good("GLUE", "paper", 0.8, 3, ["Glue 50 ml", "غراء 50 مل", "Lem 50 ml", "Keo dán 50 ml", "Gundi mililita 50"]),
];
