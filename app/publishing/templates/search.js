// Search in the index of names that lies beside this page. Everything found is shown as text.
"use strict";
(() => {
  const index = globalThis.vendorgraphIndex;
  const field = document.getElementById("find");
  const list = document.getElementById("hits");
  const told = document.getElementById("told");
  const most = 50;
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const entries = index.entries.map(([name, kind, page, others]) => ({ name, kind, page, text: fold(`${name} ${others}`), start: fold(name) }));

  function score(entry, words) {
    if (!words.every((word) => entry.text.includes(word))) return 0;
    const wanted = words.join(" ");
    if (entry.start === wanted) return 4;
    if (entry.start.startsWith(wanted)) return 3;
    return words.every((word) => ` ${entry.text}`.includes(` ${word}`)) ? 2 : 1;
  }

  function item(entry) {
    const made = document.createElement("li");
    const name = document.createElement(entry.page ? "a" : "span");
    name.textContent = entry.name;
    if (entry.page) name.href = entry.page;
    const kind = document.createElement("span");
    kind.className = "quiet";
    kind.textContent = ` ${index.kinds[entry.kind]}`;
    made.append(name, kind);
    return made;
  }

  function show() {
    const words = fold(field.value).split(/\s+/u).filter(Boolean);
    const hits = words.length ? entries.map((entry) => [score(entry, words), entry]).filter(([points]) => points) : [];
    hits.sort(([first], [second]) => second - first);
    list.replaceChildren(...hits.slice(0, most).map(([, entry]) => item(entry)));
    told.textContent = words.length ? (hits.length === 1 ? index.one : index.other.replace("{n}", String(hits.length))) : "";
  }

  field.addEventListener("input", show);
  document.getElementById("searching").hidden = false;
  show();
})();
