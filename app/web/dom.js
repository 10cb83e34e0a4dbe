// Elements made of text and elements only: nothing that a source says is ever read as markup.
import texts from "./texts.en.js";

/** An element. `attributes`: plain ones, `on…` listeners, `data` for data-*; a null attribute is left out. */
export function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key === "data") Object.assign(made.dataset, value);
    else made.setAttribute(key, value === true ? "" : String(value));
  }
  made.append(
    ...children
      .flat(Infinity)
      .filter((child) => child !== null && child !== undefined && child !== false)
      .map((child) => (child instanceof Node ? child : document.createTextNode(String(child)))),
  );
  return made;
}

/** The text with its {places} filled. */
export function fill(text, values = {}) {
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

/** One form for 1, another for the rest. */
export function plural(name, n) {
  return fill(n === 1 && texts[`${name}One`] ? texts[`${name}One`] : texts[name], { n: number(n) });
}

export function number(n) {
  return new Intl.NumberFormat(texts.locale).format(n);
}

/** An amount as people read it, exact to the cent (`prose`: without empty cents); null where no source gives one. */
export function money(value, { prose = false } = {}) {
  if (!value) return null;
  const options = value.currency ? { style: "currency", currency: value.currency } : { minimumFractionDigits: 2 };
  if (prose && value.amount.endsWith(".00"))
    Object.assign(options, { minimumFractionDigits: 0, maximumFractionDigits: 0 });
  try {
    return new Intl.NumberFormat(texts.locale, options).format(value.amount);
  } catch {
    return `${value.amount} ${value.currency}`;
  }
}

/** A date of any precision: 2018, 2018-05 or 2018-05-30, shown no finer than it is known. */
export function day(iso, precision = "day") {
  if (!iso) return "";
  const [year, month, date] = iso.split("-").map(Number);
  const options = { year: "numeric", timeZone: "UTC" };
  if (precision !== "year" && month) options.month = "short";
  if (precision === "day" && date) options.day = "numeric";
  return new Intl.DateTimeFormat(texts.locale, options).format(new Date(Date.UTC(year, (month || 1) - 1, date || 1)));
}

/** A link out of the case, where the address is one of the web; plain text where it is anything else. */
export function outward(address, label) {
  let safe = false;
  try {
    safe = ["http:", "https:"].includes(new URL(address).protocol);
  } catch {
    safe = false;
  }
  return safe
    ? el("a", { href: address, rel: "noopener noreferrer nofollow", target: "_blank", class: "outward" }, label)
    : el("span", {}, address);
}

/** A link to the same list as CSV, which says how much of it that is. */
export function csvLink(address, total) {
  return el(
    "p",
    { class: "all" },
    el(
      "a",
      { href: address, download: true },
      total > 500 ? fill(texts.csvFirst, { total: number(total) }) : texts.csv,
    ),
  );
}

/** A table that can be read on a narrow screen: each cell knows its column's name. `columns`: {label, amount, size, cell(row)}. */
export function table(columns, rows, { caption } = {}) {
  const head = el(
    "tr",
    { role: "row" },
    columns.map((c) => el("th", { scope: "col", role: "columnheader", class: c.amount ? "amount" : null }, c.label)),
  );
  const body = rows.map((row) =>
    el(
      "tr",
      { role: "row" },
      columns.map((c) => {
        const content = c.cell(row);
        const empty = content === null || content === undefined || content === "";
        return el(
          "td",
          {
            role: "cell",
            class: [c.amount && "amount", empty && "empty", c.size].filter(Boolean).join(" ") || null,
            data: { label: c.label },
          },
          content,
        );
      }),
    ),
  );
  return el(
    "table",
    { role: "table" },
    caption ? el("caption", {}, caption) : null,
    el("thead", { role: "rowgroup" }, head),
    el("tbody", { role: "rowgroup" }, body),
  );
}
