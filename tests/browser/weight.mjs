// What a page weighs, what it asks for, and whether it moves while it loads.
//
//   node tests/browser/weight.mjs SITE
import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { launch } from "./chromium.mjs";
import { Verdict, each } from "./verdict.mjs";
import { serve } from "./server.mjs";
import { examplesOf, pagesOf } from "./site.mjs";

const site = process.argv[2];
const pages = pagesOf(site);
const verdict = new Verdict();

// Before compression, in bytes.
const limit = { html: 60_000, assets: 30_000 };
// How far a page may move while it loads. Where a wide table stands first, its columns grow as its rows arrive.
const moves = { years: 0.05, whole: 0.05 };
const most = (kind) => moves[kind] ?? 0.01;
const heaviest = { html: 0, assets: 0 };
const loads = new Map();
for (const page of pages.filter(({ kind }) => kind === "report")) {
  const links = [...page.html.matchAll(/<link rel="stylesheet" href="([^"]+)"|<script src="([^"]+)"/g)].map(([, style, script]) => style ?? script);
  const html = Buffer.byteLength(page.html);
  const assets = links.reduce((sum, link) => sum + readFileSync(join(dirname(page.path), link)).length, 0);
  heaviest.html = Math.max(heaviest.html, html);
  heaviest.assets = Math.max(heaviest.assets, assets);
  loads.set(links.map((link) => basename(link)).join(", "), assets);
  verdict.say(page.name, html < limit.html ? [] : [`${html} bytes of HTML; below ${limit.html} are wanted`]);
}
// All reports link the same few files: a load too heavy is told once.
for (const [files, bytes] of loads) verdict.say(files, bytes < limit.assets ? [] : [`${bytes} bytes of CSS and script; below ${limit.assets} are wanted`]);

const { origin, close } = await serve(site, { late: 50, parts: true });
const browser = await launch();
// How far a page moves while it loads, what moves, and whether it asks others for anything.
const load = async (page, width) => {
  const asked = [];
  const tab = await browser.newPage({ viewport: { width, height: 900 } });
  tab.on("request", (request) => request.url().startsWith(origin) || request.url().startsWith("data:") || asked.push(`asks another origin: ${request.url()}`));
  await tab.addInitScript(() => {
    globalThis.shifts = [];
    new PerformanceObserver((list) => shifts.push(...list.getEntries())).observe({ type: "layout-shift", buffered: true });
  });
  await tab.goto(origin + page.name);
  await tab.waitForTimeout(150);
  await tab.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await tab.waitForTimeout(50);
  const moved = await tab.evaluate(() => ({
    sum: shifts.reduce((sum, { value }) => sum + value, 0),
    what: shifts.flatMap(({ sources }) => sources.map(({ node }) => node?.cloneNode?.().outerHTML ?? node?.data ?? "")).slice(0, 2),
  }));
  await tab.close();
  return { asked, ...moved };
};
await each(examplesOf(pages), async (page) => {
  const faults = [];
  for (const width of [390, 1440]) {
    let { asked, sum, what } = await load(page, width);
    // A browser that was kept waiting may paint what it would not have painted: what moves by itself moves again.
    if (sum >= most(page.kind)) ({ asked, sum, what } = await load(page, width));
    faults.push(...asked);
    if (sum >= most(page.kind)) faults.push(`${width} pixels wide it moves by ${sum.toFixed(3)} while it loads: ${what.join(", ").slice(0, 160)}`);
  }
  verdict.say(`${page.kind} ${page.name}`, faults);
});
await browser.close();
close();
console.log(`the heaviest report: ${heaviest.html} bytes of HTML, ${heaviest.assets} bytes of CSS and script`);
verdict.end("weight, requests, layout shift");
