// Every kind of page in a real browser: what axe-core finds, and whether a narrow screen has to be scrolled sideways.
//
//   node tests/browser/pages.mjs SITE
//
// One page of each kind is opened from the disk, in every language, in light and in dark.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const site = resolve(process.argv[2]);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const every = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? every(path) : entry.name.endsWith(".html") ? [path] : [];
  });
// A page's kind is in its <body>; of each kind and language the largest page shows the most.
const chosen = new Map();
for (const path of every(site)) {
  const html = readFileSync(path, "utf8");
  const [, language] = html.match(/<html lang="([^"]+)"/) ?? [];
  const [, kind] = html.match(/<body class="([^"]+)"/) ?? [];
  const key = `${kind} ${language}`;
  if (!chosen.has(key) || html.length > chosen.get(key).length) chosen.set(key, { path, length: html.length });
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
let failures = 0;
for (const [key, { path }] of [...chosen].sort()) {
  const faults = [];
  for (const colorScheme of ["light", "dark"]) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme });
    await page.goto(pathToFileURL(path).href);
    await page.evaluate(axe);
    const found = await page.evaluate(() => axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
    for (const { id, help, nodes } of found.violations) faults.push(`${colorScheme}: ${id}: ${help} (${nodes.length}): ${nodes[0].html.slice(0, 120)}`);
    for (const width of [390, 768]) {
      await page.setViewportSize({ width, height: 900 });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) faults.push(`${width} pixels wide it has to be scrolled sideways by ${over}`);
    }
    await page.close();
  }
  failures += faults.length;
  console.log(`${faults.length ? "FAILED" : "ok    "}  ${key}: ${relative(site, path)}`);
  for (const fault of faults) console.log(`        ${fault}`);
}
await browser.close();
process.exit(failures === 0 && chosen.size > 0 && existsSync(site) ? 0 : 1);
