// The pictures of the README, taken from the built example, and those of the first tutorial, taken from the site that it
// builds before the correction.
//
//   node tests/browser/pictures.mjs SITE docs/pictures [start.zh|start.en]
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "./chromium.mjs";

const [site, folder, tutorial] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

// A page, the element that the picture begins with, and how high it is.
const pictures = tutorial ? [
  { name: `${tutorial}.finding`, page: "our-office/2023/index.html", from: "#table-requests", width: 1340, height: 500 },
  { name: `${tutorial}.years`, page: "our-office/index.html", from: "#x-1-compare-requests", width: 1000, height: 560 },
] : [
  { name: "comparison", page: "en/nsf/years/requests/index.html", from: ".comparison", width: 1340, height: 780 },
  { name: "report", page: "hongze-district/2023/index.html", from: ".body > section:has(#table-remedies) > h2", width: 1340, height: 400 },
];

const browser = await launch();
for (const { name, page, from, width, height } of pictures) {
  const tab = await browser.newPage({ viewport: { width, height }, colorScheme: "light" });
  await tab.goto(pathToFileURL(join(resolve(site), page)).href);
  await tab.evaluate((from) => window.scrollTo(0, document.querySelector(from).getBoundingClientRect().top - 28), from);
  await tab.screenshot({ path: join(folder, `${name}.png`) });
}
await browser.close();
