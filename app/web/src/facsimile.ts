// The page of a PDF that a quote stands on, as a picture with a frame around the quote.
import type { Claim, List } from "./answers.ts";
import { ask } from "./api.ts";
import { type Child, el } from "./dom.ts";
import { fill } from "./format.ts";
import { later } from "./later.ts";
import { answersAt } from "./published/mark.ts";
import { texts } from "./texts.ts";

interface Mark {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

interface QuotedPage {
  page: number;
  state: "marked" | "unmarked" | "hidden" | "failed";
  picture: string | null;
  width: number | null;
  height: number | null;
  marks: Mark[];
  detail: string | null;
  left_out: number;
}

const ABOVE = 60;

/**
 * The page of a claim's quote, drawn when it is opened; nothing where the quote stands on no page, nor on a published
 * site: pages of other people's documents are not published, their words and the way to the document are.
 */
export function facsimile(claim: Claim): HTMLElement | null {
  const { kind, page } = claim.evidence;
  if (kind !== "text" || !page || answersAt()) return null;
  const place = el("div");
  const whole = el("details", { class: "facsimile" }, el("summary", {}, fill(texts.facsimile.show, { page })), place);
  whole.addEventListener("toggle", () => {
    if (whole.open && !place.hasChildNodes()) place.append(later(pages(claim)));
  });
  return whole;
}

/** Open the first page in a part of the page. */
export function openFirstFacsimile(within: ParentNode): void {
  const first = within.querySelector<HTMLDetailsElement>("details.facsimile");
  if (first) first.open = true;
}

async function pages(claim: Claim): Promise<Child> {
  const found = await ask<List<QuotedPage>>(`claims/${encodeURIComponent(claim.id)}/pages`);
  return found.items.length ? found.items.map((page) => shown(page, claim)) : el("p", { class: "about" }, texts.facsimile.none);
}

function shown(page: QuotedPage, claim: Claim): HTMLElement {
  const said = fill(texts.facsimile[page.state], { page: page.page, detail: page.detail });
  if (!page.picture) return el("p", { class: "about" }, said);
  const address = page.picture.replace(/^\//, "");
  const label = fill(texts.facsimile.picture, { page: page.page, source: claim.source.label, quote: claim.evidence.quote });
  const picture = el("img", { src: address, alt: label, width: page.width, height: page.height });
  const view = el("div", { class: "view", tabindex: 0, role: "group", "aria-label": fill(texts.page, { page: page.page }) }, picture);
  const caption = el(
    "figcaption",
    {},
    el("span", {}, said, page.left_out ? ` ${texts.facsimile.leftOut}` : null),
    el("a", { href: address, target: "_blank", rel: "noopener" }, texts.facsimile.alone),
  );
  picture.addEventListener("load", () => toMark(view, picture, page));
  picture.addEventListener("error", () => view.replaceChildren(fill(texts.facsimile.failed, { page: page.page, detail: "" })));
  return el("figure", {}, view, caption);
}

/** Bring the first mark into the part of the picture that is seen. */
function toMark(view: HTMLElement, picture: HTMLImageElement, page: QuotedPage): void {
  const [mark] = page.marks;
  if (!mark || !page.width) return;
  const scale = picture.clientWidth / page.width;
  const left = Math.min(...page.marks.map((one) => one.left));
  view.scrollTo({ top: mark.top * scale - ABOVE, left: left * scale - ABOVE / 2, behavior: "instant" });
}
