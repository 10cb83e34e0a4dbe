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

const forms = new Map<string, Intl.NumberFormat>();
const dayForms = new Map<string, Intl.DateTimeFormat>();

/** The reader's form of numbers, made once for the same options: making one takes longer than using it a hundred times. */
function form(options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const key = JSON.stringify(options);
  const made = forms.get(key) ?? new Intl.NumberFormat(texts.locale, options);
  forms.set(key, made);
  return made;
}

function dayForm(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  const made = dayForms.get(key) ?? new Intl.DateTimeFormat(texts.locale, options);
  dayForms.set(key, made);
  return made;
}

export function number(n: number): string {
  return form().format(n);
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
    return form(options).format(value.amount as Intl.StringNumericLiteral);
  } catch {
    return `${value.amount} ${value.currency}`;
  }
}

/** An amount for a label where there is little room: $1.2M. Never the only place where the amount stands. */
export function shortMoney(value: Money | null | undefined): string | null {
  if (!value) return null;
  const options: Intl.NumberFormatOptions = { notation: "compact", maximumFractionDigits: 1 };
  if (value.currency) Object.assign(options, { style: "currency", currency: value.currency });
  return form(options).format(Number(value.amount));
}

/** A date of any precision: 2018, 2018-05 or 2018-05-30, shown no finer than it is known. */
export function day(iso: string | null | undefined, precision: string | null = "day"): string {
  if (!iso) return "";
  const [year = 0, month, date] = iso.split("-").map(Number);
  const options: Intl.DateTimeFormatOptions = { year: "numeric", timeZone: "UTC" };
  if (precision !== "year" && month) options.month = "short";
  if ((precision === "day" || !precision) && date) options.day = "numeric";
  return dayForm(options).format(new Date(Date.UTC(year, (month || 1) - 1, date || 1)));
}
