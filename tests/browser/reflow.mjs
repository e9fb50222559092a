// Every kind of page on narrow screens, enlarged, and with the reader's own spacing: nothing is lost, cut off, laid
// over something else, or to be scrolled sideways.
//
//   node tests/browser/reflow.mjs SITE
import { Verdict, each, launch } from "./chromium.mjs";
import { examplesOf, pagesOf } from "./site.mjs";

const settings = {
  "390 pixels": { viewport: { width: 390, height: 844 } },
  "768 pixels": { viewport: { width: 768, height: 1024 } },
  // 1280 × 1024 at 200 %.
  "200 %": { viewport: { width: 640, height: 512 } },
  // WCAG 1.4.10: 1280 pixels at 400 %.
  "320 pixels": { viewport: { width: 320, height: 512 } },
  // WCAG 1.4.12.
  "text spacing": {
    viewport: { width: 390, height: 844 },
    css: "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }",
  },
  "letters of 200 %": { viewport: { width: 1280, height: 1024 }, css: "html { font-size: 200% !important }" },
  "larger text": { viewport: { width: 390, height: 844 }, press: "button.text-size" },
};

const verdict = new Verdict();
const browser = await launch();
await each(examplesOf(pagesOf(process.argv[2])), async (page) => {
  const faults = [];
  const context = await browser.newContext({ viewport: { width: 1280, height: 1024 }, reducedMotion: "reduce" });
  const tab = await context.newPage();
  await tab.goto(page.url);
  await tab.evaluate(measures);
  const whole = await tab.evaluate(() => shownWords());
  for (const [name, { viewport, css, press }] of Object.entries(settings)) {
    await tab.setViewportSize(viewport);
    if (css) await tab.evaluate((css) => own(css), css);
    if (press && (await tab.locator(press).count())) await tab.click(press);
    const found = await tab.evaluate((whole) => [...sideways(), ...cut(), ...overlaid(), ...lost(whole)], whole);
    const told = found.slice(0, 4).map((fault) => `${name}: ${fault}`);
    faults.push(...told, ...(found.length > 4 ? [`${name}: and ${found.length - 4} more`] : []));
    await tab.evaluate(() => own(""));
  }
  await context.close();
  verdict.say(`${page.kind} ${page.name}`, faults);
});
await browser.close();
verdict.end(`nothing lost, cut or overlaid: ${Object.keys(settings).join(", ")}`);

// What is measured, within the page.
function measures() {
  const words = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (walker.currentNode.data.trim() && !walker.currentNode.parentElement.closest("script, style, option, svg, .skip, [aria-hidden=true]")) words.push(walker.currentNode);
  const range = document.createRange();
  const boxes = (text) => {
    range.selectNodeContents(text);
    return [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
  };
  const shown = (text) => text.parentElement.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true });
  // Words for screen readers alone are cut to a dot on purpose.
  const unseen = (text) => {
    for (let box = text.parentElement; box; box = box.parentElement) if (getComputedStyle(box).position === "absolute" && box.clientWidth <= 1) return true;
    return false;
  };
  const say = (text) => `“${text.data.trim().slice(0, 30)}” in <${text.parentElement.localName} class="${text.parentElement.className}">`;
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [sheet];

  globalThis.own = (css) => sheet.replaceSync(css);
  globalThis.sideways = () => {
    const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (over <= 0) return [];
    const wide = [...document.querySelectorAll("body *")].filter((box) => box.getBoundingClientRect().right > innerWidth + 1 && !box.closest("[role=region]"));
    return [`the page scrolls sideways by ${over}: ${wide.at(-1)?.cloneNode().outerHTML.slice(0, 100)}`];
  };
  globalThis.shownWords = () => words.map((text) => shown(text) && boxes(text).length > 0);
  globalThis.lost = (whole) => {
    const now = shownWords();
    return words.filter((text, at) => whole[at] && !now[at]).map((text) => `lost: ${say(text)}`);
  };
  globalThis.cut = () =>
    words.filter((text) => {
      if (!shown(text) || unseen(text)) return false;
      const rects = boxes(text);
      for (let box = text.parentElement; box && box !== document.documentElement; box = box.parentElement) {
        const { overflowX, overflowY, position } = getComputedStyle(box);
        const edge = box.getBoundingClientRect();
        if (/hidden|clip/.test(overflowX) && rects.some(({ left, right }) => left < edge.left - 1 || right > edge.right + 1)) return true;
        if (/hidden|clip/.test(overflowY) && rects.some(({ top, bottom }) => top < edge.top - 3 || bottom > edge.bottom + 3)) return true;
        if (/auto|scroll/.test(overflowX) || position === "fixed") return false;
      }
      return rects.some(({ left }) => left + scrollX < -1);
    }).map((text) => `cut: ${say(text)}`);
  globalThis.overlaid = () => {
    // Within what scrolls, heads and first columns lie over the rest on purpose.
    const rects = words
      .filter((text) => shown(text) && !unseen(text) && !text.parentElement.closest("[role=region], .skip"))
      .flatMap((text) => boxes(text).map((rect) => ({ text, rect })))
      .sort((a, b) => a.rect.top - b.rect.top);
    const faults = [];
    rects.forEach(({ text, rect }, at) => {
      for (let next = at + 1; next < rects.length && rects[next].rect.top < rect.bottom - 4; next += 1) {
        const other = rects[next];
        if (other.text !== text && other.rect.left < rect.right - 3 && rect.left < other.rect.right - 3 && other.rect.top < rect.bottom - rect.height * 0.35) faults.push(`overlaid: ${say(text)} and ${say(other.text)}`);
      }
    });
    return faults;
  };
}
