/* The tables of the page for comparing: publishers as lines, periods as columns, marked as on every other page. Text is
   put in as text only: nothing of an archive or an address is ever read as HTML. */
var annals_table = (function () {
  "use strict";
  const figures = annals_figures, page = document.getElementById("x-compare"), say = page.dataset;
  const spoken = new Map(Array.from(page.querySelector(".compare-words").content.querySelectorAll("[data-word]"), (word) => [word.dataset.word, word.textContent]));
  const word = (key) => spoken.get(key.replace(/-/g, "_")) || key;
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => name in values ? values[name] : whole);

  function element(name, attributes, ...content) {
    const made = document.createElement(name);
    Object.keys(attributes || {}).forEach((key) => { if (attributes[key] !== "") made.setAttribute(key, attributes[key]); });
    made.append(...content);
    return made;
  }
  const hidden = (text) => element("span", { class: "visually-hidden" }, text);

  // A long number in groups that the style sheet sets apart, so that what is copied is what was printed.
  const spaced = (text) => figures.groups(text).map((part, at) => at && part[0] !== "." ? element("i", {}, part) : part);
  const change = (text) => spaced(figures.signed(text).replace("-", "\u2212"));

  // --- notes: each once in a section, numbered as they come --------------------------------------------------------

  function notesOf(section) {
    const known = new Map();
    return {
      // The number of a note of a line; null where the line has no such note.
      number(line, at) {
        const note = line.notes[at];
        if (!note) return null;
        const key = JSON.stringify([note, note.in ? line.id : ""]);
        if (!known.has(key)) known.set(key, { number: known.size + 1, note, line });
        return known.get(key).number;
      },
      text: (note, site) => [word("cause_" + note.cause), note.before ? site.text(note.before) + " \u2192 " + site.text(note.after) : "",
        note.on || "", note.on ? (note.was || say.blank) + " \u2192 " + (note.now || say.blank) : "", note.why ? site.text(note.why) : ""].filter(Boolean).join(say.colon),
      list(site) {
        if (!known.size) return [];
        const items = Array.from(known.values(), ({ number, note, line }) => {
          const item = element("li", { id: section + "-note-" + number, class: note.breaks ? "break" : "" }, element("strong", {}, word("cause_" + note.cause)));
          if (note.before) item.append(" ", element("span", { class: "editions" }, site.text(note.before) + " \u2192 " + site.text(note.after)));
          const report = note.in && line.reports.find((report) => report.period === note.in);
          if (report) item.append(" ", element("a", { href: report.href + (note.on ? "#x-corrections" : "#x-notes"), tabindex: "-1" }, line.name + " " + report.label));
          if (note.on) item.append(" ", element("time", { datetime: note.on }, note.on), " ", element("del", {}, note.was || say.blank), " \u2192 ", element("ins", {}, note.now || say.blank));
          if (note.why) item.append(say.colon, site.text(note.why));
          return item;
        });
        return [element("h3", {}, say.notes), element("ol", { class: "breaks" }, ...items)];
      },
    };
  }

  // --- cells -----------------------------------------------------------------------------------------------------

  const SIGNS = { not_given: "\u00b7", not_collected: "..", suppressed: "x" };
  const refs = (numbers, section, breaks) => Array.from(new Set(numbers)).filter(Boolean).map((number, i) =>
    element("a", { class: "note-ref" + (breaks ? " break" : "") + (i ? "" : " margin"), href: "#" + section + "-note-" + number, tabindex: "-1" }, hidden(say.note + " "), String(number)));

  // One figure of a line: a link to where it stands, and its marks. `unit` is that of the table.
  function cell(line, at, section, notes, site) {
    const point = line.points[at], report = line.reports[at];
    if (!report) return element("td", { class: "none" }, hidden(say.noReport));
    if (!point) return element("td", { class: "none" }, hidden(word("cell_absent")));
    const made = element("td", { class: point.kind + " " + point.standing });
    const link = element("a", { href: annals_figures.placed(report.href, point.anchor), tabindex: "-1" });
    if (point.printed) link.append(...spaced(point.printed));
    else {
      const words = word("cell_" + point.kind), sign = SIGNS[point.kind];
      link.className = "void";
      if (sign) link.append(element("span", { "aria-hidden": "true" }, sign), hidden(words));
      else link.append(words);
      if (sign) link.title = words;
    }
    made.append(link);
    if (point.finding) made.append(element("a", { class: "mark margin " + point.finding, href: report.href + "#x-summary", tabindex: "-1" }, hidden(say.finding)));
    made.append(...refs(point.notes.map((note) => notes.number(line, note)), section, point.standing === "broken"));
    if (point.kind === "sum") made.append(element("small", { class: "sum" }, say.sum));
    if (point.unit) made.append(element("small", { class: "sum" }, site.text(point.unit)));
    return made;
  }

  const doubt = (doubtful) => doubtful ? [element("small", { class: "doubtful" }, word("cause_contradicted"))] : [];

  function grown(line, ends, section, notes) {
    const found = line.change, made = element("td", { class: "grown" });
    if (found.difference !== undefined) {
      made.append(...change(found.difference));
      if (found.percent !== null) made.append(element("small", {}, ...change(found.percent), "%"));
      if (found.differs) made.append(element("small", { class: "doubtful" }, say.differs));
      made.append(...doubt(found.doubtful));
    } else if (found.lacks === "bridge") {
      made.append(element("small", {}, say.notComparable), ...refs(found.notes.map((note) => notes.number(line, note)), section, true));
    } else if (found.lacks === "from" || found.lacks === "to") {
      made.append(element("small", {}, fill(say.noFigure, { period: ends[found.lacks === "from" ? 0 : 1] })));
    }
    return made;
  }

  function place(line) {
    const { rank, doubtful, hindrance } = line.place, made = element("td", { class: "number" });
    if (rank) made.append(String(rank), ...doubt(doubtful));
    else if (hindrance) made.append(element("small", {}, word("cause_" + hindrance)));
    return made;
  }

  // --- a table ---------------------------------------------------------------------------------------------------

  // What is worked out of an indicator: lines in order, columns, and which of the further columns hold anything.
  function section(of, site) {
    const { indicator, lines, columns, missing, id } = of;
    const made = element("section", { class: "compare-section" });
    const heading = element("h2", { id }, element("a", { href: indicator.href }, indicator.title));
    made.append(heading, element("p", { class: "note" }, indicator.table + (indicator.unit ? " \u00b7 " + fill(say.unit, { unit: indicator.unit }) : "")));
    if (missing.length) made.append(element("p", { class: "note compare-missing" }, fill(say.without, { names: missing.join(say.comma) })));
    if (!lines.length) return made;
    const notes = notesOf(id), ends = [columns[0].label, columns[columns.length - 1].label];
    const changes = lines.some((line) => line.change.difference !== undefined || line.change.lacks === "bridge");
    const ranked = lines.some((line) => line.place.rank), shared = lines.some((line) => line.place.share);
    const marked = columns.map((_, at) => lines.some(({ points }) => points[at] && (points[at].finding || points[at].notes.length)));
    const head = (text, sort) => element("th", { scope: "col", class: sort || "" }, text);
    const heads = [head(say.publisher), ...columns.map(({ label }, at) => head(label, marked[at] ? "marked" : ""))];
    if (changes) heads.push(head(fill(say.change, { from: ends[0], to: ends[1] }), "place"));
    if (ranked) heads.push(head(fill(say.rank, { period: ends[1] }), "place"));
    if (shared) heads.push(head(fill(say.share, { period: ends[1] }), "place"));
    const body = element("tbody");
    lines.forEach((line) => {
      const name = element("span", {}, element("a", { href: line.href, tabindex: "-1" }, line.name));
      const row = element("tr", {}, element("th", { scope: "row", class: "depth-" + Math.min(line.depth, 3) }, element("span", { class: "line" }, name)));
      columns.forEach((_, at) => {
        const figure = cell(line, at, id, notes, site);
        if (marked[at] && !figure.querySelector(".margin")) figure.dataset.bare = "";
        row.append(figure);
      });
      if (changes) row.append(grown(line, ends, id, notes));
      if (ranked) row.append(place(line));
      if (shared) row.append(element("td", { class: "number" }, line.place.share ? line.place.share + "%" : "", ...doubt(line.place.share && line.place.doubtful)));
      body.append(row);
    });
    const table = element("table", { class: "compared" }, element("caption", { class: "visually-hidden" }, indicator.title), element("thead", {}, element("tr", {}, ...heads)), body);
    const region = element("div", { class: "table-region" + (columns.length >= 9 ? " many" : ""), role: "region", "aria-labelledby": id, tabindex: "0" }, table);
    made.append(region);
    roving(table);
    if (ranked) made.append(element("p", { class: "note" }, say.rankNote));
    const chart = annals_chart.charts(of, element);
    if (chart) made.append(chart);
    made.append(...notes.list(site));
    return made;
  }

  // One stop for the figures of a table, however many; arrow keys move among its links.
  function roving(table) {
    const first = table.querySelector("tbody td a, tbody a");
    if (first) first.tabIndex = 0;
    table.addEventListener("keydown", (event) => {
      const link = event.target.closest("a");
      if (!link || event.ctrlKey || event.metaKey || event.altKey) return;
      const row = link.closest("tr"), links = Array.from(row.querySelectorAll("a")), box = link.closest("td, th");
      const beside = (other) => other && (other.cells[box.cellIndex].querySelector("a") || other.querySelector("a"));
      const steps = { ArrowRight: links[links.indexOf(link) + 1], ArrowLeft: links[links.indexOf(link) - 1], Home: links[0], End: links[links.length - 1],
        ArrowDown: beside(row.nextElementSibling), ArrowUp: beside(row.previousElementSibling) };
      if (!(event.key in steps)) return;
      event.preventDefault();
      if (steps[event.key]) steps[event.key].focus();
    });
    table.addEventListener("focusin", (event) => {
      table.querySelectorAll('a[tabindex="0"]').forEach((link) => { link.tabIndex = -1; });
      if (event.target.localName === "a") event.target.tabIndex = 0;
    });
  }

  return { section, element, word, fill, noteText: notesOf("").text };
})();
