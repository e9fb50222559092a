// What axe-core finds on every kind of page: light, dark, and as printed. (A reader's own colours change contrast alone,
// and that is the reader's.)
//
//   node tests/browser/axe.mjs SITE [KIND…]
//
// Each KIND has to be there.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { launch } from "./chromium.mjs";
import { Verdict, each } from "./verdict.mjs";
import { examplesOf, pagesOf } from "./site.mjs";

const [site, ...kinds] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const looks = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  print: { media: "print" },
};
const runOnly = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// Nobody presses a link on paper.
const off = { enabled: false };
const rules = { print: { "target-size": off, "link-in-text-block": off } };
// A link that is halfway under the first column of what scrolls is no small link.
const unstuck = "[role=region] :is(th, td) { position: relative !important }";

const pages = examplesOf(pagesOf(site));
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
    const options = { runOnly, resultTypes: ["violations"], rules: rules[look] ?? {} };
    const { violations } = await tab.evaluate((options) => axe.run(document, options), options);
    for (const { id, help, nodes } of violations) faults.push(`${look}: ${id}: ${help} (${nodes.length}): ${nodes[0].html.slice(0, 160)}`);
  }
  await tab.close();
  verdict.say(`${page.kind} ${page.name}`, faults);
});
await browser.close();
verdict.end(`axe-core, ${Object.keys(looks).join(", ")}`);
