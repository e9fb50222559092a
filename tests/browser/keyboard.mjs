// Every kind of page by keyboard alone: forward, back, into what opens and what scrolls.
//
//   node tests/browser/keyboard.mjs SITE
import { launch } from "./chromium.mjs";
import { Verdict, each } from "./verdict.mjs";
import { largestOf, pagesOf } from "./site.mjs";

// A thousand stops show no more than some hundreds, and take minutes.
const many = 1000;

const verdict = new Verdict();
const pages = pagesOf(process.argv[2]);
const walked = largestOf(pages.filter(({ html }) => html.split("<a ").length < many));
const kinds = new Set(walked.map(({ kind }) => kind));
// All years of a publisher on one page are for paper; the pages of their tables are walked.
verdict.say("every kind of page has one short enough to walk", [...new Set(pages.map(({ kind }) => kind))].filter((kind) => kind !== "whole" && !kinds.has(kind)));
const browser = await launch();
await each(walked, async (page) => {
  const tab = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
  await tab.goto(page.url);
  // 404.html may be asked for from anywhere, so without the site's address it has no links at all.
  if ((await tab.locator("a[href]").count()) === 0) return tab.close();
  const faults = [...(await skips(tab)), ...(await opens(tab))];
  await tab.goto(page.url);
  faults.push(...(await walk(tab)));
  await tab.setViewportSize({ width: 390, height: 844 });
  await tab.goto(page.url);
  faults.push(...(await scrolls(tab)));
  await tab.close();
  verdict.say(`${page.kind} ${page.name}`, faults);
});
await browser.close();
verdict.end("by keyboard: skip link, order, focus, back, details, scrolling");

// The first stop is the skip link; it leads past the head of the page.
async function skips(tab) {
  await tab.keyboard.press("Tab");
  const first = await tab.evaluate(() => document.activeElement.getAttribute("href"));
  if (!first?.startsWith("#")) return [`the first stop is no skip link: ${first}`];
  const seen = await tab.evaluate(() => document.activeElement.getBoundingClientRect().bottom > 10);
  await tab.keyboard.press("Enter");
  const there = await tab.evaluate((first) => document.activeElement === document.querySelector(first), first);
  if (!there) await tab.keyboard.press("Tab");
  const past = await tab.evaluate((first) => {
    return document.querySelector(first).contains(document.activeElement);
  }, first);
  return [...(seen ? [] : ["the skip link is not shown"]), ...(past ? [] : ["the skip link does not lead into the text"])];
}

// Whatever opens does so with Enter, and closes.
async function opens(tab) {
  const faults = [];
  const count = await tab.locator("summary").count();
  for (let at = 0; at < Math.min(count, 12); at += 1) {
    const summary = tab.locator("summary").nth(at);
    if (!(await summary.isVisible())) continue;
    const is = () => summary.evaluate((summary) => summary.parentElement.open);
    const before = await is();
    await summary.focus();
    await tab.keyboard.press("Enter");
    const between = await is();
    await tab.keyboard.press("Enter");
    if (between === before || (await is()) !== before) faults.push(`Enter does not open and close: ${await summary.textContent()}`);
  }
  return faults;
}

// From the top to the end and back, with everything open: each stop once, in the order of the document, in sight.
async function walk(tab) {
  const wanted = await tab.evaluate(() => {
    document.querySelectorAll("details").forEach((details) => (details.open = true));
    const shown = (element) =>
      element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }) && !element.disabled && element.getClientRects().length > 0;
    const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter(
      (element) => element.tabIndex >= 0 && element.type !== "hidden" && shown(element),
    );
    globalThis.stops = stops;
    globalThis.told = stops.map((stop) => `<${stop.localName}${stop.className ? `.${stop.className.baseVal ?? stop.className}` : ""}> ${(stop.getAttribute("aria-label") ?? stop.textContent).trim().slice(0, 40)}`);
    globalThis.at = () => stops.indexOf(document.activeElement);
    return told;
  });
  const faults = await tab.evaluate(() => stops.filter((stop) => stop.tabIndex > 0).map((stop) => `tabindex ${stop.tabIndex}: ${stop.outerHTML.slice(0, 80)}`));
  await tab.evaluate(() => {
    document.activeElement.blur();
    getSelection().removeAllRanges();
    scrollTo(0, 0);
  });
  const visited = [];
  const unseen = [];
  for (let press = 0; press <= wanted.length + 3; press += 1) {
    await tab.keyboard.press("Tab");
    const { at, what, dim, hidden } = await tab.evaluate(() => {
      const stop = document.activeElement;
      const style = getComputedStyle(stop);
      const dim = !((style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== "none");
      const within = [...stop.getClientRects()].flatMap((rect) => {
        const [left, right] = [Math.max(rect.left, 0), Math.min(rect.right, innerWidth)];
        const [top, bottom] = [Math.max(rect.top, 0), Math.min(rect.bottom, innerHeight)];
        return [0.1, 0.5, 0.9].flatMap((x) => [0.2, 0.5, 0.8].map((y) => [left + (right - left) * x, top + (bottom - top) * y]));
      });
      const hidden = !within.some(([x, y]) => {
        const hit = document.elementFromPoint(x, y);
        return hit && (stop.contains(hit) || hit.contains(stop)) && hit !== document.documentElement && hit !== document.body;
      });
      return { at: globalThis.at(), what: stop.outerHTML.slice(0, 90), dim, hidden };
    });
    if (what.startsWith("<body") || (visited.length > 0 && at === 0)) break;
    visited.push(at);
    if (at < 0) faults.push(`a stop that is no link, control or region: ${what}`);
    if (dim) faults.push(`focus does not show: ${what}`);
    if (hidden) unseen.push(what);
  }
  if (unseen.length) faults.push(`what has the focus is not in sight, ${unseen.length} times: ${unseen.slice(0, 3).join(", ")}`);
  const missed = wanted.filter((_, at) => !visited.includes(at));
  if (missed.length) faults.push(`not reached: ${missed.length} of ${wanted.length}, ${missed.slice(0, 3).join("; ")}`);
  const turn = visited.findIndex((at, place) => place > 0 && at <= visited[place - 1]);
  if (turn > 0) faults.push(`out of order: after ${wanted[visited[turn - 1]]} comes ${wanted[visited[turn]]}`);

  // Back, from the last stop.
  await tab.evaluate(() => {
    globalThis.back = [];
    document.addEventListener("focusin", () => back.push(globalThis.at()));
    stops.at(-1).focus();
  });
  for (let press = 1; press < wanted.length; press += 1) await tab.keyboard.press("Shift+Tab");
  const back = await tab.evaluate(() => globalThis.back);
  const astray = back.findIndex((at, place) => at !== wanted.length - 1 - place);
  if (back.length !== wanted.length || astray >= 0) faults.push(`back: ${back.length} of ${wanted.length} stops; astray at ${wanted[back[astray]]}`);
  return faults;
}

// What scrolls sideways is a region with a name, and scrolls with the arrows.
async function scrolls(tab) {
  const faults = await tab.evaluate(() => {
    const scrolling = [...document.querySelectorAll("body *")].filter(
      (box) => /auto|scroll/.test(getComputedStyle(box).overflowX) && box.scrollWidth > box.clientWidth + 1 && box.checkVisibility({ contentVisibilityAuto: true }),
    );
    globalThis.scrolling = scrolling;
    return scrolling
      .filter((box) => box.getAttribute("role") !== "region" || box.tabIndex !== 0 || !(box.getAttribute("aria-label") || document.getElementById(box.getAttribute("aria-labelledby"))?.textContent.trim()))
      .map((box) => `scrolls, but is no region with a name to stop at: ${box.cloneNode().outerHTML}`);
  });
  const count = await tab.evaluate(() => scrolling.length);
  for (let at = 0; at < Math.min(count, 6); at += 1) {
    const place = () => tab.evaluate((at) => scrolling[at].scrollLeft, at);
    await tab.evaluate((at) => scrolling[at].focus(), at);
    const before = await place();
    for (const key of ["ArrowRight", "ArrowLeft"]) {
      await tab.keyboard.press(key);
      await tab.waitForFunction(([at, before]) => scrolling[at].scrollLeft !== before, [at, before], { timeout: 400 }).catch(() => {});
      if ((await place()) !== before) break;
    }
    if ((await place()) === before) faults.push(`arrows do not scroll: ${await tab.evaluate((at) => scrolling[at].cloneNode().outerHTML, at)}`);
  }
  return faults;
}
