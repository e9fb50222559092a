// The site in Firefox, where the engine matters: opened from the disk with script and without, what its security policy
// refuses, searching, and narrow, enlarged or respaced pages.
//
//   node tests/browser/firefox.mjs SITE
//
// Firefox is /usr/bin/firefox-esr, or what FIREFOX names. It is driven by puppeteer-core over WebDriver BiDi, which
// has no switch for script: a browser of its own has it off. It opens one tab at a time.
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";
import { measures, settings } from "./measures.mjs";
import { examplesOf, largestOf, pagesOf } from "./site.mjs";
import { Verdict } from "./verdict.mjs";

const site = resolve(process.argv[2]);
const address = (path) => new URL(path, pathToFileURL(join(site, "/"))).href;
const launch = (preferences = {}) =>
  puppeteer.launch({ browser: "firefox", executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr", headless: true, extraPrefsFirefox: preferences });
const verdict = new Verdict();
const examples = examplesOf(pagesOf(site));

// Opens a page and gathers what goes wrong with it. What the security policy refuses is an error of the page.
async function open(browser, url) {
  const tab = await browser.newPage();
  const faults = [];
  tab.on("console", (line) => line.type() === "error" && faults.push(`the console says: ${line.text()}`));
  tab.on("pageerror", (error) => faults.push(String(error)));
  tab.on("requestfailed", (request) => faults.push(`not loaded: ${request.url()}`));
  tab.on("request", (request) => /^(file|data):/.test(request.url()) || faults.push(`asked of elsewhere: ${request.url()}`));
  await tab.goto(url);
  const [sheets, x, y] = await tab.evaluate(() => [[...document.querySelectorAll("link[rel=stylesheet]")].filter(({ sheet }) => !sheet).map(({ href }) => href), scrollX, scrollY]);
  sheets.forEach((href) => faults.push(`style sheet not applied: ${href}`));
  if (x || y) faults.push(`does not open at its top: scrolled by ${x}, ${y}`);
  return { tab, faults };
}

const scripted = await launch();
for (const { name, url } of examples) {
  const { tab, faults } = await open(scripted, url);
  verdict.say(`with script: ${name}`, faults);
  await tab.close();
}

for (const { name, url } of largestOf(examples)) {
  const { tab, faults } = await open(scripted, url);
  await tab.setViewport({ width: 1280, height: 1024 });
  await tab.evaluate(measures);
  const whole = await tab.evaluate(() => shownWords());
  for (const [setting, { viewport, css, press }] of Object.entries(settings)) {
    await tab.setViewport(viewport);
    if (css) await tab.evaluate((css) => own(css), css);
    const click = () => press && tab.evaluate((press) => document.querySelector(press)?.click(), press);
    await click();
    const found = await tab.evaluate((whole) => [...sideways(), ...cut(), ...overlaid(), ...lost(whole)], whole);
    faults.push(...found.slice(0, 4).map((fault) => `${setting}: ${fault}`));
    await tab.evaluate(() => own(""));
    await click();
  }
  verdict.say(`narrow and enlarged: ${name}`, faults);
  await tab.close();
}

// From the head of a page to the results, and from a result to its page.
for (const [page, words] of [["index.html", "行政处罚"], ["en/ftc/fy2024/index.html", "exemption"]]) {
  const { tab, faults } = await open(scripted, address(page));
  await tab.type("#x-site-q", words);
  await Promise.all([tab.waitForNavigation({ timeout: 10000 }).catch(() => faults.push("the head's search leads nowhere")), tab.keyboard.press("Enter")]);
  const links = await tab
    .waitForFunction(() => document.querySelector(".results a") && [...document.querySelectorAll(".results a")].map(({ href }) => href), { timeout: 10000 })
    .then((found) => found.jsonValue())
    .catch(() => []);
  if (new URL(tab.url()).searchParams.get("q") !== words) faults.push(`the words are not in the address: ${tab.url()}`);
  if (!links.length) faults.push("nothing is found");
  verdict.say(`searching for ${words} from ${page}`, faults);
  await tab.close();
}
await scripted.close();

const plain = await launch({ "javascript.enabled": false });
for (const { name, url } of examples) {
  const { tab, faults } = await open(plain, url);
  const dead = await tab.evaluate(() => [...document.querySelectorAll("button, input, select, [role=button]")].filter((control) => control.checkVisibility() && !control.form?.hasAttribute("action")).map((control) => control.outerHTML.slice(0, 100)));
  dead.forEach((control) => faults.push(`does nothing without script: ${control}`));
  verdict.say(`without script: ${name}`, faults);
  await tab.close();
}
await plain.close();
verdict.end("in Firefox");
