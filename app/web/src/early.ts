// Stands in the page itself and runs before anything else has come.
// The colours, before anything is drawn: as the reader chose, else as the system has them.
try {
  const chosen = localStorage.getItem("vendorgraph.theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch {
  // Storage may be forbidden: then the system's colours hold.
}

// The browser reads how numbers and days are written while it waits for the rest: at first use that takes it a while.
setTimeout(() => {
  new Intl.NumberFormat(undefined, { style: "currency", currency: "USD" }).format(0);
  new Intl.DateTimeFormat().format(0);
});
