// Numbers, money and days as the reader's language writes them.
import type { Money } from "./answers.ts";
import { texts } from "./texts.ts";

/** The text with its {places} filled. */
export function fill(text: string, values: Record<string, string | number | null | undefined> = {}): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

type Countable = { [K in keyof typeof texts]: (typeof texts)[K] extends string ? K : never }[keyof typeof texts];

/** One form for 1, another for the rest. */
export function plural(name: Countable, n: number): string {
  const one = texts[`${name}One` as Countable];
  return fill(n === 1 && one ? one : texts[name], { n: number(n) });
}

export function number(n: number): string {
  return new Intl.NumberFormat(texts.locale).format(n);
}

/** An amount as people read it, exact to the cent (`prose`: without empty cents); null where no source gives one. */
export function money(value: Money | null | undefined, { prose = false } = {}): string | null {
  if (!value) return null;
  const options: Intl.NumberFormatOptions = value.currency
    ? { style: "currency", currency: value.currency }
    : { minimumFractionDigits: 2 };
  if (prose && value.amount.endsWith(".00"))
    Object.assign(options, { minimumFractionDigits: 0, maximumFractionDigits: 0 });
  try {
    return new Intl.NumberFormat(texts.locale, options).format(value.amount as Intl.StringNumericLiteral);
  } catch {
    return `${value.amount} ${value.currency}`;
  }
}

/** An amount for a label where there is little room: $1.2M. Never the only place where the amount stands. */
export function shortMoney(value: Money | null | undefined): string | null {
  if (!value) return null;
  const options: Intl.NumberFormatOptions = { notation: "compact", maximumFractionDigits: 1 };
  if (value.currency) Object.assign(options, { style: "currency", currency: value.currency });
  return new Intl.NumberFormat(texts.locale, options).format(Number(value.amount));
}

/** A date of any precision: 2018, 2018-05 or 2018-05-30, shown no finer than it is known. */
export function day(iso: string | null | undefined, precision: string | null = "day"): string {
  if (!iso) return "";
  const [year = 0, month, date] = iso.split("-").map(Number);
  const options: Intl.DateTimeFormatOptions = { year: "numeric", timeZone: "UTC" };
  if (precision !== "year" && month) options.month = "short";
  if ((precision === "day" || !precision) && date) options.day = "numeric";
  return new Intl.DateTimeFormat(texts.locale, options).format(new Date(Date.UTC(year, (month || 1) - 1, date || 1)));
}
