// What is shown stands in the address, so that a link shows the same again.
import { answersAt } from "./published/mark.ts";

export type Parameters = Record<string, string>;
export type Changes = Record<string, string | null | undefined>;

const DAYS = ["as_of", "known_at"] as const;
let changed: () => void = () => {};
let rewritten: () => void = () => {};

/** The address's parameters. */
export function here(): Parameters {
  return Object.fromEntries(new URLSearchParams(location.search));
}

/** The two days of the address, to be sent with every question that takes them. Of a published site, connections alone
 * are told of another day. */
export function days(): Parameters {
  const now = here();
  const told = answersAt() === null ? DAYS : now["graph"] === undefined ? [] : DAYS.slice(0, 1);
  return Object.fromEntries(told.flatMap((name) => (now[name] ? [[name, now[name]]] : [])));
}

/** The address of another view; the two days go along. */
export function to(parameters: Parameters): string {
  const keep = answersAt() === null || parameters["graph"] !== undefined;
  const all = new URLSearchParams({ ...parameters, ...(keep ? days() : {}) });
  return all.size ? `?${all}` : "./";
}

/** Go to an address and show it. */
export function go(address: string, { replace = false } = {}): void {
  history[replace ? "replaceState" : "pushState"](null, "", address);
  changed();
}

/** Have the address say what is shown already. */
export function rewrite(address: string): void {
  history.replaceState(null, "", address);
  rewritten();
}

/** Change single parameters of this address; null takes one away. */
export function alter(changes: Changes, options?: { replace?: boolean }): void {
  go(altered(changes), options);
}

/** This address with single parameters changed. */
export function altered(changes: Changes): string {
  const all = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value) all.set(name, value);
    else all.delete(name);
  }
  return all.size ? `?${all}` : "./";
}

/** Whether a click is one that the browser should follow by itself: another button, or a key held. */
export function forBrowser(event: MouseEvent): boolean {
  return event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
}

/** Follow links of this page without loading it anew; `noted` is told when the address was only written again. */
export function follow(show: () => void, noted: () => void): void {
  changed = show;
  rewritten = noted;
  addEventListener("popstate", show);
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!link || event.defaultPrevented || forBrowser(event)) return;
    const given = link.getAttribute("href") ?? "";
    if (link.hasAttribute("target") || link.hasAttribute("download")) return;
    if (!given.startsWith("?") && given !== "./") return;
    event.preventDefault();
    go(given === "./" ? to({}) : given);
  });
}
