// The review in the browser: the queue, one item at a time, with the keys of the terminal.
import { here, to } from "../address.ts";
import type { List } from "../answers.ts";
import { ask, Refusal, schema, told, useKey, type Words } from "../api.ts";
import { claimItem } from "../claim.ts";
import { conflictCard } from "../conflicts.ts";
import { button, type Child, el, nodes } from "../dom.ts";
import { entityLink, statement } from "../edges.ts";
import { openFirstFacsimile } from "../facsimile.ts";
import { fill, number, plural } from "../format.ts";
import { texts } from "../texts.ts";
import { type Decision, type Pair, type Party, Reviewer, type ReviewItem } from "./deciding.ts";
import { editForm } from "./editing.ts";

const NAME = "vendorgraph.reviewer";

/** What awaits a person. */
export async function review(signal: AbortSignal): Promise<Child> {
  const words = await schema();
  const page = new ReviewPage(words, signal);
  await page.load();
  return page.whole;
}

class ReviewPage {
  readonly whole: HTMLElement;
  private items: ReviewItem[] = [];
  private total = 0;
  private place = 0;
  private decided: { place: number; item: ReviewItem }[] = [];
  private readonly reviewer = new Reviewer(storedName());
  private readonly count = el("p", { class: "lead" });
  private readonly card = el("div", { class: "review-card", tabindex: "-1", role: "group", "aria-label": texts.review.item });
  private readonly entry = el("details", { class: "who", open: true });
  private readonly note = el("p", { class: "failed", role: "alert" });
  private readonly said = el("p", { class: "about", role: "status" });

  constructor(
    private readonly words: Words,
    private readonly signal: AbortSignal,
  ) {
    this.card.addEventListener("keydown", (event) => this.key(event));
    this.whole = el("div", { class: "review" }, el("h1", {}, texts.review.title), this.count, this.who(), this.card, this.note, this.said);
  }

  async load(): Promise<void> {
    const found = await ask<List<ReviewItem>>("review", { limit: 200 }, this.signal);
    this.items = found.items;
    this.total = found.total ?? found.items.length;
    const wanted = found.items.findIndex((item) => item.id === here()["item"]);
    this.place = Math.max(wanted, 0);
    this.show(false);
  }

  private who(): HTMLElement {
    const name = el("input", { id: "reviewer", type: "text", maxlength: 120, value: this.reviewer.by, autocomplete: "name" });
    const key = el("input", { id: "review-key", type: "password", maxlength: 500, autocomplete: "off" });
    name.addEventListener("change", () => {
      this.reviewer.by = name.value.trim();
      keepName(this.reviewer.by);
    });
    key.addEventListener("change", () => {
      useKey(key.value.trim() || null);
      void this.load().catch((error: unknown) => this.note.replaceChildren(told(error)));
    });
    const whole = this.entry;
    const begin = (event: Event): void => {
      event.preventDefault();
      whole.open = false;
      this.card.focus();
    };
    whole.append(
      el("summary", {}, texts.review.who),
      el(
        "form",
        { onsubmit: begin },
        el("p", {}, el("label", { for: "reviewer" }, texts.review.name), name),
        el("p", {}, el("label", { for: "review-key" }, texts.review.key), key),
        el("p", {}, el("button", { type: "submit" }, texts.review.begin)),
      ),
      el("p", { class: "about" }, texts.review.keyAbout),
    );
    return whole;
  }

  private get item(): ReviewItem | undefined {
    return this.items[this.place];
  }

  private show(focus = true): void {
    const item = this.item;
    this.note.replaceChildren();
    this.count.textContent = this.items.length
      ? fill(texts.review.count, { n: number(Math.min(this.place + 1, this.items.length)), total: number(this.total) })
      : texts.review.nothing;
    this.card.hidden = !this.items.length;
    this.card.replaceChildren(...nodes(item ? [this.content(item), this.buttons(item)] : this.end()));
    openFirstFacsimile(this.card);
    if (focus) this.card.focus({ preventScroll: false });
  }

  private end(): Child {
    return [el("p", {}, texts.review.last), this.decided.length ? el("p", {}, texts.review.applied) : null, this.back()];
  }

  private content(item: ReviewItem): Child {
    const why = el("p", { class: "about" }, `${texts.review.kinds[item.kind]} · ${item.why}`);
    if (item.claim) {
      const claim = claimItem(item.claim, item.claim);
      return [why, el("h2", {}, statement(item.claim, this.words)), el("ol", { class: "claims" }, claim)];
    }
    if (item.pair) return [why, el("h2", {}, texts.review.same), pairOf(item.pair)];
    return item.conflict ? [why, conflictCard(item.conflict, this.words, { reviewing: true, top: true })] : why;
  }

  private buttons(item: ReviewItem): HTMLElement {
    const made = choicesOf(item).map(([key, label]) => this.act(key, label));
    const others = [this.act("n", texts.review.keys["n"] ?? "n"), this.decided.length ? this.back() : null];
    return el("div", { class: "buttons", role: "group", "aria-label": texts.review.decide }, made, others);
  }

  private act(key: string, label: string): HTMLElement {
    return button([el("kbd", {}, key), ` ${label}`], () => void this.on(key), { "aria-keyshortcuts": key });
  }

  private back(): HTMLElement {
    return this.act("z", texts.review.keys["z"] ?? "z");
  }

  private key(event: KeyboardEvent): void {
    const inField = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (inField || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key === " " && event.target === this.card ? "n" : event.key.toLowerCase();
    const known = this.item ? choicesOf(this.item).map(([name]) => name) : [];
    if (![...known, "n", "z"].includes(key)) return;
    event.preventDefault();
    void this.on(key, event.shiftKey);
  }

  private async on(key: string, reason = false): Promise<void> {
    const item = this.item;
    if (key === "z") return this.undo();
    if (!item) return;
    if (key === "n") {
      this.place += 1;
      return this.show();
    }
    if (key === "e" && item.claim) return this.edit(item);
    const word = WORDS[key] ?? key;
    if (key === "r" || reason) return this.reason(item, word);
    await this.decide(item, { word, why: "" });
  }

  /** Ask why before deciding; Enter without a reason decides as well. */
  private reason(item: ReviewItem, word: string): void {
    const input = el("input", { id: "why", type: "text", maxlength: 1000 });
    const form = el(
      "form",
      { class: "add" },
      el("label", { for: "why" }, texts.review.why),
      input,
      el("button", { type: "submit" }, texts.review.done[word] ?? word),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.decide(item, { word, why: input.value.trim() });
    });
    this.card.querySelector("form")?.remove();
    this.card.append(form);
    input.focus();
  }

  private edit(item: ReviewItem): void {
    if (!item.claim) return;
    const form = editForm(item.claim, this.words, (edits, why) => void this.decide(item, { word: "edit", why, edits }));
    this.card.querySelector("form")?.remove();
    this.card.append(form);
    form.querySelector("input")?.focus();
  }

  private async decide(item: ReviewItem, decision: Decision): Promise<void> {
    if (!this.reviewer.by) {
      this.entry.open = true;
      this.note.replaceChildren(texts.review.needName);
      return;
    }
    try {
      await this.reviewer.decide(item, decision);
    } catch (error) {
      const again = error instanceof Refusal && error.status === 409 ? ` ${texts.review.again}` : "";
      this.note.replaceChildren(`${told(error)}${again}`);
      return;
    }
    this.decided.push({ place: this.place, item });
    this.place += 1;
    this.show();
    const n = plural("decidedCount", this.decided.length);
    this.said.textContent = `${texts.review.done[decision.word] ?? texts.review.done["settled"]} ${n}`;
  }

  private async undo(): Promise<void> {
    const last = this.decided.pop();
    if (!last) return;
    try {
      await this.reviewer.decide(last.item, { word: "undo", why: "" });
    } catch (error) {
      this.decided.push(last);
      this.note.replaceChildren(told(error));
      return;
    }
    this.place = last.place;
    this.show();
    this.said.textContent = texts.review.takenBack;
  }
}

const WORDS: Readonly<Record<string, string>> = { a: "accept", r: "reject", s: "same", d: "different", u: "unsure" };

function choicesOf(item: ReviewItem): [string, string][] {
  const named = (keys: string[]): [string, string][] => keys.map((key) => [key, texts.review.keys[key] ?? key]);
  if (item.claim) return named(["a", "r", "e"]);
  if (item.pair) return named(["s", "d", "u"]);
  const sides = (item.conflict?.sides ?? []).slice(0, 9);
  return [
    ...sides.map((_, index): [string, string] => [String(index + 1), fill(texts.review.side, { n: index + 1 })]),
    ["b", texts.review.keys["b"] ?? "b"],
  ];
}

function pairOf(pair: Pair): HTMLElement {
  const reason = [pair.by, pair.why, pair.score === null ? "" : number(pair.score)].filter(Boolean).join(" · ");
  const party = (side: Party): HTMLElement =>
    el(
      "div",
      {},
      el("p", {}, side.entity ? entityLink(side.entity) : el("code", {}, side.key)),
      el("p", { class: "about" }, el("code", {}, side.key), side.edges === null ? "" : ` · ${plural("statements", side.edges)}`),
      el(
        "ul",
        {},
        side.names.slice(0, 8).map((name) => el("li", {}, name)),
      ),
      side.entity
        ? el("p", {}, el("a", { href: to({ entity: side.entity.id }), target: "_blank" }, texts.review.look))
        : null,
    );
  return el("div", {}, el("div", { class: "two" }, party(pair.left), party(pair.right)), el("p", { class: "about" }, reason));
}

function storedName(): string {
  try {
    return localStorage.getItem(NAME) ?? "";
  } catch {
    return "";
  }
}

function keepName(name: string): void {
  try {
    localStorage.setItem(NAME, name);
  } catch {
    // Storage may be forbidden: then the name holds for this page.
  }
}
