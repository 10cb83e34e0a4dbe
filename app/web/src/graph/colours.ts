// The colours of the page as a canvas needs them: plain values of the scheme that is shown now.

/** The value of one of the page's colours. */
export function colour(name: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(--${name})`;
  probe.hidden = true;
  document.body.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

/** Whether the page is shown dark. */
export function isDark(): boolean {
  const chosen = document.documentElement.dataset["theme"];
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

/** Tell when the colours change; the answer ends it. */
export function onColours(changed: () => void): () => void {
  const scheme = matchMedia("(prefers-color-scheme: dark)");
  scheme.addEventListener("change", changed);
  addEventListener("vendorgraph:theme", changed);
  return () => {
    scheme.removeEventListener("change", changed);
    removeEventListener("vendorgraph:theme", changed);
  };
}
