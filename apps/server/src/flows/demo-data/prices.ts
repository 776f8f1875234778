import { currencyExponent } from "../../shared/money.ts";

/** Roughly what a dollar is in each currency: enough for prices that look right in a shop window. */
const perDollar: Readonly<Record<string, number>> = {
  AED: 3.7,
  AUD: 1.5,
  BDT: 120,
  BHD: 0.38,
  BRL: 5.5,
  CAD: 1.4,
  CNY: 7.2,
  DZD: 134,
  EGP: 50,
  ETB: 125,
  EUR: 0.92,
  GBP: 0.78,
  GHS: 15,
  IDR: 16_000,
  INR: 84,
  IQD: 1_310,
  JOD: 0.71,
  JPY: 150,
  KES: 130,
  KRW: 1_380,
  KWD: 0.31,
  LYD: 4.8,
  MAD: 10,
  MYR: 4.5,
  MXN: 18,
  NGN: 1_550,
  OMR: 0.38,
  PHP: 57,
  PKR: 280,
  QAR: 3.64,
  RWF: 1_350,
  SAR: 3.75,
  SDG: 600,
  SGD: 1.35,
  THB: 35,
  TND: 3.1,
  TRY: 34,
  TZS: 2_600,
  UGX: 3_700,
  VND: 25_000,
  YER: 250,
  ZAR: 18,
};

/** A price of so many dollars in minor units, rounded to two leading digits as shops round. */
export function shopPriceMinor(dollars: number, currency: string): number {
  const minor = dollars * (perDollar[currency] ?? 1) * 10 ** currencyExponent(currency);
  const step = 10 ** Math.max(0, Math.floor(Math.log10(minor)) - 1);
  return Math.max(1, Math.round(minor / step) * step);
}
