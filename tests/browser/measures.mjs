// What is measured of a page that is narrow, enlarged or respaced, in any browser: whether anything is lost, cut off,
// laid over something else, or to be scrolled sideways.

// How a page is shown: its window, a style of the reader's own, a control that is pressed.
export const settings = {
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
  // In the widest letters in use, since fonts differ from one machine to the next.
  "larger text": {
    viewport: { width: 390, height: 844 },
    css: '* { font-family: "DejaVu Serif", Verdana !important }',
    press: "button.text-size",
  },
};

// What is measured, within the page.
export function measures() {
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
