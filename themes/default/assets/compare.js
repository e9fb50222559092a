/* The page for comparing: what is chosen, which stands in the address; the pieces of figures (src/pages/compare writes
   them), each loaded when it is needed; the tables. Words that it says stand in the page. */
(function () {
  "use strict";
  if (typeof BigInt === "undefined") return;
  const { element, fill, word, section, noteText } = annals_table, figures = annals_figures;
  const page = document.getElementById("x-compare"), say = page.dataset, part = (selector) => page.querySelector(selector);
  const status = part(".compare-status"), faults = part(".compare-faults"), tables = part(".compare-tables"), bar = part(".compare-bar");
  const MOST = 30, NAMED = 60;
  let site;

  // --- pieces, each loaded once ----------------------------------------------------------------------------------

  const pieces = new Map(), loaded = new Map(), waiting = new Map();
  window.annals_compare = (name, content) => waiting.has(name) && waiting.get(name)(content);
  function piece(name) {
    if (!pieces.has(name)) pieces.set(name, new Promise((arrived, failed) => {
      const script = element("script", { src: say.pieces + name + ".js" });
      waiting.set(name, (content) => { loaded.set(name, content); arrived(content); });
      script.onerror = () => { pieces.delete(name); script.remove(); failed(new Error(name)); };
      document.head.append(script);
    }));
    return pieces.get(name);
  }

  // The head by names instead of positions.
  function read(head) {
    const at = head.languages.indexOf(say.language), text = (given) => Array.isArray(given) ? given[Math.max(at, 0)] : given;
    const path = (link) => say.root + (at > 0 ? say.language + "/" : "") + link;
    const publishers = head.publishers.map(([id, name, kind, parent, families], place) =>
      ({ id, name, group: head.kinds[kind], parent, families, place, href: path(id + "/index.html"), folded: figures.fold(name + " " + id) }));
    const indicators = head.indicators.map(([id, title, family, at, table, unit, aggregate, key, href], place) => ({
      id, title, name: title, family, part: id.slice(0, id.indexOf("/")) + "." + at, table, unit, aggregate, key, place, href: say.root + href, address: id.slice(id.indexOf("/") + 1),
      group: head.families.length > 1 ? head.families[family].title + " \u00b7 " + (key ? say.key : table) : key ? say.key : table,
      folded: figures.fold(title + " " + table + " " + id),
    }));
    const named = (list) => new Map(list.map((one) => [one.id, one]));
    const periods = head.periods.map(([id, label], place) => ({ id, label, place }));
    return { text, path, publishers, indicators, periods, byId: { p: named(publishers), i: named(indicators) }, period: named(periods) };
  }

  // --- what is chosen, and the address -----------------------------------------------------------------------------

  const chosen = { p: [], i: [], from: "", to: "", sort: "" };
  let told = [];

  function restore() {
    const query = new URLSearchParams(location.search);
    const unknown = [];
    ["p", "i"].forEach((list) => {
      const ids = Array.from(new Set((query.get(list) || "").split(",", 1000).filter(Boolean)));
      const known = ids.map((id) => site.byId[list].get(id)).filter(Boolean);
      unknown.push(...ids.filter((id) => !site.byId[list].has(id)));
      chosen[list] = known.slice(0, MOST);
      if (known.length > MOST) unknown.most = true;
    });
    ["from", "to"].forEach((end) => {
      const id = query.get(end) || "";
      chosen[end] = site.period.has(id) ? id : "";
      if (id && !chosen[end]) unknown.push(id);
    });
    chosen.sort = ["name", "value"].find((sort) => sort === query.get("sort")) || "";
    bar.elements.sort.value = chosen.sort;
    told = unknown.slice(0, 5).map((id) => fill(say.unknown, { name: id.length > NAMED ? id.slice(0, NAMED) + "\u2026" : id }));
    if (unknown.most) told.push(fill(say.most, { n: MOST }));
    show();
  }
  // A slash or a comma says more than %2F or %2C, and means the same here.
  const encoded = (id) => encodeURIComponent(id).replace(/%2F/g, "/");
  function keep() {
    const lists = ["p", "i"].filter((list) => chosen[list].length).map((list) => list + "=" + chosen[list].map(({ id }) => encoded(id)).join(","));
    const rest = ["from", "to", "sort"].filter((name) => chosen[name]).map((name) => name + "=" + encoded(chosen[name]));
    const query = lists.concat(rest).join("&");
    try { history.pushState(null, "", location.pathname + (query ? "?" + query : "")); } catch (refused) { /* from a disk, in some browsers */ }
    told = [];
    show();
  }
  function toggle(list, one) {
    const at = chosen[list].indexOf(one);
    if (at < 0 && chosen[list].length >= MOST) return tell([fill(say.most, { n: MOST })]);
    if (at < 0) chosen[list].push(one);
    else chosen[list].splice(at, 1);
    keep();
  }
  const tell = (texts) => faults.replaceChildren(...texts.map((text) => element("li", {}, text)));

  // --- finders -----------------------------------------------------------------------------------------------------

  const some = (list, has) => !list.length || list.some(has);
  const FINDERS = {
    publishers: {
      all: () => site.publishers,
      meets: ({ families }) => some(chosen.i, ({ family }) => families.indexOf(family) >= 0),
      chosen: () => chosen.p,
      toggle: (one) => toggle("p", one),
    },
    indicators: {
      all: () => site.indicators,
      meets: ({ family }) => some(chosen.p, ({ families }) => families.indexOf(family) >= 0),
      chosen: () => chosen.i,
      toggle: (one) => toggle("i", one),
    },
  };

  // --- what is shown -----------------------------------------------------------------------------------------------

  // The line of a publisher for an indicator as the piece has it; null where there is no series.
  function lineOf(publisher, indicator) {
    const content = loaded.get(publisher.id + "/" + indicator.part);
    const series = content && Object.prototype.hasOwnProperty.call(content.series, indicator.address) && content.series[indicator.address];
    if (!series) return null;
    const known = new Map();
    content.reports.forEach(([period, link], at) => {
      const { label, place } = site.period.get(period);
      known.set(place, { report: { period, label, href: site.path(link) }, point: figures.point(series[at], indicator.address) });
    });
    return { id: publisher.id, name: publisher.name, href: publisher.href, publisher, notes: content.notes, known, reports: Array.from(known.values(), ({ report }) => report) };
  }
  const above = (publisher) => { const all = []; for (let at = publisher.parent; at >= 0; at = site.publishers[at].parent) all.push(at); return all; };
  const ends = () => {
    const [from, to] = [chosen.from ? site.period.get(chosen.from).place : -Infinity, chosen.to ? site.period.get(chosen.to).place : Infinity];
    return from <= to ? [from, to] : [to, from];
  };

  // All that a table says of an indicator.
  function compared(indicator, number) {
    const [from, to] = ends(), places = new Set(chosen.p.map(({ place }) => place));
    const given = chosen.p.slice().sort((a, b) => a.place - b.place).map((publisher) => [publisher, lineOf(publisher, indicator)]);
    let lines = given.map(([, line]) => line).filter(Boolean);
    const at = Array.from(new Set([].concat(...lines.map(({ known }) => Array.from(known.keys()))))).filter((place) => from <= place && place <= to).sort((a, b) => a - b);
    const missing = given.filter(([, line]) => !line).map(([{ name }]) => name);
    if (!at.length) lines = [];
    lines.forEach((line) => {
      const of = (place) => line.known.get(place);
      line.points = at.map((place) => of(place) ? of(place).point : null);
      // What the last report before the span was, the first figure within it follows: that is not shown as a break here.
      line.reports = Object.assign(at.map((place) => of(place) && of(place).report), { find: Array.prototype.find.bind(line.reports) });
      line.depth = above(line.publisher).filter((place) => places.has(place)).length;
      line.change = figures.change(line.points, 0, at.length - 1);
    });
    const lasts = lines.map(({ points }) => points[points.length - 1]);
    figures.ranks(lasts, lines.map(({ depth }) => !depth), indicator.aggregate).forEach((place, i) => { lines[i].place = place; });
    if (chosen.sort === "value") lines = figures.byValue(lasts).map((i) => lines[i]);
    if (chosen.sort === "name") lines.sort((a, b) => a.name.localeCompare(b.name, document.documentElement.lang));
    if (chosen.sort) lines.forEach((line) => { line.depth = 0; });
    return { id: "x-compared-" + number, indicator, lines, missing, columns: at.map((place) => site.periods[place]) };
  }

  // Each choice has a number, so that a late piece does not take the place of a newer choice. What was chosen is shown
  // at once, and the tables after it in small portions, so that the page answers.
  let turn = 0;
  function show() {
    const mine = ++turn;
    updates.forEach((update) => update());
    bar.hidden = !chosen.p.length && !chosen.i.length;
    tell(told);
    if (!chosen.p.length || !chosen.i.length) {
      tables.replaceChildren();
      spans();
      status.textContent = chosen.p.length ? say.chooseIndicators : say.choosePublishers;
      return;
    }
    const needed = new Map();
    chosen.p.forEach((one) => chosen.i.forEach(({ family, part }) => { if (one.families.indexOf(family) >= 0) needed.set(one.id + "/" + part, one.name); }));
    const lacking = Array.from(needed.keys()).filter((name) => !loaded.has(name));
    if (!lacking.length) return build(mine);
    const slow = setTimeout(() => { if (mine === turn) status.textContent = say.busy; }, 300);
    const failed = new Set();
    Promise.all(lacking.map((name) => piece(name).catch(() => failed.add(needed.get(name))))).then(() => {
      clearTimeout(slow);
      if (mine !== turn) return;
      tell(told.concat(Array.from(failed, (name) => fill(say.failed, { name }))));
      build(mine);
    });
  }
  function build(mine) {
    spans();
    status.textContent = fill(say.shown, { p: chosen.p.length, i: chosen.i.length });
    while (tables.children.length > chosen.i.length) tables.lastChild.remove();
    const portion = (at) => {
      const began = performance.now();
      for (; mine === turn && at < chosen.i.length; at++) {
        if (performance.now() - began > 20) return setTimeout(portion, 0, at);
        const made = section(compared(chosen.i[at], at + 1), site);
        if (tables.children[at]) tables.children[at].replaceWith(made);
        else tables.append(made);
      }
    };
    setTimeout(portion, 0, 0);
  }
  // The periods to choose from: those of the reports that are there.
  function spans() {
    const there = new Set();
    chosen.p.forEach((one) => chosen.i.forEach((indicator) => { const line = lineOf(one, indicator); if (line) line.known.forEach((_, place) => there.add(place)); }));
    ["from", "to"].forEach((end) => {
      const offered = site.periods.filter(({ id, place }) => there.has(place) || id === chosen[end]);
      const options = [["", say.whole], ...offered.map(({ id, label }) => [id, label])];
      bar.elements[end].replaceChildren(...options.map(([value, text]) => element("option", { value }, text)));
      bar.elements[end].options[0].value = "";
      bar.elements[end].value = chosen[end];
    });
  }

  // A line for each figure; what was worked out stands with the last one of its publisher.
  function csv() {
    const lines = [say.csvColumns.split(/[,，]/)];
    const absolute = (href) => /^http/.test(location.protocol) ? new URL(href, location.href).href : href.slice(say.root.length);
    chosen.i.map(compared).forEach(({ indicator, lines: all, columns }) => all.forEach((line) => columns.forEach((period, at) => {
      const point = line.points[at], report = line.reports[at], last = at === columns.length - 1;
      if (!point && !(last && report)) return;
      const of = point || { printed: "", number: "", kind: "none", standing: "", finding: "", notes: [], anchor: "" };
      const grown = last && line.change.difference !== undefined ? [columns[0].id, line.change.difference, line.change.percent || ""] : ["", "", ""];
      const place = last ? [line.place.rank || "", line.place.share || ""] : ["", ""];
      lines.push([line.id, line.name, indicator.id, indicator.title, of.unit ? site.text(of.unit) : indicator.unit, period.id, of.printed, of.number === null ? "" : of.number, of.kind, of.standing, of.finding,
        of.notes.map((note) => noteText(line.notes[note], site)).join(" | "), absolute(of.anchor ? figures.placed(report.href, of.anchor) : report.href), ...grown, ...place,
        last && (line.change.doubtful || line.place.doubtful) ? word("cause_contradicted") : ""]);
    })));
    // Excel takes a file that begins with this mark for UTF-8.
    annals_chart.download("compare.csv", "text/csv", "\ufeff" + figures.csv(lines));
  }

  bar.addEventListener("change", (event) => { chosen[event.target.name] = event.target.value; keep(); });
  bar.addEventListener("submit", (event) => event.preventDefault());
  bar.elements.csv.addEventListener("click", csv);
  bar.elements.clear.addEventListener("click", () => { Object.assign(chosen, { p: [], i: [], from: "", to: "", sort: "" }); bar.elements.sort.value = ""; keep(); part("input").focus(); });
  addEventListener("popstate", () => { if (site) restore(); });

  part(".compare-plain").hidden = true;
  const updates = Object.keys(FINDERS).map((what) => annals_finder(what, FINDERS[what]));
  // The finder is shown once it is filled, so that nothing moves.
  piece("head." + say.language).then((head) => {
    site = read(head);
    part(".compare-finder").hidden = document.getElementById("x-compare-hint").hidden = false;
    restore();
  }, () => {
    tell([fill(say.failed, { name: document.title })]);
    part(".compare-plain").hidden = false;
    page.classList.add("failed");
  });
})();
