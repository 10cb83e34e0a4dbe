// Sets the colours before anything is drawn: as the reader chose, else as the system has them.
try {
  const chosen = localStorage.getItem("vendorgraph.theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch {
  // Storage may be forbidden: then the system's colours hold.
}
