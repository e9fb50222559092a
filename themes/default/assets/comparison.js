/* Years side by side: groups that fold, and a span of years to choose, which stands in the address. The words stand in
   the element. */
(() => {
  const words = document.currentScript.dataset;
  const assets = document.currentScript.src.replace(/[^/]*$/, "");
  // From how many years on a span is worth choosing: less where it brings a change of its own.
  const SPANS = 3, MANY = 9;

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

  // The rules of the page for comparing, loaded when a span is chosen.
  let rules = null;
  const loaded = () => rules || (rules = new Promise((arrived, failed) => {
    const script = make("script", { src: assets + "compare-figures.js" });
    script.onload = () => arrived(window.annals_figures);
    script.onerror = failed;
    document.head.append(script);
  }));

  // What a cell says of its figure, as these rules read it; null where there is none.
  const EXACT = ["number", "zero", "change", "sum"];
  const point = (cell) => {
    const [kind, standing] = cell.className.split(" ");
    if (kind === "none") return null;
    const link = cell.querySelector("a");
    const number = cell.dataset.number || (link && EXACT.indexOf(kind) >= 0 ? link.textContent : null);
    return { number, standing, contradicted: "doubtful" in cell.dataset, notes: [] };
  };
  // The change over a span, in place of the latest.
  const grown = (figures, cell, found, ends) => {
    const number = (text) => figures.groups(figures.signed(text).replace("-", "\u2212"))
      .map((part, at) => at && part[0] !== "." ? make("i", {}, part) : part);
    const small = (text, name) => make("small", name ? { class: name } : {}, text);
    cell.replaceChildren();
    cell.className = "change";
    if (found.difference !== undefined) {
      cell.append(...number(found.difference));
      if (found.percent !== null) {
        const percent = small("");
        percent.append(...number(found.percent), "%");
        cell.append(percent);
      }
      if (found.differs) cell.append(small(words.differs, "doubtful"));
      if (found.doubtful) cell.append(small(words.contradicted, "doubtful"));
    } else if (found.lacks === "bridge") {
      cell.className = "change broken";
      cell.append(words.broken);
    } else if (found.lacks !== "span") {
      cell.append(small(words.lacks.replace("{period}", found.lacks === "from" ? ends[0] : ends[1]), "doubtful"));
    }
  };

  // The years from one to another, for all tables of a comparison, and the changes over them.
  const yearsOf = (table) => {
    const heads = Array.from(table.tHead.rows[0].cells);
    return heads.slice(1).filter((head) => !head.matches(".change, .place"));
  };
  const spannable = (tables, before, key) => {
    const years = yearsOf(tables[0]);
    const labels = years.map((head) => (head.querySelector("a") || head).textContent);
    // The page of a period is called as the period is.
    const named = (head) => (/([^/]+)\/index\.html$/.exec((head.querySelector("a") || head).href) || [])[1];
    const ids = years.map((head) => head.dataset.period || named(head));
    // A figure may be a change, too: the column of changes is the last.
    const lasts = [].concat(...tables.map((table) => Array.from(table.querySelectorAll("tr:not(.group) > :last-child"))));
    const changes = lasts.filter((cell) => cell.matches(".change"));
    if (years.length < (changes.length ? SPANS : MANY)) return;
    // What stood in the last column before a span was chosen.
    const latest = new Map(changes.map((cell) => [cell, { name: cell.className, content: Array.from(cell.childNodes) }]));
    const select = (label, options) => {
      const field = make("select", { "aria-label": label });
      options.forEach(([value, text]) => field.append(make("option", { value }, text)));
      field.addEventListener("change", () => { follow(field); keep(); show(); });
      return field;
    };
    const all = ids.map((id, at) => [id, labels[at]]);
    const from = select(words.from, [["", words.all]].concat(all));
    const to = select(words.to, all);
    const last = ids[ids.length - 1];
    to.value = last;

    // The span in the address: of the first comparison of a page without a number.
    const names = ["from" + key, "to" + key];
    const restore = () => {
      const query = new URLSearchParams(location.search);
      [from.value, to.value] = names.map((name) => query.get(name) || "");
      if (from.selectedIndex < 0) from.value = "";
      if (to.selectedIndex < 0) to.value = last;
      if (isReversed()) [from.value, to.value] = [to.value, from.value];
    };
    // An end that is moved past the other takes it along.
    const isReversed = () => ids.indexOf(from.value) > ids.indexOf(to.value);
    const follow = (moved) => {
      if (isReversed()) (moved === from ? to : from).value = moved.value;
    };
    const keep = () => {
      const query = new URLSearchParams(location.search);
      names.forEach((name) => query.delete(name));
      if (from.value) query.set(names[0], from.value);
      if (to.value !== last) query.set(names[1], to.value);
      const text = String(query);
      try { history.replaceState(null, "", location.pathname + (text && "?" + text) + location.hash); } catch (refused) { /* from a disk, in some browsers */ }
    };
    const show = () => {
      const first = Math.max(0, ids.indexOf(from.value));
      const end = ids.indexOf(to.value);
      const chosen = from.value !== "" || to.value !== last;
      tables.forEach((table) => Array.from(table.rows).forEach((row) => {
        if (row.classList.contains("group")) return;
        years.forEach((_, at) => { row.cells[at + 1].hidden = at < first || at > end; });
        // Ranks and shares are those of the last year.
        Array.from(row.cells).slice(years.length + 1).forEach((cell) => { cell.hidden = cell.matches(".change") ? first === end : end < years.length - 1; });
      }));
      latest.forEach(({ name, content }, cell) => { cell.className = name; cell.replaceChildren(...content); });
      const left = years.length - (end - first + 1);
      hidden.textContent = left ? words.hidden.replace("{n}", left) : "";
      if (chosen && changes.length && first < end) loaded().then((figures) => {
        if (first !== Math.max(0, ids.indexOf(from.value)) || end !== ids.indexOf(to.value)) return;
        const ends = [labels[first], labels[end]];
        changes.forEach((cell) => {
          const cells = Array.from(cell.parentNode.cells).slice(1, years.length + 1);
          if (cell.localName === "td") return grown(figures, cell, figures.change(cells.map(point), first, end), ends);
          cell.textContent = words.change.replace("{from}", ends[0]).replace("{to}", ends[1]);
        });
      }, () => { rules = null; changes.forEach((cell) => { cell.hidden = true; }); });
    };
    const hidden = make("span", { role: "status" });
    const bar = make("div", { class: "span-of-years", role: "group", "aria-label": words.show });
    bar.append(words.show, from, "–", to, hidden);
    before.parentNode.insertBefore(bar, before);
    restore();
    if (from.value || to.value !== last) show();
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
    sections.forEach((section, at) => {
      const own = tables.filter((table) => section.contains(table));
      if (own.length) spannable(own, own[0].closest(".comparison > *"), at ? "-" + (at + 1) : "");
    });
    if (!sections.length && tables.length) spannable(tables, tables[0].closest(".table-region"), "");
  });
})();
