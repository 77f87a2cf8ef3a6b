/* Keys of the desk. Everything here is a shortcut: each page works without it. */
(() => {
  "use strict";
  const rows = () => [...document.querySelectorAll("[data-row]")].filter((row) => row.offsetParent);
  const link = (row) => row && (row.matches("a[href]") ? row : row.querySelector("a[href]"));
  const typing = (node) => node.closest("input, select, textarea, [contenteditable], dialog");
  let here = -1;

  const move = (by) => {
    const all = rows();
    if (!all.length) return;
    const focused = all.findIndex((row) => row.contains(document.activeElement));
    here = Math.min(Math.max((focused < 0 ? here : focused) + by, 0), all.length - 1);
    all.forEach((row, at) => row.classList.toggle("here", at === here));
    const target = link(all[here]);
    if (target) target.focus({ preventScroll: true });
    all[here].scrollIntoView({ block: "nearest" });
  };

  const acts = {
    "/": () => document.getElementById("search")?.focus(),
    j: () => move(1),
    k: () => move(-1),
    o: () => link(rows()[here])?.click(),
    "?": () => document.getElementById("help")?.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "Escape") {
      document.querySelectorAll(".menu[open], .more details[open]").forEach((menu) => {
        menu.open = false;
        menu.querySelector("summary").focus();
      });
      return;
    }
    if (typing(event.target) || !Object.hasOwn(acts, event.key)) return;
    event.preventDefault();
    acts[event.key]();
  });

  document.addEventListener("click", (event) => {
    document.querySelectorAll(".menu[open], .more details[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });

  /* A list keeps its place: the row that was opened is marked when one comes back. */
  const key = "row:" + location.pathname + location.search;
  document.addEventListener("click", (event) => {
    const row = event.target.closest("[data-row]");
    if (row) sessionStorage.setItem(key, String(rows().indexOf(row)));
  });
  const kept = Number(sessionStorage.getItem(key) ?? -1);
  if (kept >= 0 && rows()[kept]) {
    here = kept;
    rows()[kept].classList.add("here");
  }
})();
