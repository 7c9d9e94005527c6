"use strict";
(function () {
  for (const form of document.querySelectorAll("form.find")) {
    const tree = form.parentElement.querySelector(".steps");
    const box = form.querySelector("input"), told = form.querySelector("output");
    const own = li => {
      let said = "";
      for (const x of li.querySelectorAll(":scope > .end, :scope > .why, :scope > details > summary, :scope > details > .why")) said += x.textContent + " ";
      return said.toLowerCase();
    };
    const steps = [...tree.querySelectorAll("li")].map(li => ({ li, said: own(li), fold: li.querySelector(":scope > details") }));
    let before = null;
    const filter = () => {
      const wanted = box.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
      if (wanted.length && !before) before = steps.map(s => s.fold && s.fold.open);
      let hits = 0;
      for (const s of steps) {
        const hit = wanted.length > 0 && wanted.every(x => s.said.includes(x));
        s.li.classList.toggle("hit", hit);
        if (hit) hits += 1;
      }
      for (const s of steps) {
        const within = s.li.querySelector(".hit") !== null;
        s.li.hidden = wanted.length > 0 && !within && s.li.closest(".hit") === null;
        if (wanted.length && s.fold) s.fold.open = within;
      }
      if (!wanted.length && before) { steps.forEach((s, i) => { if (s.fold) s.fold.open = before[i]; }); before = null; }
      told.textContent = !wanted.length ? "" : hits ? told.dataset.one.replace("{n}", hits) : told.dataset.none;
    };
    box.addEventListener("input", filter);
    box.addEventListener("keydown", e => { if (e.key === "Escape") { box.value = ""; filter(); } });
    form.addEventListener("submit", e => e.preventDefault());
    for (const b of form.querySelectorAll("button")) b.addEventListener("click", () => { for (const s of steps) if (s.fold) s.fold.open = b.dataset.all === "1"; });
    form.hidden = false;
  }
  let opened = [];
  addEventListener("beforeprint", () => { opened = [...document.querySelectorAll("details.fold:not([open])")]; for (const d of opened) d.open = true; });
  addEventListener("afterprint", () => { for (const d of opened) d.open = false; opened = []; });
})();
