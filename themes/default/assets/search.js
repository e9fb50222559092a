/* The page for searching: what search-index.js finds, as a list; what is asked, in the address. Words that it says stand
   in the page, since a script knows no language. */
(function () {
  "use strict";
  const page = document.getElementById("x-search"), say = page.dataset, index = window.annals_search;
  const part = (selector) => page.querySelector(selector);
  const form = part("form"), results = part(".search-results"), list = part(".results");
  const status = part(".search-status"), advice = part(".search-advice"), more = part(".search-more");
  const field = form.elements;
  const A_PAGE = 20, EXCERPTS = 6;
  let site;

  // --- finding --------------------------------------------------------------------------------------------------

  // The numbers of the documents that are found and fit the filters, the best first.
  function search(groups) {
    return index.find(groups).then(({ score, jump, some }) => {
      const { all, kinds, publishers, periods, head } = site;
      const year = Number(field.year.value), kind = field.kind.value;
      const publisher = head.publishers.findIndex(([id]) => id === field.publisher.value);
      const numbers = [];
      for (let i = 0; i < all; i++) {
        if (score[i] && (!kind || kinds[i] === kind) && (publisher < 0 || publishers[i] === publisher)
          && (!year || periods[i] >= 0 && head.periods[periods[i]][1] === year)) numbers.push(i);
      }
      // Periods are numbered by their last day.
      const later = (a, b) => periods[b] - periods[a];
      const better = (a, b) => score[b] - score[a];
      const [first, second] = field.sort.value ? [later, better] : [better, later];
      numbers.sort((a, b) => first(a, b) || second(a, b) || a - b);
      return { numbers, jump, some };
    });
  }

  // --- showing --------------------------------------------------------------------------------------------------

  const element = (name, sort, text) => {
    const made = document.createElement(name);
    if (sort) made.className = sort;
    if (text) made.textContent = text;
    return made;
  };

  // Appends a text in which what was asked for is marked.
  function marked(into, text, groups) {
    // Letters and characters alone: nothing in them means anything to a regular expression.
    const wanted = groups.map((group) => group.text).sort((a, b) => b.length - a.length);
    const parts = wanted.length ? text.split(new RegExp("(" + wanted.join("|") + ")", "i")) : [text];
    parts.forEach((part, i) => {
      into.appendChild(i % 2 ? element("mark", "", part) : document.createTextNode(part));
    });
  }

  function show(number, found, groups) {
    const { head, kinds, publishers, periods } = site;
    return index.card(number).then(([href, title, within, tongue]) => {
      const item = element("li"), heading = element("h3"), link = element("a"), facts = element("p", "result-facts");
      const jump = found.jump[number] && href.indexOf("#") < 0 && groups[found.jump[number] - 1];
      link.href = say.root + href + (jump ? "#:~:text=" + encodeURIComponent(jump.text).replace(/-/g, "%2D") : "");
      if (tongue) link.lang = tongue;
      marked(link, title, groups);
      const kind = Array.from(field.kind.options).find((option) => option.value === kinds[number]);
      facts.appendChild(element("span", "result-kind", kind && kind.textContent));
      if (within) facts.appendChild(element("span", "", within));
      if (kinds[number] === "report") facts.appendChild(element("span", "", head.publishers[publishers[number]][1]));
      if (kinds[number] === "report") facts.appendChild(element("span", "", head.periods[periods[number]][0]));
      heading.appendChild(link);
      item.append(heading, facts);
      item.page = jump ? say.root + href : "";
      return item;
    });
  }

  // A few words around the first hit, out of the page itself: what is opened from a disk cannot read other files.
  function excerpt(item, groups) {
    if (!item.page || !/^http/.test(location.protocol)) return;
    fetch(item.page).then((answer) => answer.ok ? answer.text() : "").then((html) => {
      const read = new DOMParser().parseFromString(html, "text/html");
      const text = Array.from(read.querySelectorAll(".prose"), (prose) => prose.textContent).join(" ").replace(/\s+/g, " ");
      const at = groups.map((group) => index.fold(text).indexOf(group.text)).filter((at) => at >= 0)[0];
      if (at === undefined) return;
      const line = element("p", "excerpt"), start = Math.max(0, at - 40);
      const part = read.querySelector(".prose").closest("[lang]");
      if (part) line.lang = part.lang;
      marked(line, (start ? "…" : "") + text.slice(start, at + 90) + "…", groups);
      item.appendChild(line);
    }).catch(() => {});
  }

  function append(found, groups, focus) {
    const from = list.children.length, mine = turn;
    return Promise.all(found.numbers.slice(from, from + A_PAGE).map((number) => show(number, found, groups))).then((items) => {
      if (mine !== turn) return;
      items.forEach((item) => list.appendChild(item));
      more.hidden = list.children.length >= found.numbers.length;
      more.onclick = () => append(found, groups, true);
      if (focus && items.length) items[0].querySelector("a").focus();
      items.slice(0, EXCERPTS).forEach((item) => excerpt(item, groups));
    });
  }

  // Every question has a number, so that a late answer does not take the place of a newer one.
  let turn = 0;
  function run() {
    const mine = ++turn, groups = index.asked(field.q.value);
    const filtered = field.year.value || field.publisher.value || field.kind.value;
    results.hidden = !groups.length && !filtered;
    if (results.hidden) return;
    const slow = setTimeout(() => { if (mine === turn) status.textContent = say.busy; }, 400);
    search(groups).then((found) => {
      clearTimeout(slow);
      if (mine !== turn) return;
      const n = found.numbers.length;
      list.textContent = "";
      more.hidden = true;
      status.textContent = n ? (n === 1 ? say.one : say.found.replace("{n}", n.toLocaleString("en"))) : say.none;
      advice.textContent = n ? (found.some ? say.some : "") : filtered ? say.adviceFiltered : say.advice;
      return append(found, groups);
    }).catch(() => {
      clearTimeout(slow);
      if (mine === turn) status.textContent = say.failed;
    });
  }

  // --- the address, so that what was found can be linked to -----------------------------------------------------

  const NAMED = ["q", "year", "publisher", "kind", "sort"];
  function keep(how) {
    const kept = NAMED.filter((name) => field[name].value).map((name) => name + "=" + encodeURIComponent(field[name].value));
    history[how](null, "", location.pathname + (kept.length ? "?" + kept.join("&") : ""));
  }
  function restore() {
    const query = new URLSearchParams(location.search);
    NAMED.forEach((name) => {
      field[name].value = query.get(name) || "";
      if (field[name].selectedIndex < 0) field[name].selectedIndex = 0;
    });
    run();
  }

  let pause;
  field.q.addEventListener("input", (event) => {
    clearTimeout(pause);
    if (event.isComposing) return;
    pause = setTimeout(() => { run(); try { keep("replaceState"); } catch (refused) { /* from a disk, in some browsers */ } }, 200);
  });
  field.q.addEventListener("compositionend", () => { run(); });
  form.addEventListener("submit", (event) => {
    // Where the address cannot be changed, the form is sent: to this page again, with the same words.
    try { keep("pushState"); event.preventDefault(); run(); } catch (refused) { clearTimeout(pause); }
  });
  form.addEventListener("change", (event) => {
    if (event.target === field.q) return;
    run();
    try { keep("pushState"); } catch (refused) { /* as above */ }
  });
  addEventListener("popstate", restore);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    event.preventDefault();
    field.q.select();
  });

  form.hidden = false;
  part(".search-plain").hidden = true;
  index.load().then((loaded) => {
    site = loaded;
    const option = (select, value, text) => {
      const made = element("option", "", text);
      made.value = value;
      select.appendChild(made);
    };
    const years = site.head.periods.map(([, year]) => year).filter((year, i, all) => all.indexOf(year) === i);
    years.sort((a, b) => b - a).forEach((year) => option(field.year, year, year));
    site.head.publishers.forEach(([id, name]) => option(field.publisher, id, name));
    restore();
  }).catch(() => { results.hidden = false; status.textContent = say.failed; });
})();
