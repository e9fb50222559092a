/* A finder of the page for comparing: a field, the list of what it finds, what was chosen of it. It is used by mouse or
   by keyboard; what can meet with what was chosen in the other finder comes first. */
var annals_finder = (function () {
  "use strict";
  const { element, fill } = annals_table, { fold } = annals_figures, say = document.getElementById("x-compare").dataset;
  const OFFERED = 8;

  // `all` lists what there is, `chosen` what was chosen of it. Answers with what shows both anew.
  return function (what, { all, meets, chosen, toggle }) {
    const box = document.querySelector("[data-what=" + what + "]"), input = box.querySelector("input");
    const chips = box.querySelector(".compare-chips"), options = box.querySelector(".compare-list"), rest = box.querySelector(".compare-rest");
    let active = 0, shown = [];

    function offer() {
      const asked = fold(input.value.trim()).split(/\s+/);
      const found = all().filter(({ folded }) => asked.every((word) => folded.indexOf(word) >= 0));
      const first = found.filter(meets), others = found.filter((one) => !meets(one));
      shown = first.concat(others).slice(0, OFFERED);
      active = Math.min(active, Math.max(0, shown.length - 1));
      const groups = new Map();
      shown.forEach((one, i) => {
        const group = i < first.length ? one.group : say.notTogether;
        if (!groups.has(group)) groups.set(group, element("div", { role: "group", "aria-label": group }, element("p", { "aria-hidden": "true" }, group)));
        const option = element("div", { role: "option", id: "x-" + what + "-" + i, "aria-selected": chosen().indexOf(one) >= 0 }, one.name);
        if (one.key) option.append(element("small", {}, one.table));
        option.addEventListener("click", () => { active = i; toggle(one); });
        groups.get(group).append(option);
      });
      options.replaceChildren(...groups.values());
      options.hidden = !shown.length;
      rest.textContent = !found.length ? say.none : found.length > shown.length ? fill(say.more, { n: found.length - shown.length }) : "";
      point();
    }
    function point() {
      options.querySelectorAll("[role=option]").forEach((option, i) => { option.classList.toggle("active", i === active); });
      if (shown.length) options.setAttribute("aria-activedescendant", "x-" + what + "-" + active);
      else options.removeAttribute("aria-activedescendant");
      const option = options.querySelector(".active");
      if (option && document.activeElement === options) option.scrollIntoView({ block: "nearest" });
    }
    function chip(one) {
      const button = element("button", { type: "button", tabindex: "-1", "aria-label": fill(say.remove, { name: one.name }), title: fill(say.remove, { name: one.name }) }, one.name);
      button.addEventListener("click", () => {
        const at = chosen().indexOf(one);
        toggle(one);
        (chips.querySelectorAll("button")[Math.min(at, chosen().length - 1)] || input).focus();
      });
      return element("li", {}, button);
    }
    function update() {
      chips.replaceChildren(...chosen().map(chip));
      const first = chips.querySelector("button");
      if (first) first.tabIndex = 0;
      offer();
    }
    chips.addEventListener("keydown", (event) => {
      const all = Array.from(chips.querySelectorAll("button")), step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      const next = step && all[all.indexOf(event.target) + step];
      if (event.key === "Delete" || event.key === "Backspace") event.target.click();
      if (!next) return;
      event.preventDefault();
      event.target.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    });
    input.addEventListener("input", () => { active = 0; offer(); });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || !shown.length || event.key !== "ArrowDown" && event.key !== "Enter") return;
      event.preventDefault();
      if (event.key === "Enter" && input.value.trim()) toggle(shown[active]);
      else options.focus();
    });
    options.addEventListener("focus", point);
    options.addEventListener("keydown", (event) => {
      const step = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: shown.length - 1 }[event.key];
      if (event.key === "ArrowUp" && active === 0) input.focus();
      if (step !== undefined) active = Math.max(0, Math.min(shown.length - 1, step));
      else if ((event.key === " " || event.key === "Enter") && shown[active]) toggle(shown[active]);
      else return;
      event.preventDefault();
      point();
    });
    return update;
  };
})();
