// The page: shows what the address asks for.
import { alter, days, follow, here, to } from "./address.js";
import { ask } from "./api.js";
import { day, el, fill } from "./dom.js";
import { entity } from "./entity.js";
import { showEvidence } from "./evidence.js";
import { home } from "./home.js";
import { conflicts, contracts, results, source, sources } from "./lists.js";
import { paths } from "./paths.js";
import { showQuery, startSearch } from "./search.js";
import texts from "./texts.en.js";

const main = document.getElementById("main");
const status = document.getElementById("status");
const LISTS = { conflicts, contracts, sources };
let shown = null;
let asking = null;

function view(wanted, signal) {
  if (wanted.entity) return entity(wanted.entity, signal);
  if (wanted.source) return source(wanted.source, signal);
  if (wanted.from || wanted.to) return paths(wanted.from, wanted.to, signal);
  if (wanted.q?.trim()) return results(wanted.q, wanted.type, signal);
  if (Object.hasOwn(LISTS, wanted.list ?? "")) return LISTS[wanted.list](signal);
  return home(signal);
}

async function show() {
  const { edge, ...wanted } = here();
  showQuery();
  showDays();
  if (JSON.stringify(wanted) !== shown) await draw(wanted);
  await showEvidence(edge);
}

async function draw(wanted) {
  const first = shown === null;
  shown = JSON.stringify(wanted);
  asking?.abort();
  asking = new AbortController();
  main.setAttribute("aria-busy", "true");
  status.textContent = texts.loading;
  try {
    const content = await view(wanted, asking.signal);
    if (content) put(content, first);
  } catch (error) {
    if (error.name === "AbortError") return;
    put(
      [
        el("h1", {}, texts.title),
        el("p", { class: "failed", role: "alert" }, fill(texts.failed, { detail: error.message })),
      ],
      first,
    );
    shown = "";
  }
}

function put(content, first) {
  main.replaceChildren(...[content].flat(Infinity).filter(Boolean));
  main.removeAttribute("aria-busy");
  const heading = main.querySelector("h1");
  heading.tabIndex = -1;
  document.title = `${heading.textContent} · ${texts.title}`;
  status.textContent = heading.textContent;
  if (first) return;
  scrollTo(0, 0);
  heading.focus({ preventScroll: true });
}

function showDays() {
  const { as_of: asOf = "", known_at: knownAt = "" } = days();
  document.getElementById("as_of").value = asOf;
  document.getElementById("known_at").value = knownAt;
  const what = [
    asOf && fill(texts.momentAsOf, { day: day(asOf) }),
    knownAt && fill(texts.momentKnown, { day: day(knownAt) }),
  ]
    .filter(Boolean)
    .join(", ");
  const line = document.getElementById("moment");
  line.hidden = !what;
  line.replaceChildren(
    what ? `${fill(texts.moment, { what })} ` : "",
    what ? el("button", { type: "button", class: "plain", onclick: now }, texts.momentOff) : "",
  );
}

function now() {
  alter({ as_of: null, known_at: null });
}

function startDays() {
  const form = document.getElementById("days");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = new FormData(form);
    document.getElementById("times").open = false;
    alter({ as_of: given.get("as_of"), known_at: given.get("known_at") });
  });
  document.getElementById("days-clear").addEventListener("click", now);
}

function label() {
  document.documentElement.lang = texts.lang;
  const named = {
    skip: "skip",
    "q-label": "searchLabel",
    go: "searchGo",
    "times-summary": "timesSummary",
    "times-about": "timesAbout",
    "as_of-label": "asOf",
    "as_of-about": "asOfAbout",
    "known_at-label": "knownAt",
    "known_at-about": "knownAtAbout",
    "days-apply": "daysApply",
    "days-clear": "daysClear",
  };
  for (const [id, name] of Object.entries(named)) document.getElementById(id).textContent = texts[name];
  document.getElementById("q").placeholder = texts.searchLabel;
}

async function foot() {
  const build = (await ask("builds")).items[0];
  document.getElementById("case-name").textContent = build.case_name ?? "";
  document.getElementById("foot").replaceChildren(
    el(
      "p",
      {},
      fill(texts.foot, { case: build.case_name, build: build.build_id.slice(0, 12), version: build.version }),
    ),
    el(
      "p",
      {},
      [
        [to({ list: "sources" }), texts.sourcesAll],
        ["openapi.json", texts.footApi],
        ["api/v1/export?format=csv", texts.footCsv],
        ["api/v1/export?format=graphml", texts.footGraphml],
      ].map(([href, text]) => [el("a", { href }, text), " "]),
    ),
  );
}

label();
startSearch();
startDays();
follow(show);
show();
foot().catch(() => {});
