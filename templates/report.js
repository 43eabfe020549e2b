"use strict";
(() => {
  const form = document.querySelector("form.filter");
  if (!form) return;
  const changes = [...document.querySelectorAll("[data-kinds]")];
  const words = new Map(), bodies = new Map(), kinds = new Map();
  const fold = (text) => text.normalize("NFKC").toLowerCase();
  for (const one of changes) {
    one.tabIndex = -1;
    words.set(one, fold(one.textContent));
    bodies.set(one, one.dataset.bodies.split(" ").map(Number));
    kinds.set(one, one.dataset.kinds.split(" ").map(Number));
  }
  const fields = form.elements;

  const show = () => {
    const asked = fold(fields.q.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const one of changes) {
      const fits = (!fields.kind.value || kinds.get(one).includes(fields.kind.selectedIndex))
        && (!fields.body.value || bodies.get(one).includes(fields.body.selectedIndex))
        && asked.every((word) => words.get(one).includes(word));
      one.hidden = !fits;
      shown += fits;
    }
    const { words: told, none } = fields.shown.dataset;
    fields.shown.value = shown ? told.replace("{total}", changes.length).replace("{shown}", shown) : none;
    document.documentElement.style.setProperty("--bar", `${Math.ceil(form.offsetHeight)}px`);
  };

  const keep = () => {
    const state = new URLSearchParams();
    for (const name of ["kind", "body", "q"]) if (fields[name].value) state.set(name, fields[name].value);
    if (!fields.keys.checked) state.set("keys", "off");
    const query = state.toString();
    try {
      history.replaceState(null, "", `${location.pathname}${query ? `?${query}` : ""}${location.hash}`);
    } catch { /* an address that may not change keeps its state in the page alone */ }
  };

  const recall = () => {
    const state = new URLSearchParams(location.search);
    for (const name of ["kind", "body", "q"]) fields[name].value = state.get(name) ?? "";
    fields.keys.checked = state.get("keys") !== "off";
  };

  const arrive = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest("[hidden]")) { form.reset(); keep(); show(); }
    for (let folded = target.closest("details"); folded; folded = folded.parentElement.closest("details")) folded.open = true;
    if (target.matches("[data-kinds]")) target.focus({ preventScroll: true });
    target.scrollIntoView();
  };

  const step = (by) => {
    const seen = changes.filter((one) => !one.hidden);
    const at = seen.indexOf(document.activeElement?.closest("[data-kinds]"));
    const next = seen[at < 0 ? (by > 0 ? 0 : seen.length - 1) : at + by];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView();
  };

  form.hidden = false;
  recall();
  show();
  form.addEventListener("input", () => { show(); keep(); });
  form.addEventListener("reset", () => setTimeout(() => { show(); keep(); }));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", arrive);
  addEventListener("resize", show);
  addEventListener("keydown", (event) => {
    if (!fields.keys.checked || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input, select, textarea, [contenteditable]")) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") { fields.q.focus(); event.preventDefault(); }
  });
  if (location.hash) arrive();
})();
