// The view of the graph: picture, panel, tables and tools, all showing one explorer's state.
import { altered, days, here, rewrite } from "../address.ts";
import { schema, type Words } from "../api.ts";
import { byId, type Child, el, nodes } from "../dom.ts";
import { fill, number, plural } from "../format.ts";
import { answersAt } from "../published/mark.ts";
import { showDays } from "../settings.ts";
import { texts } from "../texts.ts";
import { Canvas, isMuch, type Place } from "./canvas.ts";
import { onColours } from "./colours.ts";
import { Explorer } from "./explorer.ts";
import { offerFigure } from "./figure.ts";
import { filters, isFiltered } from "./filters.ts";
import { MOST } from "./load.ts";
import { legend } from "./legend.ts";
import { pack, unpack } from "./packing.ts";
import { panel } from "./panel.ts";
import { adder, slider, toolbar } from "./toolbar.ts";
import { twin } from "./twin.ts";
import { fromParameters, toParameters } from "./view.ts";

/** The view that the address names; `signal` ends it. */
export async function graph(signal: AbortSignal): Promise<Child> {
  const [words, parameters] = await Promise.all([schema(), unpack(here())]);
  const page = new GraphPage(words, signal);
  await page.explorer.open(fromParameters(parameters));
  return page.whole;
}

class GraphPage {
  readonly explorer: Explorer;
  readonly whole: HTMLElement;
  private readonly heading = el("h1", {});
  private readonly about = el("p", { class: "about" });
  private readonly bar = el("div", {});
  private readonly narrow = el("details", { class: "narrow" }, el("summary", {}, texts.graph.filter));
  private readonly fields = el("div", {});
  private readonly time = el("div", {});
  private readonly picture = el("div", { class: "picture", role: "img" });
  private readonly side = el("aside", { class: "panel", tabindex: "-1", "aria-label": texts.graph.panel });
  private readonly tables = el("div", { class: "twin" });
  private readonly signs = el("div", {});
  private canvas: Canvas | undefined;
  private firstDay = "";

  constructor(
    private readonly words: Words,
    private readonly signal: AbortSignal,
  ) {
    this.explorer = new Explorer(
      (pickedOnly) => this.show(pickedOnly),
      (now) => this.busy(now),
    );
    this.narrow.append(this.fields);
    const stage = el("div", { class: "stage" }, el("div", { class: "frame" }, this.picture, this.signs), this.side);
    const top = el("div", { class: "view-tools" }, this.bar, this.narrow, adder(this.explorer, say), this.time);
    this.whole = el("div", { class: "graph" }, this.heading, this.about, top, stage, this.tables);
    document.addEventListener("keydown", (event) => this.keys(event), { signal });
    const stop = onColours(() => this.canvas?.recolour());
    signal.addEventListener("abort", () => {
      stop();
      this.explorer.end();
      this.canvas?.end();
    });
  }

  private busy(now: boolean): void {
    this.whole.setAttribute("aria-busy", String(now));
    this.picture.classList.toggle("waiting", now);
  }

  private show(pickedOnly: boolean): void {
    if (this.signal.aborted) return;
    const key = document.activeElement instanceof HTMLElement ? document.activeElement.dataset["key"] : undefined;
    if (!pickedOnly) this.words_();
    this.draw(pickedOnly);
    this.side.replaceChildren(...nodes(panel(this.explorer, this.words, say)));
    if (pickedOnly) this.ticks();
    else this.tables.replaceChildren(...nodes(this.twin()));
    if (key) this.refocus(key);
    void this.write();
  }

  /** Focus what had the focus before it was drawn anew; where that is gone, the tables that it was in. */
  private refocus(key: string): void {
    const same = this.whole.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
    const found = same ?? this.tables.querySelector<HTMLElement>("h2") ?? this.side;
    if (found !== document.activeElement) found.focus({ preventScroll: true });
  }

  /** Everything that is said about the view as a whole. */
  private words_(): void {
    const { view, model, found } = this.explorer;
    const names = view.starts.map((id) => this.explorer.entity(id)?.name ?? id);
    this.heading.textContent = fill(texts.graph.title, { names: names.slice(0, 3).join(", ") || texts.graph.untitled });
    const counted = [plural("entitiesCount", model.entities.length), plural("linesCount", model.lines.length)].join(", ");
    const notes = [
      `${counted}.`,
      isFiltered(view) ? texts.graph.filtered : "",
      found.truncated ? texts.graph.truncated : "",
      view.nodes.length > MOST ? fill(texts.graph.leftOut, { n: number(view.nodes.length - MOST) }) : "",
      found.missing.length ? fill(texts.graph.missing, { n: number(found.missing.length) }) : "",
    ];
    this.about.textContent = notes.filter(Boolean).join(" ");
    this.picture.setAttribute("aria-label", fill(texts.graph.picture, { counted }));
    this.bar.replaceChildren(...nodes(toolbar(this.explorer, this.tools)));
    this.fields.replaceChildren(filters(this.explorer, this.words));
    this.signs.replaceChildren(legend(this.explorer, this.words));
    this.slide();
    say(counted);
  }

  private readonly tools = {
    fit: (): void => this.canvas?.fit(),
    zoom: (factor: number): void => this.canvas?.zoom(factor),
    say,
    figure: (): void => offerFigure(this.explorer, this.words),
  };

  private draw(pickedOnly: boolean): void {
    const { view, model, places } = this.explorer;
    this.whole.dataset["part"] = view.part;
    if (view.part === "table") return;
    requestAnimationFrame(() => {
      if (this.signal.aborted || !this.picture.isConnected) return;
      const fresh = this.canvas?.many !== isMuch(model);
      if (fresh) this.renew(isMuch(model));
      if (!this.canvas) return;
      if (pickedOnly && !fresh) return this.canvas.select(view.selected);
      const before = this.drawn;
      this.canvas.show(model, view, places);
      this.drawn = model.entities.length;
      if (fresh || before !== this.drawn) this.canvas.fit(true);
    });
  }

  private drawn = 0;

  /** A canvas for few or for many: how it draws is settled when it is made. */
  private renew(many: boolean): void {
    this.canvas?.end();
    const listener = {
      picked: (id: string | null, more: boolean) => void this.explorer.select(id?.replace(/ line$/, "") ?? null, more),
      moved: (id: string, place: Place) => void this.explorer.move(id, place),
      opened: (id: string) => void this.openAll(id),
    };
    this.canvas = new Canvas(this.picture, this.words, listener, many);
  }

  /** A double click shows the largest neighbours of every sort, a group's next ones. */
  private async openAll(id: string): Promise<void> {
    const rest = this.explorer.model.rests.find((one) => one.id === id);
    if (rest) return this.explorer.expand(rest);
    for (const { predicate, forward, type } of await this.explorer.counted(id))
      await this.explorer.expand({ anchor: id, predicate, forward, type }, 10);
  }

  private twin(): Child {
    if (this.explorer.view.part === "picture") return null;
    return twin(this.explorer, this.words, () => {
      this.side.focus({ preventScroll: true });
      this.side.scrollIntoView({ block: "nearest" });
    });
  }

  private ticks(): void {
    this.tables.querySelectorAll<HTMLInputElement>('input[data-key^="pick "]').forEach((box) => {
      box.checked = this.explorer.view.selected.includes((box.dataset["key"] ?? "").slice(5));
    });
  }

  /** The slider is made once it is known how far back the view goes. */
  private slide(): void {
    if (this.firstDay) return;
    const from = this.explorer.found.bundles.flatMap((bundle) => bundle.valid_from ?? []).sort();
    this.firstDay = from[0] ?? "";
    if (this.firstDay) void this.offerDays(this.firstDay);
  }

  private async offerDays(first: string): Promise<void> {
    if (answersAt() && !(await (await import("../published/past.ts")).hasPast())) return;
    this.time.replaceChildren(slider(first, (day) => void this.on(day)));
  }

  private async on(asOf: string | null): Promise<void> {
    rewrite(altered({ as_of: asOf }));
    showDays();
    await this.explorer.reload();
  }

  private keys(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || isText(event.target)) return;
    const key = event.key.toLowerCase();
    if (key === "z" && !event.shiftKey) void this.explorer.undo();
    else if (key === "y" || (key === "z" && event.shiftKey)) void this.explorer.redo();
    else return;
    event.preventDefault();
  }

  /** Have the address say what is shown, so that a link shows the same. */
  private async write(): Promise<void> {
    const { edge } = here();
    const wanted = { ...toParameters(this.explorer.view), ...days(), ...(edge ? { edge } : {}) };
    const query = await pack(wanted);
    if (!this.signal.aborted && `?${query}` !== location.search) rewrite(`?${query}`);
  }
}

function isText(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && (target.type === "text" || target.type === "date");
}

function say(text: string): void {
  byId("status").textContent = text;
}
