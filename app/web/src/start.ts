// Puts the page together and shows the view that the address names.
import { follow, here, to } from "./address.ts";
import type { Build } from "./answers.ts";
import { builds, isAbort, told } from "./api.ts";
import { byId, type Child, el, nodes } from "./dom.ts";
import { entity } from "./entity.ts";
import { showEvidence } from "./evidence.ts";
import { figures, staleFigures } from "./figures.ts";
import { fill, number } from "./format.ts";
import { home } from "./home.ts";
import { conflicts, contracts, results } from "./lists.ts";
import { paths } from "./paths.ts";
import { review } from "./review/page.ts";
import { showQuery, startSearch } from "./search.ts";
import { choices, showDays, startSettings } from "./settings.ts";
import { source, sources } from "./sources.ts";
import { answersAt } from "./published/mark.ts";
import { texts } from "./texts.ts";

type List_ = (signal: AbortSignal) => Promise<Child>;
const LISTS: Readonly<Record<string, List_>> = { conflicts, contracts, figures, review, sources };
const AFTERWARDS = 2_000;
let shown: string | null = null;
let asking: AbortController | undefined;

/** Show the page, and go on showing what the address asks for. */
export function start(): void {
  label();
  startSearch();
  startSettings();
  follow(show, () => {
    shown = wantedKey();
  });
  void show();
  foot().catch(() => {});
  setTimeout(() => void warn().catch(() => {}), AFTERWARDS);
}

function view(wanted: Record<string, string>, signal: AbortSignal): Promise<Child> {
  const list = Object.hasOwn(LISTS, wanted["list"] ?? "") ? LISTS[wanted["list"] ?? ""] : undefined;
  if (wanted["graph"] !== undefined) return graph(signal);
  if (wanted["entity"]) return entity(wanted["entity"], signal);
  if (wanted["source"]) return source(wanted["source"], signal);
  if (wanted["from"] || wanted["to"]) return paths(wanted["from"], wanted["to"], signal);
  if (wanted["q"]?.trim()) return results(wanted["q"], wanted["type"], signal);
  return list ? list(signal) : home(signal);
}

function wantedKey(): string {
  const { edge: _, ...wanted } = here();
  return JSON.stringify(wanted);
}

/** The graph view comes with a library of its own: it is loaded when it is first asked for. */
async function graph(signal: AbortSignal): Promise<Child> {
  return (await import("./graph/page.ts")).graph(signal);
}

/** Say above every page where figures no longer show what was signed off; asked once the page has had time to come. */
async function warn(): Promise<void> {
  const said = await staleFigures();
  if (said) document.querySelector("header")?.append(said);
}

async function show(): Promise<void> {
  showQuery();
  showDays();
  if (wantedKey() !== shown) await draw(here());
  await showEvidence();
}

async function draw(wanted: Record<string, string>): Promise<void> {
  const first = shown === null;
  shown = wantedKey();
  asking?.abort();
  asking = new AbortController();
  byId("main").setAttribute("aria-busy", "true");
  byId("status").textContent = texts.loading;
  try {
    const content = await view(wanted, asking.signal);
    if (content) put(content, first);
  } catch (error) {
    if (isAbort(error)) return;
    const detail = fill(texts.failed, { detail: told(error) });
    put([el("h1", {}, texts.title), el("p", { class: "failed", role: "alert" }, detail)], first);
    shown = "";
  }
}

function put(content: Child, first: boolean): void {
  const main = byId("main");
  main.replaceChildren(...nodes(content));
  main.removeAttribute("aria-busy");
  const heading = main.querySelector("h1");
  if (!heading) return;
  heading.tabIndex = -1;
  document.title = `${heading.textContent} · ${texts.title}`;
  byId("status").textContent = heading.textContent;
  if (first) return;
  scrollTo(0, 0);
  heading.focus({ preventScroll: true });
}

function label(): void {
  byId("times").hidden = answersAt() !== null;
  document.documentElement.lang = texts.lang;
  const named: Record<string, string> = {
    skip: texts.skip,
    "q-label": texts.searchLabel,
    go: texts.searchGo,
    "times-summary": texts.timesSummary,
    "times-about": texts.timesAbout,
    "as_of-label": texts.asOf,
    "as_of-about": texts.asOfAbout,
    "known_at-label": texts.knownAt,
    "known_at-about": texts.knownAtAbout,
    "days-apply": texts.daysApply,
    "days-clear": texts.daysClear,
  };
  for (const [id, text] of Object.entries(named)) byId(id).textContent = text;
  byId<HTMLInputElement>("q").placeholder = texts.searchLabel;
}

type Links = () => [string, string][];
const OF_SERVICE: Links = () => [
  [to({ list: "sources" }), texts.sourcesAll],
  [to({ list: "figures" }), texts.figures.title],
  [to({ list: "review" }), texts.review.title],
  ["openapi.json", texts.footApi],
  ["api/v1/export?format=csv", texts.footCsv],
  ["api/v1/export?format=graphml", texts.footGraphml],
];
const OF_SITE: Links = () => [
  [to({ list: "sources" }), texts.sourcesAll],
  [to({ list: "figures" }), texts.figures.title],
  ["../index.html", texts.published.pages],
  ["../data.html", texts.published.data],
];

function part({ part: held }: Build): string | null {
  return held ? ` ${fill(texts.published.part, { pages: number(held.pages), edges: number(held.edges) })}` : null;
}

async function foot(): Promise<void> {
  const build = (await builds()).items[0];
  if (!build) return;
  const made = { case: build.case_name, build: build.build_id.slice(0, 12), version: build.version };
  const links = [...(answersAt() ? OF_SITE() : OF_SERVICE()), ["static/THIRD-PARTY.txt", texts.footLicences]];
  byId("case-name").textContent = build.case_name ?? "";
  byId("foot").replaceChildren(
    el("p", {}, fill(texts.foot, made), answersAt() ? ` ${texts.published.about}` : null, part(build)),
    el(
      "p",
      {},
      links.map(([href, text]) => [el("a", { href }, text), " "]),
    ),
    choices(),
  );
}
