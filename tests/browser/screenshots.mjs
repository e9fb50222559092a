// Pictures of a built site, to be looked at.
//
//   node tests/browser/screenshots.mjs SITE FOLDER            every kind of page: wide and narrow, light, dark, printed
//   node tests/browser/screenshots.mjs SITE FOLDER KIND…      only pages of these kinds
//
// FOLDER/index.html shows them all. Printed pages need pdftoppm (Debian: poppler-utils).
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { launch } from "./chromium.mjs";
import { each } from "./verdict.mjs";
import { examplesOf, largestOf, pagesOf } from "./site.mjs";

const [site, folder, ...kinds] = process.argv.slice(2);
const widths = [390, 768, 1440];
const all = pagesOf(site);
// Reports and publishers differ; of the others the largest shows all.
const pages = [...new Set([...largestOf(all), ...examplesOf(all).filter(({ kind }) => ["report", "publisher"].includes(kind))])]
  .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
  .sort((a, b) => `${a.kind} ${a.name}`.localeCompare(`${b.kind} ${b.name}`));
const out = resolve(folder);
mkdirSync(out, { recursive: true });
const named = ({ name, kind, language }) => `${kind}-${language}-${name.replace(/\/?index\.html$|\.html$/, "").replaceAll("/", "_") || "home"}`;

const browser = await launch();
await each(pages, async (page) => {
  for (const colorScheme of ["light", "dark"]) {
    const context = await browser.newContext({ colorScheme });
    const tab = await context.newPage();
    for (const width of widths) {
      await tab.setViewportSize({ width, height: 900 });
      await tab.goto(page.url);
      await tab.screenshot({ path: join(out, `${named(page)}-${width}-${colorScheme}.png`), fullPage: true });
    }
    if (colorScheme === "light") {
      const pdf = join(out, `${named(page)}.pdf`);
      // The theme says how its pages lie on the paper.
      await tab.pdf({ path: pdf, format: "A4", preferCSSPageSize: true, printBackground: false });
      execFileSync("pdftoppm", ["-png", "-r", "60", pdf, join(out, `${named(page)}-print`)]);
    }
    await context.close();
  }
});
await browser.close();

const pictures = readdirSync(out).filter((name) => name.endsWith(".png")).sort();
const figure = (name) => `<figure><a href="${name}"><img src="${name}" alt="" loading="lazy"></a><figcaption>${name}</figcaption></figure>`;
const section = (page) => `<h2>${page.name}</h2><div>${pictures.filter((name) => name.startsWith(`${named(page)}-`)).map(figure).join("")}</div>`;
writeFileSync(
  join(out, "index.html"),
  `<!doctype html><meta charset="utf-8"><title>Pictures</title><style>
body { font: 1rem sans-serif; margin: 1rem } div { display: flex; flex-wrap: wrap; gap: 1rem; align-items: start }
figure { margin: 0; width: 16rem } img { width: 100%; border: 1px solid #999; max-height: 40rem; object-fit: cover; object-position: top }
figcaption { font-size: .75rem; overflow-wrap: anywhere }</style>
${pages.map(section).join("\n")}\n`,
);
console.log(`${pictures.length} pictures of ${pages.length} pages: ${join(out, "index.html")}`);
