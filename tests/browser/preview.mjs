// The authors' loop in a real browser: a page follows every change of its sources.
//
//   node tests/browser/preview.mjs ANNALS ARCHIVE PUBLISHER PERIOD [EDITS]
//
// ARCHIVE is copied; in the copy the report of PUBLISHER on PERIOD is edited, broken, mended, renamed, deleted and
// restored while its page is open, and what the page shows is held against it. Then EDITS edits are made (50 by
// default) and the times from save to page are printed.
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";

const [annals, source, publisher, period, edits = "50"] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "annals-preview-"));
for (const name of ["annals.yaml", "content", "themes"].filter((name) => existsSync(join(source, name)))) {
  cpSync(join(source, name), join(folder, name), { recursive: true });
}
const report = join(folder, "content", publisher, `${period}.md`);
const original = readFileSync(report, "utf8");

const server = spawn(resolve(annals), ["--root", folder, "--lang", "en", "serve", "--port", "0"]);
const address = await new Promise((found, failed) => {
  let said = "";
  server.stdout.on("data", (data) => {
    said += data;
    const at = said.match(/http:\/\/[^ ]+/);
    if (at) found(at[0]);
  });
  server.on("exit", () => failed(new Error(`the preview ended: ${said}`)));
});

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
let failures = 0;
const expect = async (what, found) => {
  try {
    await found;
    console.log(`ok      ${what}`);
  } catch (error) {
    failures += 1;
    console.log(`FAILED  ${what}\n        ${String(error.message ?? error).split("\n")[0]}`);
  }
};
try {
  const page = await browser.newPage();
  const url = `${address}${publisher}/${period}/`;
  await page.goto(url);
  const shows = (text, timeout = 5000) =>
    page.waitForFunction((wanted) => document.body?.textContent.includes(wanted), text, { timeout, polling: 10 });
  const title = await page.textContent("h1");
  const is = (there) =>
    page.waitForFunction(([title, there]) => (document.querySelector("h1")?.textContent === title) === there, [title, there], { timeout: 5000 });
  const prose = (text) => `${original.trimEnd()}\n\n${text}\n`;

  writeFileSync(report, prose("edited-first"));
  await expect("an edit is shown", shows("edited-first"));

  await page.evaluate(() => scrollTo(0, 700));
  const scrolled = await page.evaluate(() => scrollY);
  writeFileSync(report, prose("edited-again"));
  await expect("another edit is shown", shows("edited-again"));
  await expect("the page stays where it was scrolled to", page.waitForFunction((y) => Math.abs(scrollY - y) < 3, scrolled, { timeout: 3000 }));

  writeFileSync(`${report}.new`, prose("edited-atomically"));
  renameSync(`${report}.new`, report);
  await expect("an atomic save is shown", shows("edited-atomically"));

  const figure = original.match(/(\[|: )(\d+)(?=[,}\]])/);
  writeFileSync(report, original.replace(figure[0], `${figure[1]}many`));
  await expect("an error lies over the page", page.waitForSelector("#annals-problems pre", { timeout: 5000 }));
  // A theme may do without anchors on figures.
  if (await page.$("td[id]")) await expect("and is marked on the figure", page.waitForSelector(".annals-problem", { timeout: 2000 }));
  await expect("the page under it is the one before", shows("edited-atomically", 1000));
  if (process.env.SHOT) await page.screenshot({ path: process.env.SHOT });

  writeFileSync(report, prose("mended"));
  await expect("the error goes with its cause", page.waitForSelector("#annals-problems", { state: "detached", timeout: 5000 }));
  await expect("and the mended page is shown", shows("mended"));

  const sheet = join(folder, "themes", "default", "assets", "style.css");
  if (existsSync(sheet)) {
    const before = readFileSync(sheet, "utf8");
    const spacing = (spaced) =>
      page.waitForFunction((spaced) => globalThis.sameDocument && (getComputedStyle(document.querySelector("h1")).letterSpacing === "7px") === spaced, spaced, { timeout: 5000 });
    await page.evaluate(() => (globalThis.sameDocument = true));
    writeFileSync(sheet, `${before}\nh1 { letter-spacing: 7px }\n`);
    await expect("a style sheet is swapped without a reload", spacing(true));
    writeFileSync(sheet, before);
    await expect("and swapped back", spacing(false));
  }

  rmSync(report);
  await expect("a deleted report is gone at once", page.waitForFunction(() => fetch(location.href).then((answer) => answer.status === 404), undefined, { timeout: 5000 }));
  await expect("and its page says so", is(false));
  writeFileSync(report, original);
  await expect("it comes back with its file", is(true));

  const other = join(folder, "content", publisher, "1999.md");
  renameSync(report, other);
  await expect("a renamed report leaves its address", page.waitForFunction(() => fetch(location.href).then((answer) => answer.status === 404), undefined, { timeout: 5000 }));
  renameSync(other, report);
  await expect("and returns to it", is(true));

  const times = [];
  for (let edit = 0; edit < Number(edits); edit += 1) {
    const mark = `edit-number-${edit}-`;
    const shown = shows(mark);
    await page.waitForTimeout(60);
    const started = performance.now();
    writeFileSync(report, prose(mark));
    await shown;
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(share * times.length))].toFixed(0);
  console.log(`from save to page, ${times.length} edits: median ${at(0.5)} ms, nine of ten within ${at(0.9)} ms, slowest ${at(1)} ms`);
} finally {
  await browser.close();
  server.kill();
  rmSync(folder, { recursive: true });
}
process.exit(failures === 0 ? 0 : 1);
