/** What a business in a country most likely wants: offered when it is set up, and changed by whoever knows better. */
export interface CountryDefaults {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly timeZone: string;
  readonly locale: string;
}

/** Country, currency, time zone (of the capital), language. */
const table = `
AE AED Asia/Dubai ar|AF AFN Asia/Kabul fa|AL ALL Europe/Tirane sq|AM AMD Asia/Yerevan hy|AO AOA Africa/Luanda pt|AR ARS America/Argentina/Buenos_Aires es
AT EUR Europe/Vienna de|AU AUD Australia/Sydney en|AZ AZN Asia/Baku az|BA BAM Europe/Sarajevo bs|BD BDT Asia/Dhaka bn|BE EUR Europe/Brussels nl
BF XOF Africa/Ouagadougou fr|BG EUR Europe/Sofia bg|BH BHD Asia/Bahrain ar|BI BIF Africa/Bujumbura fr|BJ XOF Africa/Porto-Novo fr|BN BND Asia/Brunei ms
BO BOB America/La_Paz es|BR BRL America/Sao_Paulo pt|BT BTN Asia/Thimphu dz|BW BWP Africa/Gaborone en|CA CAD America/Toronto en|CD CDF Africa/Kinshasa fr
CF XAF Africa/Bangui fr|CG XAF Africa/Brazzaville fr|CH CHF Europe/Zurich de|CI XOF Africa/Abidjan fr|CL CLP America/Santiago es|CM XAF Africa/Douala fr
CN CNY Asia/Shanghai zh|CO COP America/Bogota es|CR CRC America/Costa_Rica es|CU CUP America/Havana es|CV CVE Atlantic/Cape_Verde pt|CY EUR Asia/Nicosia el
CZ CZK Europe/Prague cs|DE EUR Europe/Berlin de|DJ DJF Africa/Djibouti ar|DK DKK Europe/Copenhagen da|DO DOP America/Santo_Domingo es|DZ DZD Africa/Algiers ar
EC USD America/Guayaquil es|EE EUR Europe/Tallinn et|EG EGP Africa/Cairo ar|ER ERN Africa/Asmara ar|ES EUR Europe/Madrid es|ET ETB Africa/Addis_Ababa am
FI EUR Europe/Helsinki fi|FJ FJD Pacific/Fiji en|FR EUR Europe/Paris fr|GA XAF Africa/Libreville fr|GB GBP Europe/London en|GE GEL Asia/Tbilisi ka
GH GHS Africa/Accra en|GM GMD Africa/Banjul en|GN GNF Africa/Conakry fr|GQ XAF Africa/Malabo es|GR EUR Europe/Athens el|GT GTQ America/Guatemala es
GW XOF Africa/Bissau pt|GY GYD America/Guyana en|HK HKD Asia/Hong_Kong zh|HN HNL America/Tegucigalpa es|HR EUR Europe/Zagreb hr|HT HTG America/Port-au-Prince fr
HU HUF Europe/Budapest hu|ID IDR Asia/Jakarta id|IE EUR Europe/Dublin en|IL ILS Asia/Jerusalem he|IN INR Asia/Kolkata en|IQ IQD Asia/Baghdad ar
IR IRR Asia/Tehran fa|IS ISK Atlantic/Reykjavik is|IT EUR Europe/Rome it|JM JMD America/Jamaica en|JO JOD Asia/Amman ar|JP JPY Asia/Tokyo ja
KE KES Africa/Nairobi sw|KG KGS Asia/Bishkek ky|KH KHR Asia/Phnom_Penh km|KM KMF Indian/Comoro ar|KR KRW Asia/Seoul ko|KW KWD Asia/Kuwait ar
KZ KZT Asia/Almaty kk|LA LAK Asia/Vientiane lo|LB LBP Asia/Beirut ar|LK LKR Asia/Colombo si|LR LRD Africa/Monrovia en|LS LSL Africa/Maseru en
LT EUR Europe/Vilnius lt|LU EUR Europe/Luxembourg fr|LV EUR Europe/Riga lv|LY LYD Africa/Tripoli ar|MA MAD Africa/Casablanca ar|MD MDL Europe/Chisinau ro
ME EUR Europe/Podgorica sr|MG MGA Indian/Antananarivo mg|MK MKD Europe/Skopje mk|ML XOF Africa/Bamako fr|MM MMK Asia/Yangon my|MN MNT Asia/Ulaanbaatar mn
MR MRU Africa/Nouakchott ar|MT EUR Europe/Malta mt|MU MUR Indian/Mauritius en|MV MVR Indian/Maldives dv|MW MWK Africa/Blantyre en|MX MXN America/Mexico_City es
MY MYR Asia/Kuala_Lumpur ms|MZ MZN Africa/Maputo pt|NA NAD Africa/Windhoek en|NE XOF Africa/Niamey fr|NG NGN Africa/Lagos en|NI NIO America/Managua es
NL EUR Europe/Amsterdam nl|NO NOK Europe/Oslo nb|NP NPR Asia/Kathmandu ne|NZ NZD Pacific/Auckland en|OM OMR Asia/Muscat ar|PA USD America/Panama es
PE PEN America/Lima es|PG PGK Pacific/Port_Moresby en|PH PHP Asia/Manila en|PK PKR Asia/Karachi ur|PL PLN Europe/Warsaw pl|PS ILS Asia/Hebron ar
PT EUR Europe/Lisbon pt|PY PYG America/Asuncion es|QA QAR Asia/Qatar ar|RO RON Europe/Bucharest ro|RS RSD Europe/Belgrade sr|RW RWF Africa/Kigali rw
SA SAR Asia/Riyadh ar|SD SDG Africa/Khartoum ar|SE SEK Europe/Stockholm sv|SG SGD Asia/Singapore en|SI EUR Europe/Ljubljana sl|SK EUR Europe/Bratislava sk
SL SLE Africa/Freetown en|SN XOF Africa/Dakar fr|SO SOS Africa/Mogadishu so|SR SRD America/Paramaribo nl|SS SSP Africa/Juba en|SV USD America/El_Salvador es
SY SYP Asia/Damascus ar|SZ SZL Africa/Mbabane en|TD XAF Africa/Ndjamena fr|TG XOF Africa/Lome fr|TH THB Asia/Bangkok th|TJ TJS Asia/Dushanbe tg
TL USD Asia/Dili pt|TM TMT Asia/Ashgabat tk|TN TND Africa/Tunis ar|TR TRY Europe/Istanbul tr|TT TTD America/Port_of_Spain en|TW TWD Asia/Taipei zh
TZ TZS Africa/Dar_es_Salaam sw|UA UAH Europe/Kyiv uk|UG UGX Africa/Kampala en|US USD America/New_York en|UY UYU America/Montevideo es|UZ UZS Asia/Tashkent uz
VE VES America/Caracas es|VN VND Asia/Ho_Chi_Minh vi|YE YER Asia/Aden ar|ZA ZAR Africa/Johannesburg en|ZM ZMW Africa/Lusaka en|ZW USD Africa/Harare en`;

/** By country code. Names of countries, in every language, are the platform's: `Intl.DisplayNames`. */
export const countryDefaults: readonly CountryDefaults[] = table
  .trim()
  .split(/[|\n]/)
  .map((entry) => {
    const [country = "", currency = "", timeZone = "", language = ""] = entry.split(" ");
    return { country, currency, timeZone, locale: `${language}-${country}` };
  });
