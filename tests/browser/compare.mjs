// What the page for comparing works out, held against the program: for a built site, every piece is read as the page
// reads it; its changes are those of series.json, its ranks and shares those of the pages of indicators.
//
//     node compare.mjs SITE
import { readFileSync, readdirSync, existsSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";
import { Verdict } from "./verdict.mjs";

const site = process.argv[2];
const verdict = new Verdict();

const pieces = {};
const context = vm.createContext({ annals_compare: (name, content) => { pieces[name] = content; } });
const run = (file) => vm.runInContext(readFileSync(file, "utf8"), context, { filename: file });
run(join(site, "assets", "compare-figures.js"));
for (const name of readdirSync(join(site, "compare"), { recursive: true })) {
  if (name.endsWith(".js")) run(join(site, "compare", name));
}
const figures = context.annals_figures;
const head = Object.entries(pieces).find(([name]) => name.startsWith("head."))[1];
const indicators = head.indicators.map(([name, title, family, part, , , aggregate, , href]) =>
  ({ name, address: name.slice(name.indexOf("/") + 1), title, family, part: `${name.slice(0, name.indexOf("/"))}.${part}`, aggregate, href }));

// Two numbers are the same, however many zeros they end with.
const same = (one, other) => (one == null) === (other == null)
  && (one == null || figures.order(figures.decimal(one.replace(/^\+/, "")), figures.decimal(other.replace(/^\+/, ""))) === 0);

// A quotient to one decimal worked out in another way: the nearest of three candidates, away from zero on a tie.
function percentOf(before, now) {
  const [a, b] = [figures.decimal(before), figures.decimal(now)];
  const scale = 10n ** BigInt(Math.max(a.scale, b.scale));
  const whole = (n) => n.digits * scale / 10n ** BigInt(n.scale);
  const [from, to] = [whole(a), whole(b)];
  if (from <= 0n || to < 0n) return null;
  const abs = (n) => n < 0n ? -n : n;
  const exact = (to - from) * 1000n;
  const about = exact / from;
  const nearest = [about - 1n, about, about + 1n].reduce((best, tenth) => {
    const [near, far] = [abs(exact - tenth * from), abs(exact - best * from)];
    return near < far || (near === far && abs(tenth) > abs(best)) ? tenth : best;
  });
  return figures.written({ digits: nearest, scale: 1 });
}

const pointsOf = (publisher, indicator) => {
  const piece = pieces[`${publisher}/${indicator.part}`];
  const given = piece && piece.series[indicator.address];
  return given && { periods: piece.reports.map(([period]) => period), points: given.map((one) => figures.point(one, indicator.address)) };
};

// --- changes ---------------------------------------------------------------------------------------------------------

let changes = 0, spans = 0;
for (const [publisher] of head.publishers) {
  const file = join(site, publisher, "series.json");
  if (!existsSync(file)) continue;
  const published = JSON.parse(readFileSync(file, "utf8")).comparisons.flatMap((comparison) => comparison.series);
  for (const indicator of indicators) {
    const series = pointsOf(publisher, indicator);
    const own = published.find((one) => `${one.form}/${one.indicator}` === indicator.name);
    if (!series || !own) continue;
    const faults = [];
    const { points } = series;
    points.forEach((now, at) => {
      const there = own.points.find((point) => point.period === series.periods[at]);
      const found = figures.step(points[at - 1] || null, now);
      const wanted = (there && there.change) || {};
      const { difference, percent } = found || {};
      if (!same(difference, wanted.difference) || !same(percent, wanted.percent)) {
        faults.push(`${series.periods[at]}: ${difference} (${percent} %), published ${wanted.difference} (${wanted.percent} %)`);
      }
      changes += found ? 1 : 0;
    });
    // Over a span: from number to number, unless a break lies between.
    for (let from = 0; from < points.length; from++) {
      for (let to = from + 1; to < points.length; to++) {
        const found = figures.change(points, from, to);
        const breaks = points.slice(from + 1, to + 1).some((point) => point && point.standing === "broken");
        const numbers = [points[from], points[to]].every((point) => point && point.number !== null);
        if ((found.difference !== undefined) !== (numbers && !breaks)) faults.push(`${from} to ${to}: ${JSON.stringify(found)}`);
        if (found.difference === undefined) continue;
        spans += 1;
        if (!same(found.percent, percentOf(points[from].number, points[to].number))) {
          faults.push(`${points[from].number} to ${points[to].number}: ${found.percent} %`);
        }
        const steps = points.slice(from + 1, to + 1).map((point, i) => figures.step(points[from + i], point));
        if (steps.every(Boolean)) {
          const sum = steps.map((one) => figures.decimal(one.difference)).reduce((a, b) => {
            const scale = Math.max(a.scale, b.scale);
            const at = (n) => n.digits * 10n ** BigInt(scale - n.scale);
            return { digits: at(a) + at(b), scale };
          });
          if (!same(figures.written(sum), found.difference)) faults.push(`${from} to ${to}: ${found.difference} is not the sum`);
        }
      }
    }
    verdict.say(`${publisher} ${indicator.name}`, faults);
  }
}

// --- ranks and shares ------------------------------------------------------------------------------------------------

let ranks = 0;
for (const indicator of indicators) {
  const html = readFileSync(join(site, decodeURIComponent(indicator.href)), "utf8");
  const last = [...html.matchAll(/<th scope="col"[^>]*><a href="(?:\.\.\/)+([^/"]+)\/index\.html">/g)].at(-1)[1];
  const faults = [];
  for (const [body] of html.matchAll(/<tbody>.*?<\/tbody>/gs)) {
    const rows = [...body.matchAll(/<th scope="row" class="depth-(\d+)">.*?<a href="(?:\.\.\/)+([^/"]+)\/index\.html">.*?<\/tr>/gs)];
    const points = rows.map(([, , publisher]) => {
      const series = pointsOf(publisher, indicator);
      const at = series ? series.periods.indexOf(last) : -1;
      return at < 0 ? null : series.points[at];
    });
    const places = figures.ranks(points, rows.map(([, depth]) => depth === "0"), indicator.aggregate);
    rows.forEach(([row, , publisher], i) => {
      const cells = [...row.matchAll(/<td class="number">([^<]*)(?:<[^>]*>[^<]*)*?<\/td>/g)].map(([, text]) => text);
      const share = cells.find((text) => text.endsWith("%"));
      const rank = cells.find((text) => /^\d+$/.test(text));
      if (indicator.aggregate !== "none" && String(places[i].rank ?? "") !== (rank ?? "")) {
        faults.push(`${publisher}: rank ${places[i].rank}, the page has ${rank}`);
      }
      if (indicator.aggregate !== "none" && (places[i].share ?? "") !== (share ?? "").replace("%", "")) {
        faults.push(`${publisher}: share ${places[i].share}, the page has ${share}`);
      }
      ranks += places[i].rank ? 1 : 0;
    });
  }
  verdict.say(indicator.href, faults);
}
if (!changes || !spans || !ranks) verdict.say("the site has changes, spans and ranks", [`${changes}, ${spans}, ${ranks}`]);
console.log(`        ${changes} changes, ${spans} spans, ${ranks} ranks`);
verdict.end("what the page for comparing works out");
