"use strict";
(() => {
  const form = document.querySelector("form");
  if (!form) return;
  const search = document.getElementById("search");
  const shown = document.getElementById("shown");
  const reset = form.querySelector("button");
  const none = document.getElementById("none");
  const levels = [...form.querySelectorAll("input[name=level]")];
  const operations = [...document.querySelectorAll(".operation")].map((section) => ({
    section,
    changes: [...section.querySelectorAll(".change")].map((change) => ({
      change,
      level: change.dataset.level,
      text: `${section.querySelector("h2").textContent} ${change.textContent}`.replace(/\s+/g, " ").toLowerCase(),
    })),
  }));
  const all = operations.reduce((sum, each) => sum + each.changes.length, 0);

  const apply = () => {
    const wanted = new Set(levels.filter((each) => each.checked).map((each) => each.value));
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let left = 0;
    for (const { section, changes } of operations) {
      let here = 0;
      for (const { change, level, text } of changes) {
        change.hidden = !wanted.has(level) || !words.every((word) => text.includes(word));
        if (!change.hidden) here += 1;
      }
      section.hidden = here === 0;
      left += here;
    }
    none.hidden = left > 0;
    reset.hidden = left === all;
    shown.textContent = left === all ? `All ${all} shown` : `${left} of ${all} shown`;
  };

  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  form.hidden = false;
  apply();
})();
