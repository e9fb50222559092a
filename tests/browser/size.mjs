// Holds the largest page of each kind against the budgets in budgets.json: bytes of HTML, elements, and how long it
// loads on a processor four times as slow, beyond what the nearly empty page for missing addresses takes there.
//
// Where BYTES and MILLISECONDS are given, they are the budget of every kind, and of elements there is none.
//
//   node tests/browser/size.mjs SITE [BYTES MILLISECONDS]
import { opendirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { launch } from "./chromium.mjs";
import { Verdict } from "./verdict.mjs";
import { serve } from "./server.mjs";

const [site, ...every] = process.argv.slice(2);
const [everyByte, everyMillisecond] = every.map(Number);
const budgets = JSON.parse(readFileSync(new URL("budgets.json", import.meta.url)));
if (everyByte) Object.assign(budgets, { load: { else: everyMillisecond }, nodes: { else: Infinity } });
const verdict = new Verdict();

// One page after the other, since all pages of a large site together are more than memory holds.
function* pages(folder) {
  const entries = opendirSync(folder);
  for (let entry = entries.readSync(); entry; entry = entries.readSync()) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* pages(path);
    else if (entry.name.endsWith(".html")) yield path;
  }
  entries.closeSync();
}

// What a page may weigh: a report by its cells, any other by its kind.
const allowed = (kind, html) =>
  everyByte ?? (kind === "report" ? budgets.report.bytes + budgets.report.cell * (html.match(/<td[^>]* id=/g) ?? []).length : budgets.bytes[kind]);

const limit = (limits, kind) => limits[kind] ?? limits.else;

// Of each kind the page that is nearest to its budget, or furthest over it.
const heaviest = new Map();
for (const path of pages(site)) {
  const html = readFileSync(path, "utf8");
  const [, kind] = html.match(/<body class="kind-([^" ]+)/) ?? [];
  if (!kind) continue;
  const bytes = statSync(path).size;
  const budget = allowed(kind, html);
  const known = heaviest.get(kind);
  if (!known || bytes - budget > known.bytes - known.budget) heaviest.set(kind, { path, bytes, budget });
}

const { origin, close } = await serve(site);
const browser = await launch();
// The quickest of three: what else the machine does slows a page and never speeds it up.
const load = async (url) => {
  let least = Infinity;
  let nodes = 0;
  for (let round = 0; round < 3; round += 1) {
    const tab = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const session = await tab.context().newCDPSession(tab);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await tab.goto(url, { waitUntil: "load" });
    least = Math.min(least, await tab.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventEnd));
    nodes = await tab.evaluate(() => document.getElementsByTagName("*").length);
    await tab.close();
  }
  return { milliseconds: Math.round(least), nodes };
};
const { milliseconds: empty } = await load(`${origin}404.html`);
for (const [kind, { path, bytes, budget }] of [...heaviest].sort()) {
  const name = relative(site, path);
  const loaded = await load(`${origin}${name}`);
  const { nodes } = loaded;
  const milliseconds = Math.max(0, loaded.milliseconds - empty);
  console.log(`${kind.padEnd(12)} ${String(bytes).padStart(8)} of ${budget} bytes  ${String(nodes).padStart(6)} elements  ${String(milliseconds).padStart(5)} ms  ${name}`);
  const faults = [];
  if (budget === undefined) faults.push("budgets.json has no budget for this kind of page");
  if (bytes > budget) faults.push(`${bytes} bytes of HTML; at most ${budget} are wanted`);
  if (nodes > limit(budgets.nodes, kind)) faults.push(`${nodes} elements; at most ${limit(budgets.nodes, kind)} are wanted`);
  // Bytes and elements are the same everywhere. How long a page loads depends on what else the machine does, so that it
  // is judged only where somebody asks for it on a quiet one.
  const time = limit(budgets.load, kind);
  if (milliseconds > time) console.log(`        it loads in ${milliseconds} ms here; ${time} are wanted`);
  if (milliseconds > time && process.env.JUDGE_TIMES) faults.push(`it loads in ${milliseconds} ms; at most ${time} are wanted`);
  verdict.say(`${kind} ${name}`, faults);
}
await browser.close();
close();
verdict.end("the largest page of each kind");
