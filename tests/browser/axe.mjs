// What axe-core finds on every kind of page: light, dark, and as printed. What looks change is the contrast alone; all
// else is looked at once. (A reader's own colours change contrast too, and that is the reader's.)
//
//   node tests/browser/axe.mjs SITE [--largest] [KIND…]
//
// Each KIND has to be there. --largest looks at the largest page of each kind alone.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { launch } from "./chromium.mjs";
import { Verdict, each } from "./verdict.mjs";
import { examplesOf, largestOf, pagesOf } from "./site.mjs";

const [site, ...named] = process.argv.slice(2);
const kinds = named.filter((kind) => kind !== "--largest");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const looks = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  print: { media: "print" },
};
const runOnly = {
  light: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  dark: { type: "rule", values: ["color-contrast", "link-in-text-block"] },
  print: { type: "rule", values: ["color-contrast"] },
};
// A link that is halfway under the first column of what scrolls is no small link.
const unstuck = "[role=region] :is(th, td) { position: relative !important }";

const all = pagesOf(site);
const pages = named.includes("--largest") ? largestOf(all) : examplesOf(all);
const verdict = new Verdict();
const there = new Set(pages.map(({ kind }) => kind));
verdict.say("every kind of page is there", kinds.filter((kind) => !there.has(kind)).map((kind) => `no page of the kind ${kind}`));

const browser = await launch();
await each(pages, async (page) => {
  const faults = [];
  const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await tab.goto(page.url);
  await tab.evaluate(axe);
  await tab.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, unstuck);
  for (const [look, media] of Object.entries(looks)) {
    await tab.emulateMedia({ media: null, colorScheme: null, forcedColors: null, ...media });
    const options = { runOnly: runOnly[look], resultTypes: ["violations"] };
    const { violations } = await tab.evaluate((options) => axe.run(document, options), options);
    for (const { id, help, nodes } of violations) faults.push(`${look}: ${id}: ${help} (${nodes.length}): ${nodes[0].html.slice(0, 160)}`);
  }
  await tab.close();
  verdict.say(`${page.kind} ${page.name}`, faults);
});
await browser.close();
verdict.end(`axe-core, ${Object.keys(looks).join(", ")}`);
