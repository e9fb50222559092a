/* What the page for comparing works out, without a page: exact decimals, changes, ranks, shares, orders, CSV. The rules
   are those of the program (src/analysis/series/change.rs, src/pages/view/page/indicator/ranks.rs); a test holds the
   two against each other. Numbers stay texts and BigInts: no figure is ever a float. */
var annals_figures = (function () {
  "use strict";
  const big = (number) => BigInt(number), ZERO = big(0), TEN = big(10);
  const power = (exponent) => TEN ** big(exponent);

  // --- exact decimals: a whole number and how many of its digits are decimals ------------------------------------

  function decimal(text) {
    const [whole, fraction] = text.split(".");
    return { digits: big(whole + (fraction || "")), scale: fraction ? fraction.length : 0 };
  }
  const at = (number, scale) => number.digits * power(scale - number.scale);
  // Two numbers in units of the same size.
  function together(a, b) {
    const scale = Math.max(a.scale, b.scale);
    return [at(a, scale), at(b, scale), scale];
  }
  function order(a, b) {
    const [one, other] = together(a, b);
    return one < other ? -1 : one > other ? 1 : 0;
  }
  function plus(a, b) {
    const [one, other, scale] = together(a, b);
    return { digits: one + other, scale };
  }
  const minus = (a, b) => plus(a, { digits: -b.digits, scale: b.scale });
  // A quotient as a number with some decimals, half away from zero.
  function ratio(above, below, decimals) {
    const [one, other] = together(above, below);
    const negative = (one < ZERO) !== (other < ZERO);
    const abs = (number) => number < ZERO ? -number : number;
    const twice = abs(one) * power(decimals) * big(2) + abs(other);
    const size = twice / (abs(other) * big(2));
    return { digits: negative ? -size : size, scale: decimals };
  }
  function written({ digits, scale }) {
    const negative = digits < ZERO;
    const all = String(negative ? -digits : digits).padStart(scale + 1, "0");
    const whole = all.slice(0, all.length - scale);
    return (negative ? "-" : "") + whole + (scale ? "." + all.slice(all.length - scale) : "");
  }
  // Without zeros at the end.
  const short = (text) => text.indexOf(".") < 0 ? text : text.replace(/\.?0+$/, "");
  const signed = (text) => /^-|^0$/.test(text) ? text : "+" + text;
  // The groups of three digits of a long number, and its decimals after them; a short one is whole.
  function groups(text) {
    const [, sign, whole, rest] = /^([+\u2212-]?)(\d{5,})(\.\d*)?$/.exec(text) || [];
    if (!whole) return [text];
    const first = (whole.length - 1) % 3 + 1, found = [sign + whole.slice(0, first)];
    for (let at = first; at < whole.length; at += 3) found.push(whole.slice(at, at + 3));
    return rest ? found.concat(rest) : found;
  }

  // --- points ----------------------------------------------------------------------------------------------------

  // A point of a piece with all that is left out where it goes without saying; null where the report has nothing.
  function point(given, address) {
    if (given === 0) return null;
    const of = typeof given === "string" ? { n: given } : given;
    const number = of.n === undefined ? null : of.n;
    return {
      printed: of.p === undefined ? number || "" : of.p,
      number,
      kind: of.k || "number",
      standing: of.s || "continues",
      doubtful: of.d === 1,
      finding: of.f || "",
      hindrance: of.h || "",
      contradicted: of.c === 1,
      notes: of.m || [],
      anchor: of.a || address,
      unit: of.u,
    };
  }

  function difference(from, to, doubtful) {
    const [a, b] = [decimal(from.number), decimal(to.number)];
    const change = minus(b, a);
    const hundredfold = { digits: change.digits * big(100), scale: change.scale };
    const percent = a.digits > ZERO && b.digits >= ZERO ? short(written(ratio(hundredfold, a, 1))) : null;
    return { difference: written(change), percent, doubtful };
  }
  const exact = (point) => point && point.number !== null;

  // The change between neighbours, as reports and series say it; null where there is none.
  function step(before, now) {
    if (!exact(before) || !exact(now)) return null;
    return now.standing === "continues" || now.standing === "differs" ? difference(before, now, now.doubtful) : null;
  }

  // The change over a span of a series, whose both ends a reader chose: a gap within does not matter, a break does.
  // Says why there is none: which end lacks a number, or the notes of the breaks.
  function change(points, from, to) {
    if (from < 0 || to < 0 || from >= to) return { lacks: "span" };
    if (!exact(points[from])) return { lacks: "from" };
    if (!exact(points[to])) return { lacks: "to" };
    const passed = points.slice(from + 1, to + 1).filter(Boolean);
    const broken = passed.filter((point) => point.standing === "broken");
    if (broken.length) return { lacks: "bridge", notes: [].concat(...broken.map((point) => point.notes)) };
    const doubtful = points[from].contradicted || points[to].contradicted;
    const found = difference(points[from], points[to], doubtful);
    found.differs = passed.some((point) => point.standing === "differs");
    return found;
  }

  // --- side by side ----------------------------------------------------------------------------------------------

  // Ranks and shares of the points of several publishers in one period: of wholes, and of what may be compared. One
  // entry for each; null where a publisher has none.
  function ranks(points, wholes, aggregate) {
    const among = points.map((point, i) => point && wholes[i] ? point : null);
    const ranked = among.map((point) => exact(point) && !point.hindrance ? decimal(point.number) : null);
    const numbers = ranked.filter(Boolean);
    const places = among.map((point) => ({ rank: null, share: null, doubtful: false, hindrance: point ? point.hindrance || (exact(point) ? "" : "inexact") : "" }));
    if (numbers.length < 2) return places;
    const doubtful = among.some((point, i) => ranked[i] && point.contradicted);
    const whole = among.every((point) => !point || point.hindrance !== "inexact" && (point.hindrance || exact(point)));
    const sum = numbers.reduce(plus);
    const shared = aggregate === "sum" && whole && sum.digits > ZERO && numbers.every(({ digits }) => digits >= ZERO);
    ranked.forEach((number, i) => {
      if (!number) return;
      places[i].rank = 1 + numbers.filter((other) => order(other, number) > 0).length;
      places[i].doubtful = doubtful;
      const hundredfold = { digits: number.digits * big(100), scale: number.scale };
      if (shared) places[i].share = written(ratio(hundredfold, sum, 1));
    });
    return places;
  }

  // The order of lines by their last figure, the largest first. What may not be ranked comes last, as it stood.
  function byValue(points) {
    const key = points.map((point) => exact(point) && !point.hindrance ? decimal(point.number) : null);
    return points.map((_, i) => i).sort((a, b) =>
      key[a] && key[b] ? order(key[b], key[a]) || a - b : Number(!key[a]) - Number(!key[b]) || a - b);
  }

  // --- scales of charts ------------------------------------------------------------------------------------------

  // Round numbers in even steps from zero, or below it, to above the greatest: at most five steps, and none below
  // one where all are whole.
  function ticks(texts) {
    const numbers = texts.map(decimal), scale = Math.max(0, ...numbers.map((number) => number.scale));
    const all = numbers.map((number) => at(number, scale));
    const low = all.reduce((a, b) => b < a ? b : a, ZERO);
    let high = all.reduce((a, b) => b > a ? b : a, ZERO);
    if (low === high) high = power(scale);
    let step = ZERO;
    for (let exponent = 0; !step; exponent++) {
      step = [1, 2, 5].map((factor) => big(factor) * power(exponent)).find((step) => step * big(5) >= high - low) || ZERO;
    }
    const floor = low < ZERO ? (low - step + big(1)) / step : ZERO;
    const found = [];
    for (let tick = floor * step; ; tick += step) {
      found.push(short(written({ digits: tick, scale })));
      if (tick >= high) return found;
    }
  }
  // How high a number stands between two, in tenths of a unit of `room` units.
  function height(text, low, high, room) {
    const bottom = decimal(low);
    const share = ratio(minus(decimal(text), bottom), minus(decimal(high), bottom), 6);
    return Number(share.digits * big(room * 10) / power(6)) / 10;
  }

  // --- taking away -----------------------------------------------------------------------------------------------

  const field = (text) => /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
  const csv = (lines) => lines.map((line) => line.map((text) => field(String(text))).join(",") + "\r\n").join("");

  // A name as it is looked for: without case, accents and the width of full-width letters.
  const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

  // Where a figure stands: a place on the page of its report, or on one below it.
  const placed = (report, anchor) => anchor.includes("#") ? report.replace(/[^/]*$/, "") + anchor : report + "#" + anchor;

  return { placed, point, step, change, ranks, byValue, ticks, height, csv, fold, signed, groups, short, decimal, written, ratio, order };
})();
