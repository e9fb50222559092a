/* Years side by side: groups that fold, and a span of years where there are many. The words stand in the element. */
(() => {
  const words = document.currentScript.dataset;
  const MANY = 9;

  const make = (tag, attributes, text) => {
    const element = document.createElement(tag);
    Object.keys(attributes).forEach((name) => element.setAttribute(name, attributes[name]));
    if (text) element.textContent = text;
    return element;
  };

  // A head folds what stands under it, down to the next head of its level or above.
  const level = (row) => row.classList.contains("group") ? Number(/level-(\d+)/.exec(row.className + " level-0")[1]) : Infinity;
  const under = (head) => {
    const rows = [];
    for (let row = head.nextElementSibling; row && level(row) > level(head); row = row.nextElementSibling) rows.push(row);
    return rows;
  };
  // Shows what no folded head hides.
  const unfold = (table) => {
    const folded = Array.from(table.querySelectorAll(".fold[aria-expanded=false]"));
    const hidden = [].concat(...folded.map((fold) => under(fold.closest("tr"))));
    table.querySelectorAll("tbody tr").forEach((row) => { row.hidden = hidden.indexOf(row) >= 0; });
  };
  const foldable = (table) => table.querySelectorAll("tr.group th > span").forEach((label) => {
    const fold = make("button", { class: "fold", type: "button", "aria-expanded": "true" });
    fold.append(...label.childNodes);
    label.append(fold);
    fold.addEventListener("click", () => {
      fold.setAttribute("aria-expanded", fold.getAttribute("aria-expanded") === "false");
      unfold(table);
    });
  });

  // The years from one to another, for all tables of a comparison. The change to the last year is shown only beside it.
  const yearsOf = (table) => {
    const heads = Array.from(table.tHead.rows[0].cells);
    return heads.slice(1).filter((head) => !head.matches(".change, .place"));
  };
  const spannable = (tables, before) => {
    const years = yearsOf(tables[0]);
    if (years.length < MANY) return;
    const select = (label, chosen) => {
      const field = make("select", { "aria-label": label });
      years.forEach((head, at) => {
        const option = make("option", { value: at }, (head.querySelector("a") || head).textContent);
        option.selected = at === chosen;
        field.append(option);
      });
      field.addEventListener("change", show);
      return field;
    };
    const show = () => {
      const first = Math.min(from.value, to.value);
      const last = Math.max(from.value, to.value);
      const out = (at) => at < years.length ? at < first || at > last : last < years.length - 1;
      tables.forEach((table) => Array.from(table.rows).forEach((row) => {
        if (row.classList.contains("group")) return;
        Array.from(row.cells).slice(1).forEach((cell, at) => { cell.hidden = out(at); });
      }));
      const left = years.length - (last - first + 1);
      hidden.textContent = left ? words.hidden.replace("{n}", left) : "";
    };
    const from = select(words.from, 0);
    const to = select(words.to, years.length - 1);
    const hidden = make("span", { role: "status" });
    const bar = make("div", { class: "span-of-years", role: "group", "aria-label": words.show });
    bar.append(words.show, from, "–", to, hidden);
    before.parentNode.insertBefore(bar, before);
  };

  // Within a region that scrolls sideways heads cannot stick to the page: they are moved down as the page scrolls.
  const stick = (table) => {
    const region = table.closest(".table-region");
    const head = table.tHead.getBoundingClientRect();
    const room = table.getBoundingClientRect().bottom - head.bottom - 2 * head.height;
    const wanted = getComputedStyle(region).overflowX === "visible" ? 0 : Math.max(0, Math.min(-head.top, room));
    table.style.setProperty("--down", `${wanted}px`);
  };

  document.addEventListener("DOMContentLoaded", () => {
    const tables = Array.from(document.querySelectorAll(".compared"));
    tables.forEach(foldable);
    let waits = false;
    const stickAll = () => { waits = false; tables.forEach(stick); };
    addEventListener("scroll", () => { if (!waits) requestAnimationFrame(stickAll); waits = true; }, { passive: true });
    const sections = Array.from(document.querySelectorAll(".comparison"));
    sections.forEach((section) => {
      const own = tables.filter((table) => section.contains(table));
      if (own.length) spannable(own, own[0].closest(".comparison > *"));
    });
    if (!sections.length && tables.length) spannable(tables, tables[0].closest(".table-region"));
  });
})();
