/* The charts of the page for comparing: one small one for each publisher, all on one scale, with the others in grey
   behind it. The pen is lifted where figures may not be compared, as in every chart of the site (src/pages/chart). */
var annals_chart = (function () {
  "use strict";
  const figures = annals_figures, say = document.getElementById("x-compare").dataset;
  const SVG = "http://www.w3.org/2000/svg", WIDTH = 320, PLOT = 120, TOP = 26, BOTTOM = TOP + PLOT, LEFT = 4, RIGHT = 268;
  // Colours as a theme sets them, and for a file of its own, which has no theme.
  const COLOURS = { line: ["--chart-line", "#1b4b7e"], quiet: ["--chart-quiet", "#575d63"], grid: ["--chart-grid", "#d9dbd7"], rule: ["--chart-break", "#33383c"], paper: ["--chart-paper", "#ffffff"] };
  const colour = (name) => "var(" + COLOURS[name][0] + ",currentColor)";

  function draw(name, attributes, ...content) {
    const made = document.createElementNS(SVG, name);
    Object.keys(attributes).forEach((key) => made.setAttribute(key, attributes[key]));
    made.append(...content);
    return made;
  }
  // A number in groups of three with a comma, as charts write it.
  function spelled(text) {
    const [whole, fraction] = text.replace("-", "").split(".");
    return (text[0] === "-" ? "\u2212" : "") + whole.replace(/\B(?=(\d{3})+$)/g, ",") + (fraction ? "." + fraction : "");
  }

  // Only numbers in the unit of the indicator share a scale.
  const drawn = (point) => point && point.number !== null && !point.unit ? point : null;

  // Points that one line joins. A column without a report of this publisher is a gap, as in the tables.
  function runs(line) {
    const found = [];
    let last = -1;
    line.points.forEach((point, at) => {
      if (!drawn(point)) return;
      const follows = last >= 0 && last === at - 1 && (point.standing === "continues" || point.standing === "differs");
      if (follows) found[found.length - 1].push(at);
      else found.push([at]);
      last = at;
    });
    return found;
  }

  function axis(lines, columns) {
    const numbers = [].concat(...lines.map(({ points }) => points.filter(drawn).map(({ number }) => number)));
    const ticks = figures.ticks(numbers), low = ticks[0], high = ticks[ticks.length - 1];
    return {
      ticks,
      x: (at) => Math.round((LEFT + 40 + (RIGHT - LEFT - 44) * at / Math.max(1, columns.length - 1)) * 10) / 10,
      y: (number) => Math.round((BOTTOM - figures.height(number, low, high, PLOT)) * 10) / 10,
    };
  }

  function strokes(line, on, attributes, dashes) {
    const paths = { "": "", "3 3": "" };
    runs(line).forEach((run) => run.slice(1).forEach((at, i) => {
      const to = line.points[at], from = line.points[run[i]];
      paths[dashes && to.doubtful ? "3 3" : ""] += "M" + on.x(run[i]) + " " + on.y(from.number) + "L" + on.x(at) + " " + on.y(to.number);
    }));
    return Object.keys(paths).filter((dash) => paths[dash]).map((dash) =>
      draw("path", Object.assign({ d: paths[dash], fill: "none", "stroke-linecap": "round" }, dash ? { "stroke-dasharray": dash } : {}, attributes)));
  }

  // One chart: axes, the others, breaks, the line with a dot for each number, the last number in words.
  function chart(line, lines, columns, on, of) {
    const group = draw("g", {});
    on.ticks.forEach((tick) => {
      const y = on.y(tick), ground = figures.decimal(tick).digits === BigInt(0);
      group.append(draw("path", { d: "M" + LEFT + " " + y + "H" + RIGHT, stroke: colour(ground ? "quiet" : "grid") }),
        draw("text", { x: LEFT, y: y - 3, fill: colour("quiet") }, spelled(tick)));
    });
    const end = columns.length - 1;
    group.append(draw("text", { x: on.x(0), y: BOTTOM + 15, "text-anchor": "middle", fill: colour("quiet") }, columns[0].label),
      draw("text", { x: on.x(end), y: BOTTOM + 15, "text-anchor": "middle", fill: colour("quiet") }, columns[end].label));
    lines.forEach((other) => { if (other !== line) group.append(...strokes(other, on, { stroke: colour("grid"), "stroke-width": 1.5 }, false)); });
    line.points.forEach((point, at) => {
      if (!point || !at || point.standing !== "broken" && point.standing !== "differs") return;
      const x = (on.x(at - 1) + on.x(at)) / 2;
      group.append(draw("path", { d: "M" + x + " " + TOP + "V" + BOTTOM, stroke: colour("rule"), "stroke-dasharray": point.standing === "broken" ? "5 3" : "1 3" }));
    });
    group.append(...strokes(line, on, { stroke: colour("line"), "stroke-width": 2, "stroke-linejoin": "round" }, true));
    let last = -1;
    line.points.forEach((point, at) => {
      if (!drawn(point)) return;
      last = at;
      const hollow = point.kind === "sum";
      group.append(draw("circle", { cx: on.x(at), cy: on.y(point.number), r: hollow ? 3 : 2.2, fill: colour(hollow ? "paper" : "line"), stroke: colour("line") },
        draw("title", {}, columns[at].label + " " + spelled(point.number))));
    });
    if (last >= 0) {
      const number = line.points[last].number;
      group.append(draw("text", { x: on.x(last) + 6, y: on.y(number) + 4, fill: colour("line"), "font-weight": 600 }, spelled(number)));
    }
    return group;
  }
  const frame = (height, attributes, ...content) => draw("svg", Object.assign({ viewBox: "0 0 " + WIDTH + " " + height, "font-size": 11 }, attributes), ...content);

  // All charts of an indicator; none where no line has three numbers: two points are no line.
  function charts(of, element) {
    const { lines, columns, indicator } = of;
    if (!lines.some(({ points }) => points.filter(drawn).length > 2)) return null;
    const shown = lines.filter(({ points }) => points.some(drawn)), on = axis(shown, columns);
    const figuresOf = shown.map((line) => {
      const title = say.chart.replace("{name}", line.name).replace("{indicator}", indicator.title);
      const svg = frame(BOTTOM + 20, { class: "chart", role: "img", "aria-label": title }, chart(line, shown, columns, on, of));
      return element("figure", { class: "chart-frame" }, element("figcaption", {}, line.name), svg);
    });
    const away = element("button", { type: "button", class: "compare-svg" }, say.svg);
    away.addEventListener("click", () => save(shown, columns, on, of));
    return element("div", { class: "compare-charts" }, element("p", { class: "note" }, say.chartNote), element("div", { class: "compare-grid" }, ...figuresOf), away);
  }

  // A file of its own: all charts of an indicator in one picture, with names, in colours that need no style sheet.
  function save(shown, columns, on, of) {
    const across = Math.min(3, shown.length), high = BOTTOM + 50;
    const all = shown.map((line, i) => draw("g", { transform: "translate(" + (i % across) * WIDTH + " " + (34 + Math.floor(i / across) * high) + ")" },
      draw("text", { x: LEFT, y: 10, "font-weight": 600, fill: colour("rule") }, line.name), draw("g", { transform: "translate(0 8)" }, chart(line, shown, columns, on, of))));
    const below = 34 + Math.ceil(shown.length / across) * high, height = below + 22;
    // Where it comes from; a page on a disk has no address that others could follow.
    const address = /^http/.test(location.protocol) ? location.href : decodeURIComponent(location.search.slice(1));
    const source = [document.querySelector(".site-title").textContent, address].join(" \u00b7 ");
    const svg = draw("svg", { viewBox: "0 0 " + across * WIDTH + " " + height, width: across * WIDTH, height, "font-size": 11, "font-family": "sans-serif" },
      draw("title", {}, of.indicator.title), draw("desc", {}, source), draw("rect", { width: across * WIDTH, height, fill: colour("paper") }),
      draw("text", { x: LEFT, y: 20, "font-size": 15, "font-weight": 600, fill: colour("rule") }, of.indicator.title + (of.indicator.unit ? " (" + of.indicator.unit + ")" : "")), ...all,
      draw("text", { x: LEFT, y: below + 10, "font-size": 9, fill: colour("rule") }, source.length > 160 ? source.slice(0, 159) + "\u2026" : source));
    let text = new XMLSerializer().serializeToString(svg);
    Object.keys(COLOURS).forEach((name) => { text = text.split(colour(name)).join(COLOURS[name][1]); });
    download(of.indicator.id.replace(/[^\w.-]+/g, "-") + ".svg", "image/svg+xml", text);
  }

  function download(name, type, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: type + ";charset=utf-8" }));
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  return { charts, download };
})();
