// What is shown stands in the address, so that a link shows the same again.
const DAYS = ["as_of", "known_at"];
let changed = () => {};

/** The address's parameters. */
export function here() {
  return Object.fromEntries(new URLSearchParams(location.search));
}

/** The two days of the address, to be sent with every question that takes them. */
export function days() {
  const now = here();
  return Object.fromEntries(DAYS.filter((name) => now[name]).map((name) => [name, now[name]]));
}

/** The address of another view; the two days go along. */
export function to(parameters) {
  const all = new URLSearchParams({ ...parameters, ...days() });
  return all.size ? `?${all}` : "./";
}

/** Go to an address and show it. */
export function go(address, { replace = false } = {}) {
  history[replace ? "replaceState" : "pushState"](null, "", address);
  changed();
}

/** Change single parameters of this address; null takes one away. */
export function alter(changes, options) {
  const all = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) value ? all.set(name, value) : all.delete(name);
  go(all.size ? `?${all}` : "./", options);
}

/** Follow links of this page without loading it anew. */
export function follow(show) {
  changed = show;
  addEventListener("popstate", show);
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (
      !link ||
      event.defaultPrevented ||
      event.button ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    const given = link.getAttribute("href");
    if (link.target || link.hasAttribute("download") || !(given.startsWith("?") || given === "./")) return;
    event.preventDefault();
    go(given === "./" ? to({}) : given);
  });
}
