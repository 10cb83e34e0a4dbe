// Where to start from nothing: the largest vendors and agencies, the newest contracts, what is disputed.
import { days, to } from "./address.js";
import { ask, schema } from "./api.js";
import { conflictCard } from "./conflicts.js";
import { day, el, money, number, table } from "./dom.js";
import { badges, entityLink, evidenceButton, stated } from "./edges.js";
import texts from "./texts.en.js";

const TOP = 8;

/** The start page. */
export async function home(signal) {
  const moment = days();
  const [build, vendors, agencies, newest, disputed, links, words] = await Promise.all([
    ask("builds", {}, signal),
    ask("spending", { by: "vendor", limit: TOP, ...moment }, signal),
    ask("spending", { by: "agency", limit: TOP, ...moment }, signal),
    ask("contracts", { order: "newest", limit: TOP, ...moment }, signal),
    ask("conflicts", { limit: 3 }, signal),
    ask("interlocks", { limit: TOP }, signal),
    schema(),
  ]);
  return [
    el("h1", {}, texts.homeTitle),
    el("p", { class: "lead" }, texts.homeAbout),
    counts(build.items[0]?.counts ?? {}),
    el(
      "div",
      { class: "two" },
      spending(texts.topVendors, vendors.items, "vendor", "Company"),
      spending(texts.topAgencies, agencies.items, "agency", "Agency"),
    ),
    section(
      texts.newest,
      newest.items.length ? contractTable(newest.items, words) : el("p", {}, texts.newestNone),
      el("a", { href: to({ list: "contracts" }) }, texts.contractsAll),
    ),
    section(
      texts.disputed,
      disputed.items.length
        ? disputed.items.map((conflict) => conflictCard(conflict, words))
        : el("p", {}, texts.disputedNone),
      disputed.items.length
        ? el(
            "a",
            { href: to({ list: "conflicts" }) },
            `${texts.disputedAll}${disputed.total ? ` (${number(disputed.total)})` : ""}`,
          )
        : null,
    ),
    links.items.length ? section(texts.interlocks, people(links.items, words)) : null,
  ];
}

function section(title, content, footer = null) {
  return el("section", {}, el("h2", {}, title), content, footer ? el("p", { class: "all" }, footer) : null);
}

function counts(found) {
  const known = Object.entries(texts.counts).filter(([name]) => found[name]);
  return el(
    "ul",
    { class: "counts" },
    known.map(([name, label]) => el("li", {}, el("strong", {}, number(found[name])), ` ${label}`)),
  );
}

function spending(title, rows, column, type) {
  if (!rows.length) return section(title, el("p", {}, texts.topNone));
  const largest = Math.max(...rows.map((row) => Number(row.obligated.amount)), 1);
  const list = el(
    "ol",
    { class: "bars" },
    rows.map((row) => {
      const bar = el("span", { class: "bar", "aria-hidden": "true" });
      bar.style.setProperty("inline-size", `${Math.max(0, (Number(row.obligated.amount) / largest) * 100)}%`);
      const name = row[column] ?? texts.none;
      return el(
        "li",
        {},
        el("a", { href: to({ q: name, type }) }, name),
        " ",
        el("span", { class: "amount" }, money(row.obligated)),
        bar,
      );
    }),
  );
  return section(title, [list, el("p", { class: "about" }, texts.topNote)]);
}

/** Contracts, each with its amounts and the way to its evidence. */
export function contractTable(rows, words) {
  const columns = [
    { label: texts.col.vendor, size: "name", cell: ({ edge }) => [entityLink(edge.object), " ", badges(edge)] },
    { label: texts.col.agency, size: "name", cell: ({ edge }) => entityLink(edge.subject) },
    {
      label: texts.col.contract,
      size: "number",
      cell: ({ edge, contract }) =>
        edge.contract ? entityLink({ ...edge.contract, name: contract.piid ?? edge.contract.name }) : null,
    },
    {
      label: texts.col.first,
      size: "date",
      cell: ({ contract, edge }) => day(contract.first_action) || day(edge.valid_from, edge.valid_from_precision),
    },
    ...["obligated", "current", "potential"].map((name) => ({
      label: texts.col[name],
      amount: true,
      cell: ({ edge }) => money(edge[name]),
    })),
    { label: texts.col.stated, amount: true, cell: ({ edge }) => stated(edge) },
    { label: texts.col.evidence, cell: ({ edge }) => evidenceButton(edge, words) },
  ];
  const held = columns.filter((column) => rows.some((row) => column.cell(row)));
  return table(held, rows);
}

function people(items, words) {
  return el(
    "ul",
    { class: "people" },
    items.map(({ person, roles }) =>
      el(
        "li",
        {},
        entityLink(person),
        el(
          "ul",
          {},
          roles.map((edge) =>
            el(
              "li",
              {},
              `${words.predicates[edge.predicate]?.active ?? edge.predicate} `,
              entityLink(edge.object),
              " ",
              badges(edge),
              " ",
              evidenceButton(edge, words),
            ),
          ),
        ),
      ),
    ),
  );
}
